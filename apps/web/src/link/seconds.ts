/**
 * The page's seconds, by the clock of the wall, which goes on while the computer sleeps: a second that took far longer was sleep. Counted once for the whole page, so that
 * whoever asks for a new stream after it and whoever says what was missed meanwhile speak of the same one.
 */
import { limits } from '@switchboard/core/link-steps';

export interface Second {
  /** When it began and ended, ms. */
  readonly from: number;
  readonly to: number;
  readonly slept: boolean;
}

export interface Seconds {
  /** When the one that is under way began. */
  began(): number;
  /** Called at the end of each. */
  subscribe(listener: (second: Second) => void): void;
}

/** `tick` is to be called once a second. */
export function createSeconds(now: () => number): Seconds & { tick(): void } {
  const listeners: ((second: Second) => void)[] = [];
  let from = now();
  return {
    began: () => from,
    subscribe: listener => void listeners.push(listener),
    tick() {
      const to = now();
      const second: Second = { from, to, slept: isSleep(to - from) };
      from = to;
      for (const listener of listeners) listener(second);
    },
  };
}

export function isSleep(ms: number): boolean {
  return ms > limits.wallJumpMs;
}
