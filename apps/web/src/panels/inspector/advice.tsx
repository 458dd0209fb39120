/** What one may do, as findings say it: a line for the shell, or a sentence where no single command does. */
import { showName } from '@switchboard/core/scene/show-name';
import type { ReactNode } from 'react';
import { CommandLine } from './command-line.tsx';

export const isCommand = (line: string): boolean => line.startsWith('kubectl ');

export function Advice({ line }: { readonly line: string }): ReactNode {
  if (isCommand(line)) return <CommandLine line={line} />;
  return <p className="command">{showName(line)}</p>;
}
