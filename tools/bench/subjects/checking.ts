/** What a process that checks a dump is started with, asked, and tells. */
export interface Checking {
  readonly pods: number;
  readonly namespaces: number;
  readonly form: 'json' | 'yaml';
}

/** Reads the documents of the dump and nothing else, or all that `switchboard check` does with it. */
export type CheckingAsked = 'parse' | 'check';

export interface CheckingTold {
  /** CPU time of the main thread. */
  readonly ms: number;
  readonly megabytes: number;
  /** Findings of any severity; of `parse` documents. */
  readonly found: number;
}
