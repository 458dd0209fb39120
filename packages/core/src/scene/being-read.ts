/**
 * Whether what is looked at is still being read: then a difference is what was there already, and no news. Asked by the stage before it marks a change, by the ledger
 * before it tells one, by the headline before it underlines itself, and by `place`.
 */
import type { Kind } from '../kubernetes/kind.ts';
import type { Topology } from '../topology.ts';
import { rowKinds } from './namespace-freshness.ts';
import { freshnessOf } from './observed.ts';

export function isBeingRead(
  { freshness }: Pick<Topology, 'freshness'>,
  namespaces: readonly string[],
): boolean {
  return [...freshness.values()].some(
    ({ state, scope }) =>
      (state === 'loading' || state === 'rate-limited') && (scope === '' || namespaces.includes(scope)),
  );
}

/** What decides how many rows there are and in which order: also who stands at a door, and how many pods a workload may have. */
const laidBy: readonly Kind[] = [
  ...rowKinds,
  ...(['Ingress', 'Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const),
  ...(['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet'] as const),
];

/** Whether something that rows are laid out by is on its way. */
export function isLayoutBeingRead(topology: Topology, namespaces: readonly string[]): boolean {
  return isLoading(topology, namespaces, laidBy);
}

/** Whether the first list of one of these kinds is on its way. What is asked for later, or not given, is not waited for. */
export function isLoading(
  topology: Topology,
  namespaces: readonly string[],
  kinds: readonly Kind[],
): boolean {
  return namespaces.some(namespace =>
    kinds.some(kind => freshnessOf(topology, kind, namespace)?.state === 'loading'),
  );
}
