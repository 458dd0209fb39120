/**
 * A little life in the background, so that a cluster that nobody touches is seen to breathe: every 25 to 45 seconds a pod of a Deployment
 * is replaced, or (one time in five) fails its readiness probe for a few seconds. Never while something else is under way in that namespace,
 * never the last ready pod of a Service or of its Deployment, and never twice in a row in the same Deployment where there is another.
 */
import type { Clock } from './clock.ts';
import type { Dice } from './controller.ts';
import { controllerOf } from './controllers/owner.ts';
import { READINESS } from './controllers/pod-annotations.ts';
import { isReady, isTerminating } from './controllers/pod-state.ts';
import { matchesLabels } from './controllers/selector.ts';
import { selectorOf } from './controllers/service-endpoints.ts';
import { between } from './dice.ts';
import type { StoredObject } from './object.ts';
import type { Store } from './store.ts';

export interface Life {
  start(): void;
  stop(): void;
}

export interface LifeOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
  /** Where it may happen; the first is visited more often than the others together. */
  readonly namespaces: readonly string[];
}

/** Pods of Deployments that somebody stands in for: a sibling, and in each Service that means the pod another ready one. */
function replaceable(pods: readonly StoredObject[], services: readonly StoredObject[]) {
  const ready = pods.filter(pod => isReady(pod) && !isTerminating(pod));
  return ready.filter(pod => {
    const owner = controllerOf(pod);
    if (owner?.kind !== 'ReplicaSet') return false;
    const others = ready.filter(other => other !== pod);
    const meant = services.flatMap(service => {
      const selector = selectorOf(service);
      return selector !== undefined && matchesLabels(selector, pod.metadata.labels) ? [selector] : [];
    });
    return (
      others.some(other => controllerOf(other)?.uid === owner.uid) &&
      meant.every(selector => others.some(other => matchesLabels(selector, other.metadata.labels)))
    );
  });
}

const isBusy = (pod: StoredObject): boolean =>
  isTerminating(pod) || (pod.status?.phase !== 'Succeeded' && !isReady(pod));

export function createLife({ store, clock, dice, namespaces }: LifeOptions): Life {
  const timers = new Set<() => void>();
  /** The uid of the ReplicaSet that it happened to last. */
  let last: string | undefined;

  function after(milliseconds: number, act: () => void): void {
    const cancel = clock.schedule(clock.now() + milliseconds, () => {
      timers.delete(cancel);
      act();
    });
    timers.add(cancel);
  }

  function place(): string | undefined {
    const [first, ...others] = namespaces;
    if (others.length === 0 || dice.roll() < 0.7) return first;
    return others[between(dice, 0, others.length)];
  }

  function pick(): StoredObject | undefined {
    const namespace = place();
    if (namespace === undefined) return undefined;
    const pods = store.list('Pod', namespace);
    if (pods.some(isBusy)) return undefined;
    // The workload first, so that a large one is not visited more often than a small one.
    const workloads = new Map<string, StoredObject[]>();
    for (const pod of replaceable(pods, store.list('Service', namespace))) {
      const uid = controllerOf(pod)?.uid ?? '';
      workloads.set(uid, [...(workloads.get(uid) ?? []), pod]);
    }
    const others = [...workloads.keys()].filter(uid => uid !== last);
    const uids = others.length > 0 ? others : [...workloads.keys()];
    last = uids[between(dice, 0, uids.length)] ?? last;
    const candidates = workloads.get(last ?? '') ?? [];
    return candidates[between(dice, 0, candidates.length)];
  }

  function annotate({ metadata }: StoredObject, fails: boolean): void {
    const pod = store.get('Pod', metadata.namespace, metadata.name);
    if (pod === undefined || pod.metadata.uid !== metadata.uid) return;
    const { [READINESS]: _, ...rest } = pod.metadata.annotations ?? {};
    const annotations = fails ? { ...rest, [READINESS]: 'fail' } : rest;
    store.apply({ verb: 'update', object: { ...pod, metadata: { ...pod.metadata, annotations } } });
  }

  function breathe(): void {
    const pod = pick();
    const blip = dice.roll() < 0.2;
    if (pod !== undefined && blip) {
      annotate(pod, true);
      after(between(dice, 5_000, 9_000), () => annotate(pod, false));
    } else if (pod !== undefined) {
      store.apply({ verb: 'delete', object: pod });
    }
    after(between(dice, 25_000, 45_000), breathe);
  }

  return {
    start: () => after(between(dice, 25_000, 45_000), breathe),
    stop() {
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}
