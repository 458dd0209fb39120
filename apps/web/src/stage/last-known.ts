/**
 * Whether the picture is only what was last known: a kind that it is made of is no longer heard of in a namespace that is looked at. Then nothing on it may look live.
 */
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Topology } from '@switchboard/core/topology';

const drawn = ['Service', 'EndpointSlice', 'Pod'] as const;

export function isLastKnown(topology: Topology, namespaces: readonly string[]): boolean {
  return namespaces.some(namespace =>
    drawn.some(kind => freshnessOf(topology, kind, namespace)?.state === 'stale'),
  );
}
