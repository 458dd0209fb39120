/**
 * What a benchmark is to whoever runs it: a name, what it measures, and rows with what must hold and what is aimed at. Each is one file of `benchmarks/`.
 */

/** How long to measure: `full` for the table in the documentation, `quick` to see that nothing is broken. */
export type Effort = 'full' | 'quick';

/** Smaller is better, always: a limit is met by a value that does not exceed it. */
export interface Row {
  readonly measured: string;
  readonly value: number;
  /** The value as people read it, with its unit and what it was compared with. */
  readonly shown: string;
  readonly must?: Limit;
  readonly goal?: Limit;
}

export interface Limit {
  readonly most: number;
  readonly shown: string;
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** What is measured and how, for the reader of the table. */
  readonly about: string;
  run(effort: Effort, say: (line: string) => void): Promise<readonly Row[]>;
}

export const isMet = (row: Row, limit: Limit): boolean => row.value <= limit.most;

export const bytes = (most: number): Limit => ({ most, shown: `≤ ${most.toLocaleString('en')} B` });

/** A limit as a fraction of what it is compared with: `part(8)` is an eighth. */
export const part = (of: number): Limit => ({ most: 1 / of, shown: `≤ 1/${of}` });

/** `1/9.7`, or `1.2 ×` where it is no fraction. */
export const ratio = (value: number): string =>
  value < 1 ? `1/${(1 / value).toFixed(1)}` : `${value.toFixed(2)} ×`;
