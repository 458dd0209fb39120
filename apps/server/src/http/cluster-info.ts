/** `GET /api/v1/cluster`: which cluster this is, its namespaces as far as they may be listed, and what may be done to it. */
import type { ClusterIdentity } from '@switchboard/core/stream-event';
import type { Topology } from '@switchboard/core/topology';

export interface ClusterInfo {
  readonly identity: ClusterIdentity;
  readonly address: string;
  /** In the order of their names. The watched ones where the list may not be read. */
  readonly namespaces: readonly string[];
  /** False: the names are those that we were told to show, there may be others. */
  readonly namespacesComplete: boolean;
  readonly actions: boolean;
}

export interface ClusterFacts {
  readonly identity: ClusterIdentity;
  readonly address: string;
  /** The topology of the cluster shard. */
  readonly topology: Topology;
  /** The namespaces that are watched; empty for all. */
  readonly watched: readonly string[];
  readonly actions: boolean;
}

export function clusterInfo(facts: ClusterFacts): ClusterInfo {
  const { identity, address, watched, actions } = facts;
  const listed = [...facts.topology.namespaces.values()].map(namespace => namespace.name);
  const complete = listed.length > 0 && watched.length === 0;
  const known = complete ? listed : watched.length > 0 ? watched : [identity.defaultNamespace];
  return { identity, address, namespaces: known.toSorted(), namespacesComplete: complete, actions };
}
