/**
 * When somebody went, and how long the tombstone stands: the words count the server's time, the linger counts the stage's clock, from when it went and not from when the
 * picture heard of it. Called by seats and stands for whoever is gone; keeps S9.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { EndpointId } from '../../topology.ts';
import type { Tombstone } from '../placement.ts';

export interface Clocks {
  /** How long a tombstone stands, ms. */
  readonly linger: number;
  /** Server time minus time of the stage's clock, ms; 0, without. */
  readonly serverAhead?: number;
  /** Server time at which this one went, as far as it is known; without, it is now. */
  readonly wentAt?: (key: Uid | EndpointId) => number | undefined;
}

export type Going = Pick<Tombstone, 'goneAt' | 'until'>;

/** Undefined where there is no tombstone: it went too long ago, or nobody knows when. `now` is the time of the stage's clock. */
export function goingAt(now: number, { linger, serverAhead = 0, wentAt }: Clocks) {
  const serverNow = now + serverAhead;
  return (keys: readonly (Uid | EndpointId | undefined)[]): Going | undefined => {
    const key = keys.find(known => known !== undefined) ?? '';
    const goneAt = wentAt === undefined ? serverNow : wentAt(key);
    if (goneAt === undefined) return undefined;
    const until = now + linger - Math.max(0, serverNow - goneAt);
    return until > now ? { goneAt, until } : undefined;
  };
}
