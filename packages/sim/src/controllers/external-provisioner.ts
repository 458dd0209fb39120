/**
 * Makes the volumes that claims of our StorageClass ask for, binds them, and takes them away with their claims: what an external provisioner and the binder
 * do together (sig-storage-lib-external-provisioner `controller/controller.go`; kubernetes `pkg/controller/volume/persistentvolume/pv_controller.go`).
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { itself, keyOf, objectOf } from './key.ts';
import { BOUND, BY_CONTROLLER } from './persistent-volume-binder.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { storageClassOf, waitsForConsumer } from './storage-class-of.ts';

export const PROVISIONER = 'sim.switchboard/hostpath';

const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';
const STORAGE_PROVISIONER = 'volume.kubernetes.io/storage-provisioner';

const classOf = (claim: StoredObject, snapshot: Snapshot): StoredObject | undefined => {
  const held = storageClassOf(claim, snapshot);
  return held?.['provisioner'] === PROVISIONER ? held : undefined;
};

const nameFor = (claim: StoredObject): string => `pvc-${claim.metadata.uid}`;

function volumeFor(claim: StoredObject, storageClass: StoredObject): Write {
  const { namespace, name, uid, resourceVersion } = claim.metadata;
  return {
    verb: 'create',
    object: {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: {
        name: nameFor(claim),
        annotations: { [PROVISIONED_BY]: PROVISIONER },
        finalizers: ['kubernetes.io/pv-protection'],
      },
      spec: {
        accessModes: claim.spec.accessModes,
        capacity: { storage: claim.spec.resources?.requests?.storage ?? '1Gi' },
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, resourceVersion, uid },
        hostPath: { path: `/tmp/hostpath-provisioner/${namespace}/${name}`, type: '' },
        persistentVolumeReclaimPolicy: storageClass['reclaimPolicy'] ?? 'Delete',
        storageClassName: storageClass.metadata.name,
        volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      },
      status: { phase: 'Bound' },
    },
  };
}

function provision(
  claim: StoredObject,
  storageClass: StoredObject,
  snapshot: Snapshot,
  now: number,
): readonly Write[] {
  const { namespace, name } = claim.metadata;
  const say = (reason: string, message: string, component: string): Write =>
    recordEvent(snapshot, now, { about: claim, component, reason, message });
  const annotations = {
    ...claim.metadata.annotations,
    [BOUND]: 'yes',
    [BY_CONTROLLER]: 'yes',
    [STORAGE_PROVISIONER]: PROVISIONER,
  };
  const bound = {
    ...claim,
    metadata: { ...claim.metadata, annotations },
    spec: { ...claim.spec, volumeName: nameFor(claim) },
  };
  const status = {
    phase: 'Bound',
    accessModes: claim.spec.accessModes,
    capacity: { storage: claim.spec.resources?.requests?.storage ?? '1Gi' },
  };
  return [
    say(
      'Provisioning',
      `External provisioner is provisioning volume for claim "${namespace}/${name}"`,
      PROVISIONER,
    ),
    volumeFor(claim, storageClass),
    say('ProvisioningSucceeded', `Successfully provisioned volume ${nameFor(claim)}`, PROVISIONER),
    { verb: 'update', object: bound },
    { verb: 'status', object: { ...bound, status: { ...claim.status, ...status } } },
  ];
}

/** The volume of a claim that is gone: deleted, or kept for whoever wants its contents. */
function release(volume: StoredObject, snapshot: Snapshot): readonly Write[] {
  const { claimRef, persistentVolumeReclaimPolicy: policy } = volume.spec;
  const claim = snapshot.get('PersistentVolumeClaim', claimRef?.namespace, claimRef?.name);
  if (claimRef === undefined || claim?.metadata.uid === claimRef.uid) return [];
  if (policy !== 'Delete')
    return [{ verb: 'status', object: { ...volume, status: { ...volume.status, phase: 'Released' } } }];
  // First it is asked to go, then nothing of its own keeps it (pv-protection-controller).
  const { finalizers: _, ...metadata } = volume.metadata;
  return isTerminating(volume)
    ? [{ verb: 'update', object: { ...volume, metadata } }]
    : [{ verb: 'delete', object: volume }];
}

const isOurs = ({ metadata }: StoredObject): boolean =>
  metadata.annotations?.[PROVISIONED_BY] === PROVISIONER;

const claimKey = ({ spec }: StoredObject): string =>
  `${spec.claimRef?.namespace ?? ''}/${spec.claimRef?.name}`;

export const externalProvisioner: Controller = {
  name: 'external-provisioner',
  watches: {
    PersistentVolume: ({ object }) => (isTerminating(object) && isOurs(object) ? [claimKey(object)] : []),
    PersistentVolumeClaim: itself,
    StorageClass: ({ type }, snapshot) =>
      type === 'ADDED' ? snapshot.list('PersistentVolumeClaim').map(keyOf) : [],
  },
  reconcile(key, snapshot, now) {
    const claim = objectOf(snapshot, 'PersistentVolumeClaim', key);
    if (claim === undefined) {
      const volumes = snapshot
        .list('PersistentVolume')
        .filter(volume => isOurs(volume) && claimKey(volume) === key);
      return { writes: volumes.flatMap(volume => release(volume, snapshot)) };
    }
    const storageClass = classOf(claim, snapshot);
    const wanted =
      storageClass !== undefined &&
      !isTerminating(claim) &&
      !claim.spec.volumeName &&
      !waitsForConsumer(claim, snapshot);
    return { writes: wanted ? provision(claim, storageClass, snapshot, now) : [] };
  },
};
