/**
 * Whether it is still the same cluster that answers behind this address: a cluster is known by the UID of its namespace kube-system, and where that may not be seen, by its
 * name. Asked by the line of notices.
 */
import type { ClusterIdentity } from '@switchboard/core/stream-event';
import type { Topology } from '@switchboard/core/topology';

interface Met {
  readonly name: string;
  readonly uid: string | undefined;
}

/** The name of the cluster that was met first, once another one answers; undefined as long as it is the same. */
export function createClusterBefore(): (
  cluster: ClusterIdentity | undefined,
  topology: Pick<Topology, 'namespaces'>,
) => string | undefined {
  let first: Met | undefined;
  return (cluster, { namespaces }) => {
    if (cluster === undefined) return undefined;
    const uid = [...namespaces.values()].find(({ name }) => name === 'kube-system')?.uid;
    if (first === undefined || (first.uid === undefined && first.name === cluster.name)) {
      first = { name: cluster.name, uid };
      return undefined;
    }
    const other =
      uid === undefined || first.uid === undefined ? cluster.name !== first.name : uid !== first.uid;
    return other ? first.name : undefined;
  };
}
