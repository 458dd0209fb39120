/** Whether there is nothing to see on the stage, and why: then a card says so in its place, with what one may do. Pure. Asked by the page. */
import { isKindPictured } from '@switchboard/core/freshness';
import { isBeingRead } from '@switchboard/core/scene/being-read';
import { kindStates } from '@switchboard/core/scene/namespace-freshness';
import { emptyTopology, type Topology } from '@switchboard/core/topology';

type Holding = 'services' | 'pods' | 'doors';

export type Card = 'unheard' | 'reading' | 'empty' | 'no-rights';

export function cardOf(topology: Topology, shown: readonly string[]): Card | undefined {
  if (topology === emptyTopology) return 'unheard';
  if (shown.length === 0) return isBeingRead(topology, shown) ? 'reading' : undefined;
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
  if (!isEmpty) return undefined;
  if (shown.every(isPictured)) return 'empty';
  return isBeingRead(topology, shown) ? 'reading' : undefined;
}
