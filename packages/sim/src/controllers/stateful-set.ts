/**
 * Pods with a name and a place of their own (kubernetes `pkg/controller/statefulset/stateful_set_control.go`).
 * Rules: names `NAME-ORDINAL`; created one after the other, each when the one before is available, removed from the highest ordinal down;
 * `Parallel` does not wait. A rolling update replaces one pod at a time from the highest ordinal down to `partition`.
 * Kept simpler: revisions are hashes without ControllerRevision objects, so a pod below the partition is made anew from the new template.
 */
import type { Controller, Dice, Snapshot, Verdict, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { eitherSide, itself, objectOf } from './key.ts';
import { controlledBy, controllerOf, isControlledBy } from './owner.ts';
import { podFromTemplate, templateHash } from './pod-from-template.ts';
import { availableAt, earlier, isAvailable, isFinished, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'statefulset-controller';
const REVISION_LABEL = 'controller-revision-hash';

const ordinalOf = (pod: StoredObject): number =>
  Number(pod.metadata.name.slice(pod.metadata.name.lastIndexOf('-') + 1));

const revisionOf = (set: StoredObject): string => `${set.metadata.name}-${templateHash(set.spec.template)}`;

export function draftPod(set: StoredObject, ordinal: number) {
  const name = `${set.metadata.name}-${ordinal}`;
  const labels = {
    'statefulset.kubernetes.io/pod-name': name,
    'apps.kubernetes.io/pod-index': String(ordinal),
    [REVISION_LABEL]: revisionOf(set),
  };
  const pod = podFromTemplate(
    set.spec.template,
    set,
    { name, generateName: `${set.metadata.name}-` },
    labels,
  );
  return { ...pod, spec: { ...pod.spec, hostname: name, subdomain: set.spec.serviceName } };
}

interface Facts {
  readonly set: StoredObject;
  /** Its pods by ordinal, also those that are too many. */
  readonly pods: ReadonlyMap<number, StoredObject>;
  readonly desired: number;
  readonly healthy: (pod: StoredObject) => boolean;
}

type Step = { readonly make: number } | { readonly drop: StoredObject } | 'wait' | undefined;

/** The next thing to do with one pod; with OrderedReady nothing else is done until that is over. */
function stepsOf({ set, pods, desired, healthy }: Facts): readonly Step[] {
  const start: number = set.spec.ordinals?.start ?? 0;
  const wanted = Array.from({ length: desired }, (_, index) => start + index);
  const surplus = [...pods.keys()].filter(ordinal => ordinal < start || ordinal >= start + desired);
  const grow = wanted.map((ordinal): Step => {
    const pod = pods.get(ordinal);
    if (pod === undefined) return { make: ordinal };
    if (isFinished(pod) && !isTerminating(pod)) return { drop: pod };
    return isTerminating(pod) || !healthy(pod) ? 'wait' : undefined;
  });
  const shrink = surplus
    .sort((a, b) => b - a)
    .map((ordinal): Step => {
      const pod = pods.get(ordinal);
      return pod === undefined || isTerminating(pod) ? 'wait' : { drop: pod };
    });
  return [...grow, ...shrink];
}

function update({ set, pods, healthy }: Facts): Step {
  if (set.spec.updateStrategy?.type === 'OnDelete') return undefined;
  const partition: number = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  for (const ordinal of [...pods.keys()].sort((a, b) => b - a)) {
    const pod = pods.get(ordinal);
    if (pod === undefined || ordinal < partition) continue;
    if (isTerminating(pod)) return 'wait';
    if (pod.metadata.labels?.[REVISION_LABEL] !== revisionOf(set)) return { drop: pod };
    if (!healthy(pod)) return 'wait';
  }
  return undefined;
}

function writesOf(step: Step, { set }: Facts, snapshot: Snapshot, now: number): readonly Write[] {
  if (step === undefined || step === 'wait') return [];
  const say = (reason: string, verb: string, name: string): Write =>
    recordEvent(snapshot, now, {
      about: set,
      reason,
      message: `${verb} Pod ${name} in StatefulSet ${set.metadata.name} successful`,
      component: COMPONENT,
    });
  if ('make' in step) {
    const object = draftPod(set, step.make);
    if (snapshot.get('Pod', set.metadata.namespace, object.metadata.name ?? '') !== undefined) return [];
    return [{ verb: 'create', object }, say('SuccessfulCreate', 'create', object.metadata.name ?? '')];
  }
  const object = step.drop;
  return [{ verb: 'delete', object }, say('SuccessfulDelete', 'delete', object.metadata.name)];
}

function status({ set, pods }: Facts, now: number): StoredObject['status'] {
  const live = [...pods.values()].filter(pod => !isFinished(pod));
  const minReady: number = set.spec.minReadySeconds ?? 0;
  const revision = revisionOf(set);
  const updated = live.filter(
    pod => pod.metadata.labels?.[REVISION_LABEL] === revision && !isTerminating(pod),
  );
  const done = updated.length === live.length && live.length === (set.spec.replicas ?? 1);
  const currentRevision = done ? revision : (set.status?.currentRevision ?? revision);
  const nonZero = (field: string, count: number) => (count > 0 ? { [field]: count } : {});
  return {
    observedGeneration: set.metadata.generation,
    replicas: live.length,
    ...nonZero('readyReplicas', live.filter(isReady).length),
    ...nonZero(
      'currentReplicas',
      live.filter(pod => pod.metadata.labels?.[REVISION_LABEL] === currentRevision).length,
    ),
    ...nonZero('updatedReplicas', updated.length),
    availableReplicas: live.filter(pod => isAvailable(pod, minReady, now)).length,
    currentRevision,
    updateRevision: revision,
    collisionCount: 0,
  };
}

export const statefulSet: Controller = {
  name: COMPONENT,
  watches: {
    StatefulSet: itself,
    // A foreign pod that holds a name is in the way: when it goes, the set wants to know.
    Pod: eitherSide(pod => {
      const owner = controllerOf(pod);
      const namespace = pod.metadata.namespace ?? '';
      if (owner !== undefined) return owner.kind === 'StatefulSet' ? [`${namespace}/${owner.name}`] : [];
      const cut = pod.metadata.name.lastIndexOf('-');
      return cut > 0 ? [`${namespace}/${pod.metadata.name.slice(0, cut)}`] : [];
    }),
  },
  reconcile(key: string, snapshot: Snapshot, now: number, _dice: Dice): Verdict {
    const set = objectOf(snapshot, 'StatefulSet', key);
    if (set === undefined) return { writes: [] };
    const mine = controlledBy(snapshot, 'Pod', set).filter(pod => isControlledBy(pod, set));
    const minReady: number = set.spec.minReadySeconds ?? 0;
    const facts: Facts = {
      set,
      pods: new Map(mine.map(pod => [ordinalOf(pod), pod])),
      desired: set.spec.replicas ?? 1,
      healthy: pod => isAvailable(pod, minReady, now),
    };
    const parallel = set.spec.podManagementPolicy === 'Parallel';
    const steps = stepsOf(facts).filter(step => step !== undefined);
    const first = steps[0];
    const due = parallel ? steps : steps.slice(0, 1);
    const rolling = first === undefined || parallel ? [update(facts)] : [];
    const todo = isTerminating(set) ? [] : [...due, ...rolling];
    return {
      writes: [
        ...todo.flatMap(step => writesOf(step, facts, snapshot, now)),
        { verb: 'status', object: { ...set, status: status(facts, now) } },
      ],
      wakeAt: mine.reduce<number | undefined>(
        (soonest, pod) => earlier(soonest, availableAt(pod, minReady, now)),
        undefined,
      ),
    };
  },
};
