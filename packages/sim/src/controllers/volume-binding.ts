/**
 * What the scheduler has to do with claims (kubernetes `pkg/scheduler/framework/plugins/volumebinding`): a pod waits for those that are bound at once, and for those
 * that wait for it, it says for which node they are to be made, and takes its node when they are there.
 */
import type { Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { isDelayed, SELECTED_NODE } from './storage-class-of.ts';

interface Volume {
  readonly persistentVolumeClaim?: { readonly claimName: string };
}

const wantedBy = ({ spec }: StoredObject): readonly string[] =>
  ((spec.volumes ?? []) as readonly Volume[]).flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim === undefined ? [] : [persistentVolumeClaim.claimName],
  );

const claimsOf = (pod: StoredObject, snapshot: Snapshot): readonly StoredObject[] =>
  wantedBy(pod).flatMap(name => snapshot.get('PersistentVolumeClaim', pod.metadata.namespace, name) ?? []);

/** Pods without a node that want the claim. */
export const usersOf = ({ metadata }: StoredObject, snapshot: Snapshot): readonly StoredObject[] =>
  snapshot
    .having('node', '')
    .filter(pod => pod.metadata.namespace === metadata.namespace && wantedBy(pod).includes(metadata.name));

/** Claims are looked at before any node is (PreFilter). */
export function unboundClaim(pod: StoredObject, snapshot: Snapshot): string | undefined {
  for (const name of wantedBy(pod)) {
    const claim = snapshot.get('PersistentVolumeClaim', pod.metadata.namespace, name);
    if (claim === undefined) return `persistentvolumeclaim "${name}" not found`;
    if (!claim.spec?.volumeName && !isDelayed(claim, snapshot))
      return 'pod has unbound immediate PersistentVolumeClaims';
  }
  return undefined;
}

/** Where a volume has been asked for already. */
export const selectedNode = (pod: StoredObject, snapshot: Snapshot): string | undefined =>
  claimsOf(pod, snapshot).find(({ metadata }) => metadata.annotations?.[SELECTED_NODE] !== undefined)
    ?.metadata.annotations?.[SELECTED_NODE];

/** What is to be said of claims before the pod gets that node (PreBind); undefined when all of them are bound. */
export function assumeVolumes(
  pod: StoredObject,
  node: string,
  snapshot: Snapshot,
): readonly Write[] | undefined {
  const open = claimsOf(pod, snapshot).filter(({ spec }) => !spec?.volumeName);
  if (open.length === 0) return undefined;
  return open
    .filter(({ metadata }) => metadata.annotations?.[SELECTED_NODE] === undefined)
    .map(claim => ({
      verb: 'update',
      object: {
        ...claim,
        metadata: {
          ...claim.metadata,
          annotations: { ...claim.metadata.annotations, [SELECTED_NODE]: node },
        },
      },
    }));
}
