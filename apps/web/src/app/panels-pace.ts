/**
 * When panels are told: in a task of their own after the picture of the frame was drawn, and in a crowd seldom, so that writing them takes a small part of the time and
 * never the time of the picture. Made once by the page; the store asks it (its `later`).
 */

export interface PanelsPaceOptions {
  now(): number;
  after(ms: number, run: () => void): void;
  /** Runs when what was just told has been written. */
  written(run: () => void): void;
}

/** Panels that were written as fast as this, ms, may be written again at once. */
const quick = 4;
const restsPerCost = 20;
const longestRest = 1_000;

export function createPanelsPace({ now, after, written }: PanelsPaceOptions): (run: () => void) => void {
  /** Not before this. */
  let next = 0;
  return run =>
    after(Math.max(0, next - now()), () => {
      const started = now();
      run();
      written(() => {
        const ended = now();
        const cost = ended - started;
        next = cost <= quick ? ended : ended + Math.min(longestRest, restsPerCost * cost);
      });
    });
}
