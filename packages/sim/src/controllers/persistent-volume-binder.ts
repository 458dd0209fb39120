/**
 * Brings claims and volumes together (kubernetes `pkg/controller/volume/persistentvolume/pv_controller.go`): a claim gets a volume that lies ready for it, or waits for
 * one that is made, or for the first pod that wants it; every 15 seconds it is said why. Volumes are made by `external-provisioner.ts`.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { itself, keyOf, objectOf } from './key.ts';
import { isFinished, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { storageClassOf, waitsForConsumer } from './storage-class-of.ts';
import { usersOf } from './volume-binding.ts';
import { matchingVolume } from './volume-match.ts';

const PERIOD_MS = 15_000;
const COMPONENT = 'persistentvolume-controller';

export const BOUND = 'pv.kubernetes.io/bind-completed';
export const BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';

interface Why {
  readonly type?: 'Warning';
  readonly reason: string;
  readonly message: string;
}

function whyOf(claim: StoredObject, snapshot: Snapshot): Why {
  const name: string | undefined = claim.spec?.storageClassName;
  if (!name)
    return {
      reason: 'FailedBinding',
      message: 'no persistent volumes available for this claim and no storage class is set',
    };
  const storageClass = storageClassOf(claim, snapshot);
  if (storageClass === undefined)
    return {
      type: 'Warning',
      reason: 'ProvisioningFailed',
      message: `storageclass.storage.k8s.io "${name}" not found`,
    };
  if (waitsForConsumer(claim, snapshot)) {
    const pods = usersOf(claim, snapshot)
      .filter(pod => !isFinished(pod))
      .map(({ metadata }) => metadata.name);
    if (pods.length === 0)
      return {
        reason: 'WaitForFirstConsumer',
        message: 'waiting for first consumer to be created before binding',
      };
    const who = pods.length > 1 ? `pods ${pods.join(',')}` : `pod ${pods[0]}`;
    return { reason: 'WaitForPodScheduled', message: `waiting for ${who} to be scheduled` };
  }
  return {
    reason: 'ExternalProvisioning',
    message: `Waiting for a volume to be created either by the external provisioner '${storageClass['provisioner']}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
  };
}

function bind(claim: StoredObject, volume: StoredObject): readonly Write[] {
  const { namespace, name, uid, resourceVersion } = claim.metadata;
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, resourceVersion, uid };
  const marked = (object: StoredObject, marks: Readonly<Record<string, string>>) => ({
    ...object.metadata,
    annotations: { ...object.metadata.annotations, ...marks },
  });
  const bound = {
    ...claim,
    metadata: marked(claim, { [BOUND]: 'yes', [BY_CONTROLLER]: 'yes' }),
    spec: { ...claim.spec, volumeName: volume.metadata.name },
  };
  const { capacity, accessModes } = volume.spec;
  return [
    {
      verb: 'update',
      object: {
        ...volume,
        metadata: marked(volume, { [BY_CONTROLLER]: 'yes' }),
        spec: { ...volume.spec, claimRef },
      },
    },
    { verb: 'update', object: bound },
    {
      verb: 'status',
      object: { ...bound, status: { ...claim.status, phase: 'Bound', accessModes, capacity } },
    },
  ];
}

/** Claims without a volume. */
const open = (snapshot: Snapshot): readonly string[] =>
  snapshot
    .list('PersistentVolumeClaim')
    .filter(({ spec }) => !spec?.volumeName)
    .map(keyOf);

export const persistentVolumeBinder: Controller = {
  name: COMPONENT,
  watches: {
    PersistentVolumeClaim: ({ type, ...change }) => (type === 'ADDED' ? itself({ type, ...change }) : []),
    PersistentVolume: ({ type }, snapshot) => (type === 'DELETED' ? [] : open(snapshot)),
  },
  reconcile(key, snapshot, now) {
    const claim = objectOf(snapshot, 'PersistentVolumeClaim', key);
    if (claim === undefined || isTerminating(claim) || claim.spec?.volumeName) return { writes: [] };
    const volume = waitsForConsumer(claim, snapshot)
      ? undefined
      : matchingVolume(claim, snapshot.list('PersistentVolume'));
    if (volume !== undefined) return { writes: bind(claim, volume) };
    const pending = claim.status?.phase === 'Pending';
    return {
      writes: [
        ...(pending
          ? []
          : [
              {
                verb: 'status',
                object: { ...claim, status: { ...claim.status, phase: 'Pending' } },
              } as const,
            ]),
        recordEvent(snapshot, now, { about: claim, component: COMPONENT, ...whyOf(claim, snapshot) }),
      ],
      wakeAt: now + PERIOD_MS,
    };
  },
};
