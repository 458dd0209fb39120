/** The kinds of fault, read from `faults.txt`, where they are written as kubectl lines. */
import { readFileSync } from 'node:fs';
import type { Target } from './draw.ts';

export interface Fault {
  readonly name: string;
  /** What it needs to find in the cluster. */
  readonly on: string;
  /** The rules of which the first finding must be one. */
  readonly causes: readonly string[];
  readonly lines: readonly string[];
}

export function readFaults(): readonly Fault[] {
  const text = readFileSync(new URL('../faults.txt', import.meta.url), 'utf8');
  return text
    .split(/^== /m)
    .slice(1)
    .map(block => {
      const [head = '', ...lines] = block.split('\n').filter(line => line !== '' && !line.startsWith('#'));
      const [name = '', on = '', ...causes] = head.split(' ');
      return { name, on, causes, lines };
    });
}

/** A line with the words of a target in the places of $NAMES. */
export function fill(line: string, target: Target): string {
  return line.replaceAll(/\$([A-Z]+)/g, (whole, word: string) => {
    const value = target[word];
    if (value === undefined) throw new Error(`nothing stands for ${whole} in ${line}`);
    return value;
  });
}
