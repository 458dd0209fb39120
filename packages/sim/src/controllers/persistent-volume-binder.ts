/**
 * Claims for volumes in a cluster that has none to give (kubernetes `pkg/controller/volume/persistentvolume/pv_controller.go`): a claim waits, and every
 * 15 seconds it is said why.
 */
import type { Controller } from '../controller.ts';
import { itself, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const PERIOD_MS = 15_000;
const COMPONENT = 'persistentvolume-controller';

export const persistentVolumeBinder: Controller = {
  name: COMPONENT,
  watches: {
    PersistentVolumeClaim: ({ type, ...change }) => (type === 'ADDED' ? itself({ type, ...change }) : []),
  },
  reconcile(key, snapshot, now) {
    const claim = objectOf(snapshot, 'PersistentVolumeClaim', key);
    if (claim === undefined || isTerminating(claim) || claim.spec?.volumeName) return { writes: [] };
    const name: string | undefined = claim.spec?.storageClassName;
    const missing = name ? snapshot.get('StorageClass', undefined, name) === undefined : false;
    const why = missing
      ? {
          type: 'Warning' as const,
          reason: 'ProvisioningFailed',
          message: `storageclass.storage.k8s.io "${name}" not found`,
        }
      : {
          reason: 'FailedBinding',
          message: 'no persistent volumes available for this claim and no storage class is set',
        };
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
        ...(name && !missing
          ? []
          : [recordEvent(snapshot, now, { about: claim, component: COMPONENT, ...why })]),
      ],
      wakeAt: now + PERIOD_MS,
    };
  },
};
