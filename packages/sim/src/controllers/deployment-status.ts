/**
 * What a Deployment says about itself (kubernetes `pkg/controller/deployment/progress.go`, `sync.go` calculateStatus):
 * counts over its ReplicaSets, whether it is available, how the rollout gets on. Its texts are upstream's.
 */

import type { Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionOf, conditionsOf } from './condition.ts';
import type { Family } from './deployment-family.ts';

interface Counts {
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

const total = (sets: readonly StoredObject[], field: string): number =>
  sets.reduce((sum, set) => sum + (set.status?.[field] ?? 0), 0);

function availability(counts: Counts, { bounds }: Family): Condition {
  return counts.available >= bounds.desired - bounds.maxUnavailable
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

/** What says the same as before stays where and as it is; what is written anew stands last (SetDeploymentCondition). */
function told(conditions: readonly Condition[], wanted: Condition, time: string): readonly Condition[] {
  const held = conditions.find(({ type }) => type === wanted.type);
  if (held?.status === wanted.status && held.reason === wanted.reason) return conditions;
  return [
    ...conditions.filter(condition => condition !== held),
    {
      ...wanted,
      lastUpdateTime: time,
      lastTransitionTime: held?.status === wanted.status ? (held.lastTransitionTime ?? time) : time,
    },
  ];
}

const say = (status: Condition['status'], reason: string, message: string): Condition => ({
  type: 'Progressing',
  status,
  reason,
  message,
});

const progressOf = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.find(({ type }) => type === 'Progressing');

/** What is known before any progress is estimated: paused, resumed, a ReplicaSet made or found. */
function begun(family: Family, created: string | undefined, time: string): readonly Condition[] {
  const { deployment, current } = family;
  const conditions = conditionsOf(deployment);
  const reason = progressOf(conditions)?.reason;
  const paused: boolean = deployment.spec.paused === true;
  if (paused && reason !== 'ProgressDeadlineExceeded')
    return told(conditions, say('Unknown', 'DeploymentPaused', 'Deployment is paused'), time);
  const resumed =
    !paused && reason === 'DeploymentPaused'
      ? told(conditions, say('Unknown', 'DeploymentResumed', 'Deployment is resumed'), time)
      : conditions;
  if (created !== undefined)
    return told(resumed, say('True', 'NewReplicaSetCreated', `Created new replica set "${created}"`), time);
  if (current === undefined || reason !== undefined) return resumed;
  return told(
    resumed,
    say('True', 'FoundNewReplicaSet', `Found new replica set "${current.metadata.name}"`),
    time,
  );
}

/** How the rollout gets on (syncRolloutStatus). */
function estimated(
  counts: Counts,
  family: Family,
  conditions: readonly Condition[],
  now: number,
): readonly Condition[] {
  const { deployment, current, bounds } = family;
  const held = progressOf(conditions);
  if (held?.reason === 'NewReplicaSetAvailable' && counts.replicas === counts.updated) return conditions;
  const subject =
    current === undefined
      ? `Deployment "${deployment.metadata.name}"`
      : `ReplicaSet "${current.metadata.name}"`;
  const complete =
    counts.updated === bounds.desired &&
    counts.replicas === bounds.desired &&
    counts.available === bounds.desired;
  const time = timestamp(now);
  if (complete)
    return told(
      conditions,
      say('True', 'NewReplicaSetAvailable', `${subject} has successfully progressed.`),
      time,
    );
  const before = deployment.status ?? {};
  const old = (replicas = 0, updated = 0): number => replicas - updated;
  const moved =
    counts.updated > (before.updatedReplicas ?? 0) ||
    old(counts.replicas, counts.updated) < old(before.replicas, before.updatedReplicas) ||
    counts.ready > (before.readyReplicas ?? 0) ||
    counts.available > (before.availableReplicas ?? 0);
  if (moved) {
    const since = held?.status === 'True' ? held.lastTransitionTime : undefined;
    const wanted = say('True', 'ReplicaSetUpdated', `${subject} is progressing.`);
    return [
      ...conditions.filter(condition => condition !== held),
      { ...wanted, lastUpdateTime: time, lastTransitionTime: since ?? time },
    ];
  }
  const deadline = deadlineOf(family, conditions);
  if (deadline === undefined || deadline > now) return conditions;
  return told(
    conditions,
    say('False', 'ProgressDeadlineExceeded', `${subject} has timed out progressing.`),
    time,
  );
}

/** When an unfinished rollout counts as stuck. */
function deadlineOf({ deployment }: Family, conditions: readonly Condition[]): number | undefined {
  const held = progressOf(conditions);
  const seconds = deployment.spec.progressDeadlineSeconds ?? 600;
  if (held?.lastUpdateTime === undefined || held.reason === 'NewReplicaSetAvailable') return undefined;
  return Date.parse(held.lastUpdateTime) + seconds * 1000;
}

/** What keeps its ReplicaSets from making pods. */
function withFailure(
  conditions: readonly Condition[],
  sets: readonly StoredObject[],
  time: string,
): readonly Condition[] {
  const failure = sets.map(set => conditionOf(set, 'ReplicaFailure')).find(one => one !== undefined);
  return failure === undefined
    ? conditions.filter(({ type }) => type !== 'ReplicaFailure')
    : told(conditions, failure, failure.lastTransitionTime ?? time);
}

export interface StatusAsked {
  /** Not of a Deployment that is paused or being scaled. */
  readonly estimate: boolean;
  /** The name of the ReplicaSet that is being made now. */
  readonly created?: string | undefined;
}

export function deploymentStatus(
  family: Family,
  now: number,
  { estimate, created }: StatusAsked,
): { readonly write: Write; readonly wakeAt: number | undefined } {
  const { deployment, current, older } = family;
  const all = current === undefined ? older : [...older, current];
  const counts: Counts = {
    replicas: total(all, 'replicas'),
    updated: current?.status?.replicas ?? 0,
    ready: total(all, 'readyReplicas'),
    available: total(all, 'availableReplicas'),
  };
  const asked = all.reduce((sum, set) => sum + (set.spec.replicas ?? 0), 0);
  const time = timestamp(now);
  const available = told(begun(family, created, time), availability(counts, family), time);
  const newestFirst = current === undefined ? older : [current, ...older];
  const conditions = estimate
    ? withFailure(estimated(counts, family, available, now), newestFirst, time)
    : available;
  const nonZero = (field: string, count: number) => (count > 0 ? { [field]: count } : {});
  const status = {
    observedGeneration: deployment.metadata.generation,
    ...nonZero('replicas', counts.replicas),
    ...nonZero('updatedReplicas', counts.updated),
    ...nonZero('readyReplicas', counts.ready),
    ...nonZero('availableReplicas', counts.available),
    ...nonZero('unavailableReplicas', asked - counts.available),
    terminatingReplicas: total(all, 'terminatingReplicas'),
    conditions,
  };
  const deadline = deadlineOf(family, conditions);
  return {
    write: { verb: 'status', object: { ...deployment, status } },
    wakeAt: deadline !== undefined && deadline > now ? deadline : undefined,
  };
}
