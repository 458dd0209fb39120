/** What a simulated cluster that changes evenly is started with, asked, and tells. */
export interface Breathing {
  /** `large-50x100`: namespaces by pods in each. */
  readonly scenario: string;
  /** Writes of kinds that Switchboard reads. */
  readonly changesPerSecond: number;
  /** The namespace whose pods are told about; this part of the probes that fail and recover are there. */
  readonly viewed: string;
  readonly viewedPart: number;
}

/** `now`: only the time. `begin` and `end`: of the load. */
export type BreathingAsked = 'now' | 'begin' | 'end';

export interface BreathingTold {
  readonly url: string;
  /** `Date.now()` with fractions, of this process. */
  readonly now: number;
  /** When the API server wrote that a viewed pod is ready or not. */
  readonly writes: readonly { readonly uid: string; readonly at: number }[];
  readonly changes: number;
}
