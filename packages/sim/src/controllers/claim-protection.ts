/**
 * Lets a deleted claim go once no pod uses it (kubernetes `pkg/controller/volume/pvcprotection/pvc_protection_controller.go`): takes away the finalizer that every
 * claim is given. A pod uses its claims from the moment it has a node until it is over.
 */
import type { Controller, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { eitherSide, itself, objectOf } from './key.ts';
import { isFinished, isTerminating } from './pod-state.ts';

const FINALIZER = 'kubernetes.io/pvc-protection';

interface Volume {
  readonly persistentVolumeClaim?: { readonly claimName: string };
}

const claimsOf = ({ spec }: StoredObject): readonly string[] =>
  ((spec?.volumes ?? []) as readonly Volume[]).flatMap(({ persistentVolumeClaim: claim }) =>
    claim === undefined ? [] : [claim.claimName],
  );

const isUsed = ({ metadata: { namespace, name } }: StoredObject, snapshot: Snapshot): boolean =>
  snapshot
    .list('Pod', namespace)
    .some(pod => pod.spec?.nodeName && !isFinished(pod) && claimsOf(pod).includes(name));

export const claimProtection: Controller = {
  name: 'pvc-protection-controller',
  watches: {
    PersistentVolumeClaim: itself,
    Pod: eitherSide(pod => claimsOf(pod).map(name => `${pod.metadata.namespace ?? ''}/${name}`)),
  },
  reconcile(key, snapshot) {
    const claim = objectOf(snapshot, 'PersistentVolumeClaim', key);
    if (claim === undefined || !isTerminating(claim)) return { writes: [] };
    const { finalizers = [], ...metadata } = claim.metadata;
    if (!finalizers.includes(FINALIZER) || isUsed(claim, snapshot)) return { writes: [] };
    const left = finalizers.filter(name => name !== FINALIZER);
    const next = left.length === 0 ? metadata : { ...metadata, finalizers: left };
    return { writes: [{ verb: 'update', object: { ...claim, metadata: next } }] };
  },
};
