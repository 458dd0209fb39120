/**
 * How long a Job waits before it tries again (kubernetes `pkg/controller/job/backoff_utils.go`): 10 s after the first failure since the last
 * success, doubled with each, at most ten minutes.
 */
import type { StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 600_000;

/** The controller's memory: it counts pods that are long gone, too. */
export interface BackOff {
  readonly failures: number;
  readonly lastFailure: number;
}

export const NO_FAILURE: BackOff = { failures: 0, lastFailure: 0 };

interface Status {
  readonly state?: { readonly terminated?: { readonly finishedAt?: string } };
}

/** When the last container ended, else when readiness was lost, else when it was asked to go. */
function finishedAt(pod: StoredObject): number {
  const ends = (pod.status?.containerStatuses ?? []).map(
    (held: Status) => Date.parse(held.state?.terminated?.finishedAt ?? '') || 0,
  );
  const last = Math.max(0, ...ends);
  return last > 0
    ? last
    : Date.parse(
        pod.metadata.deletionTimestamp ??
          conditionOf(pod, 'Ready')?.lastTransitionTime ??
          pod.metadata.creationTimestamp,
      );
}

/** With pods that have ended since it was asked last. */
export function backOffAfter(
  held: BackOff,
  succeeded: readonly StoredObject[],
  failed: readonly StoredObject[],
): BackOff {
  if (succeeded.length === 0 && failed.length === 0) return held;
  const success = Math.max(0, ...succeeded.map(finishedAt));
  const later = failed.map(finishedAt).filter(at => at > success);
  const before = succeeded.length === 0 ? held.failures : 0;
  if (before + later.length === 0) return NO_FAILURE;
  return { failures: before + later.length, lastFailure: Math.max(held.lastFailure, ...later) };
}

/** When the next pod may be made; the past where nothing failed. */
export const nextTry = ({ failures, lastFailure }: BackOff): number =>
  failures === 0 ? 0 : lastFailure + Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
