/**
 * Deletes Jobs a while after they have finished (kubernetes `pkg/controller/ttlafterfinished`): `ttlSecondsAfterFinished`.
 */
import type { Controller } from '../controller.ts';
import { conditionOf } from './condition.ts';
import { itself, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';

export const ttlAfterFinished: Controller = {
  name: 'ttl-after-finished-controller',
  watches: { Job: itself },
  reconcile(key, snapshot, now) {
    const job = objectOf(snapshot, 'Job', key);
    const ttl: number | undefined = job?.spec.ttlSecondsAfterFinished;
    if (job === undefined || ttl === undefined || isTerminating(job)) return { writes: [] };
    const end = [conditionOf(job, 'Complete'), conditionOf(job, 'Failed')].find(
      held => held?.status === 'True',
    );
    if (end === undefined) return { writes: [] };
    const at = Date.parse(end.lastTransitionTime ?? '') + ttl * 1000;
    if (now < at) return { writes: [], wakeAt: at };
    return { writes: [{ verb: 'delete', object: job, propagation: 'Foreground' }] };
  },
};
