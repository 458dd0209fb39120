/**
 * A little life in the background, so that a cluster that nobody touches is seen to breathe: every 25 to 45 seconds a pod of a Deployment
 * is replaced, or (one time in five) fails its readiness probe for a few seconds. Never while something else is under way in that namespace.
 */
import type { Clock } from './clock.ts';
import type { Dice } from './controller.ts';
import { controllerOf } from './controllers/owner.ts';
import { READINESS } from './controllers/pod-run.ts';
import { isReady, isTerminating } from './controllers/pod-state.ts';
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

const isReplaceable = (pod: StoredObject): boolean =>
  controllerOf(pod)?.kind === 'ReplicaSet' && isReady(pod);

const isBusy = (pod: StoredObject): boolean =>
  isTerminating(pod) || (pod.status?.phase !== 'Succeeded' && !isReady(pod));

export function createLife({ store, clock, dice, namespaces }: LifeOptions): Life {
  const timers = new Set<() => void>();

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
    const candidates = pods.some(isBusy) ? [] : pods.filter(isReplaceable);
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
      const { namespace = '', name, uid } = pod.metadata;
      store.apply({ verb: 'delete', kind: 'Pod', namespace, name, uid });
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
