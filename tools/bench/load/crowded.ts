/** What the server of the stage's benchmarks is started with, asked, and tells. */
export interface Crowded {
  readonly pods: number;
}

export interface CrowdedAsked {
  readonly replacementsPerSecond: number;
  /** So many at once, beside. */
  readonly once?: number;
}

export interface CrowdedTold {
  readonly url: string;
  /** Replacements that have ended since the start. */
  readonly replaced: number;
}
