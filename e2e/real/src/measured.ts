/**
 * What a test found out in numbers, beside what it was to be at most: one line in the file that SWITCHBOARD_MEASURES names, for `npm run test:cluster` to print.
 * The limits that fail a test are wider than the bounds: a machine that tests has other things to do.
 */
import { appendFileSync } from 'node:fs';

export function measured(what: string, found: string): void {
  const file = process.env['SWITCHBOARD_MEASURES'];
  if (file !== undefined) appendFileSync(file, `${what}: ${found}\n`);
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
