/** A line for the shell, to be copied whole. */
import type { ReactNode } from 'react';
import { Copy } from '../copy.tsx';
import { ShellLine } from './shell-line.tsx';

export function CommandLine({ line }: { readonly line: string }): ReactNode {
  return (
    <p className="command">
      <ShellLine line={line} /> <Copy text={line} />
    </p>
  );
}
