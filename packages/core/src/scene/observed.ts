/**
 * What we know of a kind in a namespace: its own scope, else all namespaces. Undefined where nothing was said, as in a fixture without freshness.
 */
import type { Freshness } from '../freshness.ts';
import { freshnessKey } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { Topology } from '../topology.ts';

export function freshnessOf(topology: Topology, kind: Kind, namespace: string): Freshness | undefined {
  return (
    topology.freshness.get(freshnessKey(kind, namespace)) ?? topology.freshness.get(freshnessKey(kind, ''))
  );
}
