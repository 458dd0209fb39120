/**
 * Runs the controllers: every change of the store becomes keys in one queue, each key is asked once, its writes are applied,
 * until the queue is empty; keys with a deadline come back when it is due. Long work is cut so that a server beside it can answer.
 * Two controllers that keep undoing each other's work are named in an error and the key rests until the next outside change.
 * Deterministic on a hand clock: same store, same dice, same order.
 */
import type { StoreChange } from './change-log.ts';
import type { Clock } from './clock.ts';
import type { Controller, Dice, Write } from './controller.ts';
import { createDeadlines } from './deadlines.ts';
import type { Store } from './store.ts';

/** Syncs of one key without a pause in between before it counts as a fight. Honest work needs one per wave of changes. */
const FIGHT = 200;
/** Keys worked through before others may use the process. */
const SLICE = 250;
/** Upstream retries a failed key with a growing delay; here it simply waits. */
const RETRY_MS = 5_000;

export interface Loop {
  /** Looks at everything there is, then follows the store. */
  start(): void;
  stop(): void;
}

export interface LoopOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly controllers: readonly Controller[];
  /** A controller failed or two fight. The loop goes on with the other keys. */
  readonly report: (error: Error) => void;
}

interface Item {
  readonly id: string;
  readonly controller: Controller;
  readonly key: string;
}

const nameOf = ({ object: { kind, metadata } }: Write): string => {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name ?? metadata.generateName ?? ''}`;
};

export function createLoop({ store, clock, dice, controllers, report }: LoopOptions): Loop {
  const queue = new Map<string, Item>();
  const deadlines = createDeadlines<Item>();
  const memories = new Map<string, unknown>();
  const watchers = new Map<string, Controller[]>();
  for (const controller of controllers)
    for (const kind of Object.keys(controller.watches))
      watchers.set(kind, [...(watchers.get(kind) ?? []), controller]);

  /** Syncs per key, and who wrote what, since the queue was last empty. */
  const syncs = new Map<string, number>();
  const authors = new Map<string, Set<string>>();
  let unsubscribe: (() => void) | undefined;
  let cancelRun: (() => void) | undefined;
  let cancelWake: (() => void) | undefined;
  let working = false;

  function enqueue(change: StoreChange): void {
    for (const controller of watchers.get(change.object.kind) ?? []) {
      for (const key of controller.watches[change.object.kind]?.(change, store) ?? []) {
        const id = `${controller.name} ${key}`;
        if (!queue.has(id)) queue.set(id, { id, controller, key });
      }
    }
    if (!working) runSoon();
  }

  function runSoon(): void {
    if (queue.size > 0) cancelRun ??= clock.schedule(clock.now(), run);
  }

  function fightOver({ controller, key }: Item): Error {
    const [object, names] = [...authors].reduce(
      (most, entry) => (entry[1].size > most[1].size ? entry : most),
      ['nothing', new Set<string>()] as const,
    );
    const fighters = names.size > 1 ? `${[...names].join(' and ')} keep` : `${controller.name} keeps`;
    return new Error(`${fighters} rewriting ${object}; ${controller.name} gave up on ${key}`);
  }

  function work(item: Item): void {
    const count = (syncs.get(item.id) ?? 0) + 1;
    syncs.set(item.id, count);
    if (count > FIGHT) {
      report(fightOver(item));
      return;
    }
    try {
      const verdict = item.controller.reconcile(item.key, store, clock.now(), dice, memories.get(item.id));
      if (verdict.memory === undefined) memories.delete(item.id);
      else memories.set(item.id, verdict.memory);
      deadlines.set(item.id, verdict.wakeAt, item);
      for (const write of verdict.writes) {
        if (count > FIGHT / 2) {
          const object = nameOf(write);
          authors.set(object, (authors.get(object) ?? new Set()).add(item.controller.name));
        }
        store.apply(write);
      }
    } catch (error) {
      const why = error instanceof Error ? error : new Error(String(error));
      report(new Error(`${item.controller.name} failed on ${item.key}: ${why.message}`, { cause: why }));
      deadlines.set(item.id, clock.now() + RETRY_MS, item);
    }
  }

  function run(): void {
    cancelRun = undefined;
    for (const item of deadlines.due(clock.now())) queue.set(item.id, item);
    working = true;
    let left = SLICE;
    for (const [id, item] of queue) {
      if (left === 0) break;
      left -= 1;
      queue.delete(id);
      work(item);
    }
    working = false;
    if (queue.size === 0) {
      syncs.clear();
      authors.clear();
    }
    runSoon();
    cancelWake?.();
    const next = deadlines.next();
    cancelWake = next === undefined ? undefined : clock.schedule(next, run);
  }

  return {
    start() {
      if (unsubscribe !== undefined) return;
      unsubscribe = store.subscribe(enqueue);
      for (const kind of watchers.keys())
        for (const object of store.list(kind))
          enqueue({ type: 'ADDED', resourceVersion: Number(object.metadata.resourceVersion), object });
    },
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
      cancelRun?.();
      cancelRun = undefined;
      cancelWake?.();
      cancelWake = undefined;
      queue.clear();
    },
  };
}
