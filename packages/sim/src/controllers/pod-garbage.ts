/**
 * Deletes pods whose Node object is gone (kubernetes `pkg/controller/podgc`: gcOrphaned, after a quarantine of 40 s).
 */
import type { Controller } from '../controller.ts';
import { keyOf, objectOf } from './key.ts';
import { disrupted } from './pod-disruption.ts';
import { isFinished } from './pod-state.ts';

const QUARANTINE_MS = 40_000;

export const podGarbage: Controller<{ readonly since: number }> = {
  name: 'pod-garbage-collector',
  watches: {
    Node: ({ type, object }, snapshot) =>
      type === 'DELETED' ? snapshot.having('node', object.metadata.name).map(keyOf) : [],
  },
  reconcile(key, snapshot, now, _dice, memory) {
    const pod = objectOf(snapshot, 'Pod', key);
    if (pod === undefined || snapshot.get('Node', undefined, pod.spec.nodeName ?? '') !== undefined)
      return { writes: [] };
    const since = memory?.since ?? now;
    if (now < since + QUARANTINE_MS) return { writes: [], wakeAt: since + QUARANTINE_MS, memory: { since } };
    const phase = isFinished(pod) ? {} : { phase: 'Failed' };
    return {
      writes: [
        disrupted(pod, 'DeletionByPodGC', 'PodGC: node no longer exists', now, phase),
        { verb: 'delete', object: pod, graceSeconds: 0 },
      ],
    };
  },
};
