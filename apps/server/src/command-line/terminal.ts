/** Where the command line speaks: results on standard output, everything else on standard error. */
import type { Notice } from './messages.ts';

export interface Terminal {
  print(text: string): void;
  warn(text: string): void;
}

export const terminal: Terminal = {
  print: text => process.stdout.write(`${text}\n`),
  warn: text => process.stderr.write(`${text}\n`),
};

export function tell(to: Terminal, notice: Notice): void {
  to.warn(`switchboard: ${notice.message}\n  ${notice.hint}`);
}
