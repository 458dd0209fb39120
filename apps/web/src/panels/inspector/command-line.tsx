/** A line for the shell, to be copied whole. */
import type { ReactNode } from 'react';
import { Copy } from '../copy.tsx';
import './command-line.css';

export function CommandLine({ line }: { readonly line: string }): ReactNode {
  return (
    <p className="command">
      <code>{line}</code> <Copy text={line} />
    </p>
  );
}
