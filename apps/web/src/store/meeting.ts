/**
 * Whether another cluster was met behind the same address, or still is: its kinds are read anew one after the other, and until they are what differs is only how it came.
 * That ends with what is known, never by time: the clocks of two servers differ, and a list may be slow. Asked at every flush by the ledger, which tells nothing of it, by what
 * remembers who went, and by whoever shows the picture, which is laid out anew.
 */
import { isBeingRead } from '@switchboard/core/scene/being-read';
import { freshnessOf } from '@switchboard/core/scene/observed';
import { isOtherCluster } from '@switchboard/core/scene/other-cluster';
import type { Topology } from '@switchboard/core/topology';
import type { Flush } from './store.ts';

/** What stands of the cluster before until it is replaced; nodes come with the namespaces. */
const standing = { services: 'Service', pods: 'Pod' } as const;

type Standing = Pick<Topology, keyof typeof standing>;

export function createMeeting(): (flush: Flush) => 'met' | 'meeting' | undefined {
  /** The cluster before, while another one is being met. */
  let old: Standing | undefined;
  return ({ before, after, scope }) => {
    if (isOtherCluster(before, after)) {
      old = { services: before.services, pods: before.pods };
      return 'met';
    }
    if (old === undefined) return undefined;
    if (isBeingRead(before, [...scope]) || stands(old, before)) return 'meeting';
    old = undefined;
    return undefined;
  };
}

/** The very same elements, since a simulated cluster may call its own by the same UIDs again. Where a list failed nobody knows when it comes: that is not waited for. */
function stands(old: Standing, now: Topology): boolean {
  for (const map of ['services', 'pods'] as const)
    for (const [key, element] of old[map])
      if (
        now[map].get(key) === element &&
        freshnessOf(now, standing[map], element.namespace)?.state !== 'failed'
      )
        return true;
  return false;
}
