/**
 * What becomes of a volume (kubernetes `pkg/controller/volume/persistentvolume/pv_controller.go`: syncVolume): it lies ready, belongs to a claim, or is left over from one.
 * Those that were made for a claim are taken away by `external-provisioner.ts`.
 */
import type { Controller, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { itself, objectOf } from './key.ts';

function phaseOf({ spec, metadata }: StoredObject, snapshot: Snapshot): string {
  const { claimRef } = spec;
  // Without a uid it is only kept for a claim.
  if (claimRef?.uid === undefined) return 'Available';
  const claim = snapshot.get('PersistentVolumeClaim', claimRef.namespace, claimRef.name);
  if (claim?.metadata.uid !== claimRef.uid) return 'Released';
  return claim?.spec.volumeName === metadata.name ? 'Bound' : 'Available';
}

export const persistentVolume: Controller = {
  name: 'persistentvolume-controller (volumes)',
  watches: {
    PersistentVolume: itself,
    PersistentVolumeClaim: ({ object }) => (object.spec?.volumeName ? [`/${object.spec.volumeName}`] : []),
  },
  reconcile(key, snapshot, now) {
    const volume = objectOf(snapshot, 'PersistentVolume', key);
    if (volume === undefined) return { writes: [] };
    const phase = phaseOf(volume, snapshot);
    if (volume.status?.phase === phase) return { writes: [] };
    const status = { ...volume.status, phase, lastPhaseTransitionTime: timestamp(now) };
    return { writes: [{ verb: 'status', object: { ...volume, status } }] };
  },
};
