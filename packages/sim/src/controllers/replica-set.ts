/**
 * Keeps as many active pods as a ReplicaSet asks for (kubernetes `pkg/controller/replicaset/replica_set.go`).
 * Rules: pods are counted by controller reference, orphans that match the selector are adopted, pods that stopped matching are let go;
 * at most 500 are created or deleted in one go; who must go first is ranked in `pod-ranking.ts`. Laws M10, M15.
 */
import type { Controller, Dice, Snapshot, Write } from '../controller.ts';
import { withDefaults } from '../defaults.ts';
import { isLimited, namespaceRefusal, withNamespaceLimits } from '../namespace-limits.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { claims } from './claim.ts';
import { type Condition, conditionsOf } from './condition.ts';
import { eitherSide, itself, keyOf, objectOf } from './key.ts';
import { claimable, controllerOf, isControlledBy } from './owner.ts';
import { drawName, podFromTemplate } from './pod-from-template.ts';
import { rankForDeletion } from './pod-ranking.ts';
import {
  availableAt,
  earlier,
  isActive,
  isAvailable,
  isFinished,
  isReady,
  isTerminating,
} from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import { matchesLabels, matchesSelector } from './selector.ts';

const COMPONENT = 'replicaset-controller';
const BURST = 500;

function manage(
  replicaSet: StoredObject,
  active: readonly StoredObject[],
  snapshot: Snapshot,
  now: number,
  dice: Dice,
): readonly Write[] {
  const wanted: number = replicaSet.spec.replicas ?? 1;
  const say = (reason: string, message: string): Write =>
    recordEvent(snapshot, now, { about: replicaSet, reason, message, component: COMPONENT });
  if (active.length < wanted)
    return Array.from({ length: Math.min(BURST, wanted - active.length) }, () =>
      drawName(snapshot, replicaSet, dice),
    ).flatMap(name => [
      { verb: 'create', object: podFromTemplate(replicaSet.spec.template, replicaSet, name) },
      say('SuccessfulCreate', `Created pod: ${name.name}`),
    ]);
  if (active.length === wanted) return [];
  const leavers = rankForDeletion(active, replicaSet, snapshot, now).slice(
    0,
    Math.min(BURST, active.length - wanted),
  );
  return leavers.flatMap(pod => [
    { verb: 'delete', object: pod },
    say('SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`),
  ]);
}

function status(
  replicaSet: StoredObject,
  active: readonly StoredObject[],
  terminating: number,
  now: number,
): StoredObject['status'] {
  const labels = replicaSet.spec.template?.metadata?.labels ?? {};
  const ready = active.filter(isReady).length;
  const available = active.filter(pod => isAvailable(pod, replicaSet.spec.minReadySeconds ?? 0, now)).length;
  const labelled = active.filter(pod => matchesLabels(labels, pod.metadata.labels)).length;
  return {
    replicas: active.length,
    ...(labelled === 0 ? {} : { fullyLabeledReplicas: labelled }),
    ...(ready === 0 ? {} : { readyReplicas: ready }),
    ...(available === 0 ? {} : { availableReplicas: available }),
    terminatingReplicas: terminating,
    observedGeneration: replicaSet.metadata.generation,
  };
}

/** `ReplicaFailure` as long as pods are refused. */
function withFailure(
  replicaSet: StoredObject,
  refused: string | undefined,
  now: number,
): readonly Condition[] {
  const type = 'ReplicaFailure';
  const others = conditionsOf(replicaSet).filter(condition => condition.type !== type);
  if (refused === undefined) return others;
  const held = conditionsOf(replicaSet).find(condition => condition.type === type);
  const failure: Condition = {
    type,
    status: 'True',
    reason: 'FailedCreate',
    message: refused,
    lastTransitionTime: timestamp(now),
  };
  return [...others, held ?? failure];
}

/** What the namespace says to one more pod; undefined where it takes it. */
function refusal(replicaSet: StoredObject, snapshot: Snapshot, dice: Dice): string | undefined {
  if (!isLimited(snapshot, replicaSet.metadata.namespace)) return undefined;
  const name = drawName(snapshot, replicaSet, dice);
  const asked = withDefaults(podFromTemplate(replicaSet.spec.template, replicaSet, name));
  return namespaceRefusal(withNamespaceLimits(asked, snapshot), snapshot)?.message;
}

/** Tried again ever later, as upstream's queue does. */
const backOff = (failures: number): number => Math.min(5 * 2 ** failures, 1_000_000);

export const replicaSet: Controller<number> = {
  name: COMPONENT,
  watches: {
    ReplicaSet: itself,
    Pod: eitherSide((pod, snapshot) => {
      const owner = controllerOf(pod);
      if (owner?.kind === 'ReplicaSet') return [`${pod.metadata.namespace ?? ''}/${owner.name}`];
      if (owner !== undefined) return [];
      return snapshot
        .list('ReplicaSet', pod.metadata.namespace)
        .filter(candidate => matchesSelector(candidate.spec.selector, pod.metadata.labels))
        .map(keyOf);
    }),
  },
  reconcile(key, snapshot, now, dice, failures = 0) {
    const held = objectOf(snapshot, 'ReplicaSet', key);
    if (held === undefined) return { writes: [] };
    const pods = claimable(snapshot, held);
    const claimed = claims(held, pods.filter(isActive));
    // The claims change what is counted: their changes bring this key back.
    if (claimed.length > 0) return { writes: claimed };
    const active = pods.filter(pod => isActive(pod) && isControlledBy(pod, held));
    const leaving = pods.filter(
      pod => isTerminating(pod) && !isFinished(pod) && isControlledBy(pod, held),
    ).length;
    const isShort = !isTerminating(held) && active.length < (held.spec.replicas ?? 1);
    const refused = isShort ? refusal(held, snapshot, dice) : undefined;
    const writes =
      isTerminating(held) || refused !== undefined ? [] : manage(held, active, snapshot, now, dice);
    const wakeAt = active.reduce<number | undefined>(
      (soonest, pod) => earlier(soonest, availableAt(pod, held.spec.minReadySeconds ?? 0, now)),
      undefined,
    );
    // What is created or deleted now brings this key back: then there is a status worth writing.
    const counts = status(held, active, leaving, now);
    const conditions = withFailure(held, refused, now);
    const report: Write = {
      verb: 'status',
      object: { ...held, status: conditions.length === 0 ? counts : { ...counts, conditions } },
    };
    if (refused === undefined) return { writes: writes.length > 0 ? writes : [report], wakeAt };
    const said = recordEvent(snapshot, now, {
      about: held,
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating: ${refused}`,
      component: COMPONENT,
    });
    const again = now + backOff(failures);
    return { writes: [said, report], wakeAt: earlier(wakeAt, again), memory: failures + 1 };
  },
};
