/** A clock that stands still until a test steps it. Timers run in the order of their moments, ties in the order in which they were set. */
import type { Clock } from '../clock.ts';

export interface HandClock extends Clock {
  /** Moves on by `ms` and runs what falls due on the way, each at its own moment. */
  step(ms: number): void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export function handClock(start = Date.UTC(2026, 0, 1)): HandClock {
  let elapsed = 0;
  let order = 0;
  const timers = new Set<Timer>();
  const nextDue = (limit: number): Timer | undefined =>
    [...timers].filter(timer => timer.at <= limit).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  return {
    now: () => start + elapsed,
    monotonic: () => elapsed,
    after(ms, run) {
      order += 1;
      const timer: Timer = { at: elapsed + ms, order, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    step(ms) {
      const end = elapsed + ms;
      for (let timer = nextDue(end); timer !== undefined; timer = nextDue(end)) {
        timers.delete(timer);
        elapsed = timer.at;
        timer.run();
      }
      elapsed = end;
    },
  };
}
