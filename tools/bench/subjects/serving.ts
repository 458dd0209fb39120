/** What a process that serves viewers is started with, asked, and tells. */
export interface Serving {
  /** `shared`: hub and streams of the server. `each`: one JSON.stringify and one write per event and viewer. */
  /** `judged`: like `shared`, with what is wrong found and streamed beside, as the program does. */
  readonly mode: 'shared' | 'judged' | 'each';
  readonly pods: number;
  readonly changesPerSecond: number;
  /** Letters that each change carries beside what it is about. */
  readonly padding: number;
  readonly watchMemory: boolean;
}

/** `begin` a stretch of changes, `end` it. Both collect garbage where that is allowed. */
export type ServingAsked = 'begin' | 'end';

export interface ServingTold {
  readonly port: number;
  readonly path: string;
  /** Of the stretch that ended. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly changes: number;
  /** Viewers who fell so far behind that they owe a snapshot. */
  readonly resyncs: number;
  readonly peakRss: number;
  /** Heap and what hangs on it, after a collection. */
  readonly kept: number;
}
