/**
 * How many of the lists are heard: each row of the table of watches counts once, in the number of its own state. Pure. Said above that table.
 */
import type { Freshness } from '@switchboard/core/freshness';
import { isOptional } from '@switchboard/core/kubernetes/kind';

export interface HeardLists {
  readonly live: number;
  /** Those that are to be heard. */
  readonly of: number;
  /** Refused, and the picture does without. */
  readonly notShown: number;
  /** The cluster has no such kind. */
  readonly absent: number;
}

export function heardLists(all: readonly Freshness[]): HeardLists {
  const absent = all.filter(({ state }) => state === 'absent').length;
  const notShown = all.filter(isNotShown).length;
  const live = all.filter(({ state }) => state === 'live' || state === 'polled').length;
  return { live, of: all.length - absent - notShown, notShown, absent };
}

/** What the picture does without is not missed: it is only not shown. */
export function isNotShown({ kind, state }: Freshness): boolean {
  return isOptional(kind) && state === 'denied';
}
