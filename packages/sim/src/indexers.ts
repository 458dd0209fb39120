/**
 * What objects can be found by besides kind, namespace and name (client-go `tools/cache` Indexers), so that a controller looks at its own
 * and not at everybody's. Kept by the object table with every write; read through `Snapshot.having`.
 */
import type { StoredObject } from './object.ts';

type Indexer = (object: StoredObject) => readonly string[];

const NOTHING: readonly string[] = [];

/** The namespace's pods that no controller owns (upstream: OrphanPodIndexKey). */
const isOrphan = ({ metadata: { ownerReferences = [] } }: StoredObject): boolean =>
  !ownerReferences.some(({ controller }) => controller === true);

/** What an Event is about: whoever says the same again, or much alike, adds to one that is there. */
export const eventSubject = (uid: string, reason: string): string => `${uid}/${reason}`;

/** A Service asks for topology aware hints by annotation (kubernetes `pkg/apis/core`: AnnotationTopologyMode and its elder). */
export function hintsEnabled({ metadata: { annotations = {} } }: StoredObject): boolean {
  const value =
    annotations['service.kubernetes.io/topology-aware-hints'] ??
    annotations['service.kubernetes.io/topology-mode'];
  return value === 'Auto' || value === 'auto';
}

export const INDEXERS = {
  /** By the uid of an owner: what belongs to it. */
  owner: ({ metadata: { ownerReferences } }) => ownerReferences?.map(({ uid }) => uid) ?? NOTHING,
  /** By namespace: pods that somebody may adopt. */
  orphan: object => (object.kind === 'Pod' && isOrphan(object) ? [object.metadata.namespace ?? ''] : NOTHING),
  /** By the name of the node: its pods; by the empty name: those that have none. */
  node: ({ kind, spec }) => (kind === 'Pod' ? [spec?.nodeName ?? ''] : NOTHING),
  /** By `eventSubject`: Events. */
  event: ({ kind, involvedObject, reason }) =>
    kind === 'Event' ? [eventSubject(involvedObject?.uid, reason)] : NOTHING,
  /** By cluster IP: Services. */
  address: ({ kind, spec }) => (kind === 'Service' ? (spec?.clusterIPs ?? NOTHING) : NOTHING),
  /** By "Auto": Services whose endpoints are spread over zones by what the nodes have. */
  zoned: object => (object.kind === 'Service' && hintsEnabled(object) ? ['Auto'] : NOTHING),
  /** By number: Services that hold that node port. */
  nodePort: ({ kind, spec }) =>
    kind === 'Service' && (spec?.type === 'NodePort' || spec?.type === 'LoadBalancer')
      ? ((spec.ports ?? []) as readonly { readonly nodePort?: number }[]).flatMap(({ nodePort }) =>
          nodePort === undefined ? [] : [String(nodePort)],
        )
      : NOTHING,
} satisfies Readonly<Record<string, Indexer>>;

export type IndexName = keyof typeof INDEXERS;
