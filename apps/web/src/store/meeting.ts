/**
 * Whether another cluster was met behind the same address, or still is: its kinds are read anew one after the other, and for some seconds what differs is only how it came. Asked
 * at every flush by the ledger, which tells nothing of it, and by whoever shows the picture, which is laid out anew.
 */
import { isOtherCluster } from '@switchboard/core/scene/other-cluster';
import type { Flush } from './store.ts';

/** Server time, ms. */
const lasts = 5_000;

export function createMeeting(): (flush: Flush) => 'met' | 'meeting' | undefined {
  let metAt = Number.NEGATIVE_INFINITY;
  return ({ before, after, at }) => {
    if (isOtherCluster(before, after)) {
      metAt = at;
      return 'met';
    }
    return at - metAt < lasts ? 'meeting' : undefined;
  };
}
