/**
 * The condition that says why a pod is about to be taken away by the cluster itself (`DisruptionTarget`, kubernetes `pkg/util/pod`), written before its
 * deletion: by the taint manager, by the collector of pods without a node, by an eviction.
 */
import type { Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { conditionsOf, withCondition } from './condition.ts';

export function disrupted(
  pod: StoredObject,
  reason: string,
  message: string,
  now: number,
  more: Readonly<Record<string, unknown>> = {},
): Extract<Write, { verb: 'status' }> {
  const wanted = {
    type: 'DisruptionTarget',
    status: 'True',
    reason,
    message,
    lastProbeTime: null,
    observedGeneration: pod.metadata.generation ?? 1,
  } as const;
  const conditions = withCondition(conditionsOf(pod), wanted, timestamp(now));
  return { verb: 'status', object: { ...pod, status: { ...pod.status, conditions, ...more } } };
}
