/** What measured pages offer to those who measure: our own page's probe, and what `pages/` installs. Types only. */

export interface FrameLog {
  /** From one animation frame to the next, ms. */
  readonly intervals: readonly number[];
  /** Tasks of more than 50 ms. */
  readonly long: readonly number[];
}

export interface Frames {
  begin(): void;
  end(): FrameLog;
  /** Calls `act` in every animation frame for so long. */
  during(ms: number, act: (frame: number) => void): Promise<FrameLog>;
}

export interface Painted {
  readonly key: string;
  readonly at: number;
}

interface Probe {
  readonly painted: readonly Painted[];
  positions(): Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

declare global {
  interface Window {
    /** Of our page, where it was asked for it. */
    readonly switchboardProbe?: Probe;
    /** Of the pages beside it: when they had drawn for the first time. */
    readonly benchPaintedAt?: number;
    readonly benchFrames: Frames;
  }
}
