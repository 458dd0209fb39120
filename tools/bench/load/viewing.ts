/** What a process of viewers is started with, asked, and tells. */
export interface Viewing {
  readonly port: number;
  readonly path: string;
  readonly viewers: number;
  /** How many of them read what they get and note how old it is; the others only take it. */
  readonly sampled: number;
  /** Take the first bytes and then nothing any more. */
  readonly stall: boolean;
}

/** `take`: what was noted since the last time. */
export type ViewingAsked = 'take';

export interface ViewingTold {
  readonly latencies: readonly number[];
  readonly bytes: number;
  /** How many are still connected. */
  readonly open: number;
}
