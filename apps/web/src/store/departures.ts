/** When pods and lines went, by the time of the commit that said so: a picture that stood still, or was hidden, hears of it later. Kept for minutes. Owned by the store. */
import type { Frame } from '@switchboard/core/stream-event';

/** Longer than any tombstone stands, ms. */
const kept = 120_000;

export interface Departures {
  note(frame: Frame): void;
  /** Server time; undefined where it was not heard, or is long ago. */
  wentAt(key: string): number | undefined;
}

export function createDepartures(): Departures {
  /** In the order in which they were heard. */
  const times = new Map<string, number>();
  return {
    note({ at, patch }) {
      for (const key of [...(patch.pods?.gone ?? []), ...(patch.endpoints?.gone ?? [])]) {
        times.delete(key);
        times.set(key, at);
      }
      for (const [key, time] of times) {
        if (time > at - kept) break;
        times.delete(key);
      }
    },
    wentAt: key => times.get(key),
  };
}
