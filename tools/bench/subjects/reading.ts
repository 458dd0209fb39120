/** What a process that reads a cluster is started with, and what it tells when it has read it. */
export interface Reading {
  readonly url: string;
  /** For ours: the kinds to read. */
  readonly kinds: readonly string[];
}

export interface ReadingDone {
  /** From the start of the first request, everything loaded, to the last. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Endpoints or pods in the end. */
  readonly items: number;
  readonly peakBytes: number;
}

/** Begins to measure; the answer ends it. */
export function measureReading(): (items: number) => ReadingDone {
  const began = performance.now();
  const cpu = process.cpuUsage();
  return items => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      wallMs: performance.now() - began,
      cpuMs: (user + system) / 1000,
      items,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
  };
}
