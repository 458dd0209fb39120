/** Whether there is nothing to see on the stage, and why: then a card says so in its place, with what one may do. Pure. Asked by the page. */
import { isKindPictured } from '@switchboard/core/freshness';
import { kindStates } from '@switchboard/core/scene/namespace-freshness';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { LinkState } from '../link/status.ts';

type Holding = 'services' | 'pods' | 'doors';

export type Card = 'connecting' | 'refused' | 'empty' | 'no-rights';

/** Waiting alone does not help. */
export function isRefused(state: LinkState): boolean {
  return state === 'signed-out' || state === 'denied' || state === 'incompatible';
}

export function cardOf(topology: Topology, shown: readonly string[], state: LinkState): Card | undefined {
  if (topology === emptyTopology) return isRefused(state) ? 'refused' : 'connecting';
  if (shown.length === 0) return undefined;
  const all = shown.flatMap(namespace => kindStates(topology, namespace));
  if (all.every(one => one === 'denied')) return 'no-rights';
  const isPictured = (namespace: string) =>
    isKindPictured(topology.freshness, 'Service', namespace) &&
    isKindPictured(topology.freshness, 'Pod', namespace);
  const names = new Set(shown);
  const holds = (map: Holding) => {
    for (const { namespace } of topology[map].values()) if (names.has(namespace)) return true;
    return false;
  };
  const isEmpty = !holds('services') && !holds('pods') && !holds('doors');
  return isEmpty && shown.every(isPictured) ? 'empty' : undefined;
}
