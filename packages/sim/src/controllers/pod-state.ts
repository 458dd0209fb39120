/**
 * What workload controllers ask about a pod (kubernetes `pkg/api/v1/pod/util.go`, `pkg/controller/controller_utils.go`).
 */
import type { StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';

export const isTerminating = (pod: StoredObject): boolean => pod.metadata.deletionTimestamp !== undefined;

/** Succeeded or Failed: it will never run again. */
export const isFinished = (pod: StoredObject): boolean =>
  pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';

/** Counts towards the replicas of its owner. */
export const isActive = (pod: StoredObject): boolean => !isFinished(pod) && !isTerminating(pod);

/** The PodReady condition is True; no condition at all is not ready. */
export const isReady = (pod: StoredObject): boolean => conditionOf(pod, 'Ready')?.status === 'True';

/** Milliseconds since the epoch since when it is ready. */
export const readySince = (pod: StoredObject): number =>
  Date.parse(conditionOf(pod, 'Ready')?.lastTransitionTime ?? '') || 0;

/** Ready for at least `minReadySeconds`. */
export const isAvailable = (pod: StoredObject, minReadySeconds: number, now: number): boolean =>
  isReady(pod) && (minReadySeconds === 0 || readySince(pod) + minReadySeconds * 1000 <= now);

/** When a pod that is ready becomes available; undefined when it is, or is not ready. */
export const availableAt = (pod: StoredObject, minReadySeconds: number, now: number): number | undefined =>
  isReady(pod) && !isAvailable(pod, minReadySeconds, now)
    ? readySince(pod) + minReadySeconds * 1000
    : undefined;

/** The earlier of two times, either of which may be unset. */
export const earlier = (left: number | undefined, right: number | undefined): number | undefined =>
  left === undefined ? right : right === undefined ? left : Math.min(left, right);
