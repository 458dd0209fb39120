/**
 * What a Deployment says about itself (kubernetes `pkg/controller/deployment/progress.go`, `sync.go` calculateStatus):
 * counts over its ReplicaSets, whether it is available, how the rollout gets on. Its texts are upstream's.
 */
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionOf, conditionsOf, withCondition } from './condition.ts';
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

/** The Progressing condition, or the held one where nothing new is to be said. */
function progress(counts: Counts, family: Family, now: number): Condition | undefined {
  const { deployment, current, bounds } = family;
  const held = conditionOf(deployment, 'Progressing');
  const name = current?.metadata.name ?? '';
  const subject = current === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${name}"`;
  const say = (status: 'True' | 'False', reason: string, message: string): Condition => ({
    type: 'Progressing',
    status,
    reason,
    message,
    lastUpdateTime: timestamp(now),
  });
  if (held === undefined && current === undefined) return undefined;
  if (held === undefined) return say('True', 'NewReplicaSetCreated', `Created new replica set "${name}"`);
  const complete =
    counts.updated === bounds.desired &&
    counts.replicas === bounds.desired &&
    counts.available === bounds.desired;
  const told = held.reason === 'NewReplicaSetAvailable';
  if (told && counts.replicas === counts.updated) return held;
  if (complete) return say('True', 'NewReplicaSetAvailable', `${subject} has successfully progressed.`);
  const before = deployment.status ?? {};
  const old = (replicas = 0, updated = 0): number => replicas - updated;
  const moved =
    counts.updated > (before.updatedReplicas ?? 0) ||
    old(counts.replicas, counts.updated) < old(before.replicas, before.updatedReplicas) ||
    counts.ready > (before.readyReplicas ?? 0) ||
    counts.available > (before.availableReplicas ?? 0);
  if (moved) return say('True', 'ReplicaSetUpdated', `${subject} is progressing.`);
  const deadline = deadlineOf(family);
  if (deadline !== undefined && deadline <= now && held.reason !== 'ProgressDeadlineExceeded')
    return say('False', 'ProgressDeadlineExceeded', `${subject} has timed out progressing.`);
  return held;
}

/** When an unfinished rollout counts as stuck. */
function deadlineOf({ deployment }: Family): number | undefined {
  const held = conditionOf(deployment, 'Progressing');
  const seconds = deployment.spec.progressDeadlineSeconds ?? 600;
  if (held?.lastUpdateTime === undefined || held.reason === 'NewReplicaSetAvailable') return undefined;
  return Date.parse(held.lastUpdateTime) + seconds * 1000;
}

export function deploymentStatus(
  family: Family,
  now: number,
): { readonly object: StoredObject; readonly wakeAt: number | undefined } {
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
  const renewed = [availability(counts, family), progress(counts, family, now)].reduce(
    (conditions: readonly Condition[], condition) =>
      condition === undefined
        ? conditions
        : withCondition(
            conditions,
            { ...condition, lastUpdateTime: condition.lastUpdateTime ?? held(conditions, condition) ?? time },
            time,
          ),
    conditionsOf(deployment),
  );
  const nonZero = (field: string, count: number) => (count > 0 ? { [field]: count } : {});
  const status = {
    observedGeneration: deployment.metadata.generation,
    ...nonZero('replicas', counts.replicas),
    ...nonZero('updatedReplicas', counts.updated),
    ...nonZero('readyReplicas', counts.ready),
    ...nonZero('availableReplicas', counts.available),
    ...nonZero('unavailableReplicas', asked - counts.available),
    terminatingReplicas: total(all, 'terminatingReplicas'),
    conditions: renewed,
  };
  const object = { ...deployment, status };
  const deadline = deadlineOf({ ...family, deployment: object });
  return { object, wakeAt: deadline !== undefined && deadline > now ? deadline : undefined };
}

/** A condition that says the same as before keeps the time of its last update. */
const held = (conditions: readonly Condition[], { type, status }: Condition): string | undefined => {
  const found = conditions.find(condition => condition.type === type);
  return found?.status === status ? found.lastUpdateTime : undefined;
};
