/**
 * What was known before a server that begins anew knows it again. A snapshot in which a kind has not been read yet says nothing about that kind: the last good
 * elements stand until it has been, so that a restart of the server never empties the picture. Called by the store when it merges its shards.
 * What is denied or absent is not remembered: that is an answer.
 */
import { routeKinds } from '@switchboard/core/kubernetes/gateway-api';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import { freshnessOf } from '@switchboard/core/scene/observed';
import { type MapName, mapNames, type Topology } from '@switchboard/core/topology';

/** The kinds that fill each map; freshness itself is always the newest, and what was found stands until all of it was judged anew. */
const kindsOf: Readonly<Record<Exclude<MapName, 'freshness'>, readonly Kind[]>> = {
  services: ['Service'],
  endpoints: ['EndpointSlice'],
  slices: ['EndpointSlice'],
  pods: ['Pod'],
  doors: ['Ingress', 'Gateway', ...routeKinds],
  workloads: ['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  budgets: ['PodDisruptionBudget'],
  routes: routeKinds,
  policies: ['NetworkPolicy'],
  findings: ['Service', 'Pod', 'EndpointSlice'],
  judged: ['Service', 'Pod', 'EndpointSlice'],
  nodes: ['Node'],
  classes: ['IngressClass'],
  namespaces: ['Namespace'],
};

/** `cluster` is the shard that carries the freshness. The shard itself where nothing has to be remembered. */
export function remember(ns: string, shard: Topology, before: Topology, cluster: Topology): Topology {
  let kept: Topology = shard;
  for (const map of mapNames) {
    if (map === 'freshness' || shard[map].size > 0 || before[map].size === 0) continue;
    if (!kindsOf[map].some(kind => isUnread(kind, ns, cluster))) continue;
    kept = { ...kept, [map]: before[map] };
  }
  return kept;
}

/** Not read yet, or not to be read at the moment: an empty map is no answer. */
function isUnread(kind: Kind, ns: string, cluster: Topology): boolean {
  const state = freshnessOf(cluster, kind, ns)?.state;
  return state === undefined || state === 'loading' || state === 'failed' || state === 'rate-limited';
}
