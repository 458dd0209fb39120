/**
 * When changes become commits: the first after a quiet time at once, further ones 50 ms later, and more rarely when commits are costly,
 * so that a busy cluster takes a fifth of the processor at most and is never more than a second behind (law V8).
 */
import type { Clock } from '../clock.ts';

export const shortestTick = 50;
export const longestTick = 1000;

/** Milliseconds between the end of a commit that took `cost` and the next one. */
export function restAfter(cost: number): number {
  return Math.min(longestTick, Math.max(shortestTick, cost * 4));
}

export interface Tick {
  /** There is something to commit. */
  ask(): void;
  stop(): void;
}

export function createTick(clock: Clock, commit: () => void): Tick {
  let notBefore = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;
  let stopped = false;

  function run(): void {
    cancel = undefined;
    const start = clock.monotonic();
    // Set first: a change that is told during the commit waits for the next one.
    notBefore = start + shortestTick;
    commit();
    const end = clock.monotonic();
    notBefore = end + restAfter(end - start);
  }

  return {
    ask() {
      if (stopped || cancel !== undefined) return;
      const wait = notBefore - clock.monotonic();
      if (wait <= 0) run();
      else cancel = clock.after(wait, run);
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
