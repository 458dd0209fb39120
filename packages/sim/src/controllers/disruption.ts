/**
 * Says of every PodDisruptionBudget how many of its pods may be evicted now (kubernetes `pkg/controller/disruption/disruption.go`).
 * Rules: healthy are ready pods that nobody has asked to go; `minAvailable` as a number is taken as it is, percentages and
 * `maxUnavailable` are counted from the scale of the workloads that own the pods. An eviction asks this status, nothing else.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { conditionsOf, withCondition } from './condition.ts';
import { eitherSide, itself, keyOf, objectOf } from './key.ts';
import { controllerOf } from './owner.ts';
import { isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { matchesSelector } from './selector.ts';

/** Unlike a workload's, an empty selector of a budget means every pod of the namespace; a missing one means none. */
export function covers(budget: StoredObject, pod: StoredObject): boolean {
  const selector = budget.spec?.selector;
  if (selector === undefined || budget.metadata.namespace !== pod.metadata.namespace) return false;
  const terms = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length;
  return terms === 0 || matchesSelector(selector, pod.metadata.labels);
}

/** What sets the scale of a pod: its owner, or the owner's owner for ReplicaSets of a Deployment. */
function scalerOf(pod: StoredObject, snapshot: Snapshot): StoredObject | undefined {
  const { namespace } = pod.metadata;
  const direct = controllerOf(pod);
  const owner = direct && snapshot.get(direct.kind, namespace, direct.name);
  if (owner?.kind !== 'ReplicaSet') return owner?.kind === 'StatefulSet' ? owner : undefined;
  const parent = controllerOf(owner);
  return (parent && snapshot.get(parent.kind, namespace, parent.name)) ?? owner;
}

function scaleOf(pods: readonly StoredObject[], snapshot: Snapshot): number {
  const scalers = new Map<string, number>();
  for (const pod of pods) {
    const scaler = scalerOf(pod, snapshot);
    if (scaler !== undefined) scalers.set(scaler.metadata.uid, scaler.spec.replicas ?? 1);
  }
  return [...scalers.values()].reduce((sum, replicas) => sum + replicas, 0);
}

/** Percentages round up. */
const resolved = (value: number | string, total: number): number =>
  typeof value === 'number' ? value : Math.ceil((Number.parseFloat(value) * total) / 100) || 0;

function expectation(
  { spec = {} }: StoredObject,
  pods: readonly StoredObject[],
  snapshot: Snapshot,
): { readonly expectedPods: number; readonly desiredHealthy: number } {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable === 'number')
    return { expectedPods: pods.length, desiredHealthy: minAvailable };
  const expectedPods = scaleOf(pods, snapshot);
  if (maxUnavailable !== undefined)
    return {
      expectedPods,
      desiredHealthy: Math.max(0, expectedPods - resolved(maxUnavailable, expectedPods)),
    };
  return { expectedPods, desiredHealthy: resolved(minAvailable ?? 0, expectedPods) };
}

const budgetsAround = ({ metadata }: StoredObject, snapshot: Snapshot): readonly string[] =>
  snapshot.list('PodDisruptionBudget', metadata.namespace).map(keyOf);

export const disruption: Controller = {
  name: 'disruption-controller',
  watches: {
    // Its own status is no news.
    PodDisruptionBudget: change =>
      change.type === 'MODIFIED' && change.object.metadata.generation === change.previous?.metadata.generation
        ? []
        : itself(change),
    Pod: eitherSide((pod, snapshot) =>
      snapshot
        .list('PodDisruptionBudget', pod.metadata.namespace)
        .filter(budget => covers(budget, pod))
        .map(keyOf),
    ),
    ...Object.fromEntries(
      ['Deployment', 'ReplicaSet', 'StatefulSet'].map(kind => [
        kind,
        ({ object }, snapshot) => budgetsAround(object, snapshot),
      ]),
    ),
  },
  reconcile(key, snapshot, now) {
    const budget = objectOf(snapshot, 'PodDisruptionBudget', key);
    if (budget === undefined) return { writes: [] };
    const pods = snapshot.list('Pod', budget.metadata.namespace).filter(pod => covers(budget, pod));
    const currentHealthy = pods.filter(pod => isReady(pod) && !isTerminating(pod)).length;
    const { expectedPods, desiredHealthy } = expectation(budget, pods, snapshot);
    const disruptionsAllowed = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
    const conditions = withCondition(
      conditionsOf(budget),
      {
        type: 'DisruptionAllowed',
        ...(disruptionsAllowed > 0
          ? { status: 'True', reason: 'SufficientPods' }
          : { status: 'False', reason: 'InsufficientPods' }),
        message: '',
        observedGeneration: budget.metadata.generation ?? 1,
      },
      timestamp(now),
    );
    const status = {
      conditions,
      currentHealthy,
      desiredHealthy,
      disruptionsAllowed,
      expectedPods,
      observedGeneration: budget.metadata.generation,
    };
    const report: Write = { verb: 'status', object: { ...budget, status } };
    if (pods.length > 0) return { writes: [report] };
    const alone = recordEvent(snapshot, now, {
      about: budget,
      reason: 'NoPods',
      message: 'No matching pods found',
      component: 'controllermanager',
    });
    return { writes: [alone, report] };
  },
};
