/** Where a pod stands in its life, as far as rules are patient with it: whoever starts gets a minute. Pure, `now` is given. */
import type { PodObject } from '../kubernetes/object.ts';
import { wasInCluster } from './conditions.ts';

/** Graces: how long something may take before anybody speaks of it. */
export const grace = {
  podStart: 60_000,
  nodeStart: 60_000,
  /** In a tight quota a rollout is refused until somebody has left, and until it is tried again, which takes twice as long. */
  refusal: 90_000,
  slices: 30_000,
  loadBalancer: 5 * 60_000,
  status: 60_000,
  termination: 60_000,
} as const;

/** A manifest that no cluster has taken: it has neither a time nor a status. */
export const isPlanned = (pod: PodObject): boolean =>
  !wasInCluster(pod) && pod.phase === 'Pending' && pod.ips.length === 0 && pod.ready === undefined;

export const isLeaving = ({ meta }: PodObject): boolean => meta.deletion !== undefined;

/** It should have been gone for longer than anybody waits: the time of its deletion has the grace in it. */
export const isStuck = ({ meta }: PodObject, now: number): boolean =>
  now - (meta.deletion ?? now) > grace.termination;

/** It was ready once, and lost it. */
export function wasReady({ ready, readySince, started }: PodObject): boolean {
  return ready === false && readySince !== undefined && started !== undefined && readySince > started + 1_000;
}

/** It is not ready, and nobody could expect it to be yet. */
export function isStarting(pod: PodObject, now: number): boolean {
  if (pod.ready === true || isLeaving(pod) || wasReady(pod) || pod.restarts > 2) return false;
  return now - (pod.started ?? pod.meta.created) < grace.podStart;
}
