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

export function clusterInfo(
  identity: ClusterIdentity,
  address: string,
  cluster: Topology,
  scope: readonly string[],
  actions: boolean,
): ClusterInfo {
  const listed = [...cluster.namespaces.values()].map(namespace => namespace.name);
  const known = new Set(listed.length > 0 ? listed : [...scope, identity.defaultNamespace]);
  return {
    identity,
    address,
    namespaces: [...known].sort(),
    namespacesComplete: listed.length > 0,
    actions,
  };
}
