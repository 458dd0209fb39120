/**
 * When panels are told: after the picture of the frame was drawn, each in a task of its own, and in a crowd seldom, so that writing them takes a small part of the time and
 * never the time of the picture. Made once by the page; the store asks it (its `later`).
 */

export interface PanelsPaceOptions {
  now(): number;
  after(ms: number, run: () => void): void;
  /** Runs when what was just told has been written. */
  written(run: () => void): void;
  /** Whether what is looked at is still being read: who waits for it is told of all that comes. */
  arriving(): boolean;
}

type Pieces = () => readonly (() => void)[];

/** Panels that were written as fast as this, ms, may be written again at once. */
const quick = 4;
const restsPerCost = 20;
const longestRest = 1_000;
const longestRestOnArrival = 100;

export function createPanelsPace({
  now,
  after,
  written,
  arriving,
}: PanelsPaceOptions): (pieces: Pieces) => void {
  /** Not before this. */
  let next = 0;
  let telling = false;
  let asked: Pieces | undefined;

  function begin(): void {
    const pieces = asked;
    asked = undefined;
    tell(pieces?.() ?? [], 0);
  }

  function tell([piece, ...rest]: readonly (() => void)[], cost: number): void {
    const started = now();
    try {
      piece?.();
    } finally {
      written(() => {
        const spent = cost + now() - started;
        if (rest.length > 0) after(0, () => tell(rest, spent));
        else end(spent);
      });
    }
  }

  function end(cost: number): void {
    const longest = arriving() ? longestRestOnArrival : longestRest;
    next = now() + (cost <= quick ? 0 : Math.min(longest, restsPerCost * cost));
    telling = false;
    if (asked !== undefined) wait();
  }

  function wait(): void {
    telling = true;
    after(Math.max(0, next - now()), begin);
  }

  return pieces => {
    asked = pieces;
    if (!telling) wait();
  };
}
