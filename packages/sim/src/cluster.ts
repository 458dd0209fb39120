/**
 * The simulated cluster as one thing: a store filled by a scenario, controllers that run it, and a little life of its own.
 * Started by the simulator beside its API server, and by tests on a hand clock. The same seed tells the same story. Law M14.
 */
import type { Clock } from './clock.ts';
import { CONTROLLERS } from './controllers/all.ts';
import { createDice } from './dice.ts';
import { createLife } from './life.ts';
import { createLoop } from './loop.ts';
import { putBootstrap } from './scenarios/bootstrap.ts';
import type { Scenario, Stage } from './scenarios/scenario.ts';
import { createStore, type Store } from './store.ts';

export interface ClusterOptions {
  readonly scenario: Scenario;
  readonly seed: number | string;
  readonly clock: Clock;
  /** No background life: nothing happens that nobody asked for. */
  readonly calm?: boolean;
  readonly historyLimit?: number;
  /** A controller failed on something; the others go on. Unset: thrown. */
  readonly report?: (error: Error) => void;
}

export interface Cluster {
  readonly store: Store;
  readonly clock: Clock;
  now(): number;
  start(): void;
  stop(): void;
}

/**
 * Versions start from the clock, a thousand a second: a cluster that is started again is beyond all versions of the one before,
 * so that a watch from one of those is told to list again. (A real cluster keeps its etcd; this one begins its story anew.)
 */
const firstVersionAt = (now: number): number => Math.max(1, now - Date.UTC(2026, 0));

/** What a controller does within this time belongs to the same piece of work. */
const SHORT = 3_000;

/** When the control plane first started. */
const OLDEST = 5 * 60_000;

/** Settling one key takes a handful of rounds; more means that the controller does not come to rest. */
const MOST_ROUNDS = 12;

export function createCluster(options: ClusterOptions): Cluster {
  const { scenario, seed, clock, calm = false, historyLimit } = options;
  const report =
    options.report ??
    ((error: Error) => {
      throw error;
    });
  const start = clock.now();
  let past: number | undefined = start;
  const store = createStore({
    now: () => past ?? clock.now(),
    dice: createDice(seed, 'store'),
    firstVersion: firstVersionAt(start),
    ...(historyLimit === undefined ? {} : { historyLimit }),
  });
  const dice = createDice(seed, 'scenario');

  const stage: Stage = {
    now: start,
    held: store,
    put(draft, age) {
      past = start - age;
      const held = store.create(draft);
      return draft.status === undefined
        ? held
        : store.updateStatus({ ...held, status: { ...held.status, ...draft.status } });
    },
    tell(object, status, age) {
      past = start - age;
      return store.updateStatus({ ...object, metadata: { ...object.metadata, resourceVersion: '' }, status });
    },
    change(object, age) {
      past = start - age;
      return store.update({ ...object, metadata: { ...object.metadata, resourceVersion: '' } });
    },
    remove({ kind, metadata: { namespace, name } }, age, graceSeconds) {
      past = start - age;
      return store.remove(kind, namespace, name, graceSeconds === undefined ? {} : { graceSeconds });
    },
    finish(controller, key, age, names = []) {
      past = start - age;
      const given = [...names];
      let memory: unknown;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const before = store.resourceVersion;
        const verdict = controller.reconcile(key, store, past, dice, memory);
        memory = verdict.memory;
        for (const write of verdict.writes) {
          if (write.verb === 'create' && write.object.kind === 'Event') continue;
          const name = write.verb === 'create' ? given.shift() : undefined;
          if (write.verb !== 'create' || name === undefined) store.apply(write);
          else
            store.apply({
              ...write,
              object: { ...write.object, metadata: { ...write.object.metadata, name } },
            });
        }
        if (store.resourceVersion !== before) continue;
        const wait = (verdict.wakeAt ?? Number.POSITIVE_INFINITY) - past;
        if (wait > SHORT) return;
        past += wait;
      }
      throw new Error(`${controller.name} does not come to rest on ${key}`);
    },
  };
  scenario.build(stage);
  putBootstrap(stage, OLDEST);
  past = undefined;

  const loop = createLoop({
    store,
    clock,
    dice: createDice(seed, 'controllers'),
    controllers: CONTROLLERS,
    report,
  });
  const life = createLife({ store, clock, dice: createDice(seed, 'life'), namespaces: scenario.lively });
  return {
    store,
    clock,
    now: clock.now,
    start() {
      loop.start();
      if (!calm) life.start();
    },
    stop() {
      life.stop();
      loop.stop();
    },
  };
}
