/**
 * Whether all that is looked at is here: heard up to now, and read to its end. Until then what comes was there before and is no news. Asked before the stage marks a change,
 * before the headline underlines itself, and before it is said what was missed.
 */
import { isBeingRead } from '@switchboard/core/scene/being-read';
import type { Topology } from '@switchboard/core/topology';
import type { LinkStatus } from '../link/status.ts';
import type { Store } from '../store/store.ts';

export interface Heard {
  readonly store: Pick<Store, 'knows'>;
  readonly link: Pick<LinkStatus, 'state'>;
}

export function isWhole(topology: Topology, namespaces: readonly string[], { store, link }: Heard): boolean {
  return (
    link.state === 'live' &&
    // A server that has just begun has not even said what it will read.
    topology.freshness.size > 0 &&
    namespaces.length > 0 &&
    namespaces.every(store.knows) &&
    !isBeingRead(topology, namespaces)
  );
}
