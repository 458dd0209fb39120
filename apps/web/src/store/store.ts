/**
 * The browser's copy of the topology, one per namespace and one for the cluster, and who wants to know about it. Lives outside React.
 * The stream tells it snapshots and frames; it applies them when somebody asks, those that came together in one go, and tells its listeners at most once per animation
 * frame (`flush` is scheduled by the caller's `schedule`). The stage asks for `topology()`, panels read single elements through `useElement`. Readers never see half a commit, and an element that did not change keeps its identity.
 */
import { apply, applyAll } from '@switchboard/core/apply';
import { type Merged, merge } from '@switchboard/core/merge';
import type { Patch } from '@switchboard/core/patch';
import type { Frame } from '@switchboard/core/stream-event';
import { emptyTopology, mapNames, type Topology } from '@switchboard/core/topology';
import { createDepartures } from './departures.ts';
import { remember } from './remember.ts';

/** What changed since the last flush: for the ledger, and for the stage. */
export interface Flush {
  readonly before: Topology;
  readonly after: Topology;
  /** The shards that were known before and still are: only of these a difference is news, and not just another view. */
  readonly scope: ReadonlySet<string>;
  /** Server time of the newest commit in it, ms since the epoch. */
  readonly at: number;
}

export interface Store {
  /** The union of all shards; the same value until something changes. */
  topology(): Topology;
  /** What those who subscribed were told last: the same value until they are told again, so that a panel that is written for another reason does not count anew. */
  told(): Topology;
  /** Whether this namespace has been told: before that nothing may be said or laid out of it. */
  knows(namespace: string): boolean;
  /** Server time at which a pod or line went, as far as it was heard. */
  wentAt(key: string): number | undefined;
  snapshot(frame: Frame): void;
  frame(frame: Frame): void;
  /** Keeps only these namespaces (and the cluster's shard): what is no longer looked at is forgotten. */
  keep(namespaces: readonly string[]): void;
  /** Called after each flush. Returns how to stop. */
  onFlush(listener: (flush: Flush) => void): () => void;
  /** Called when the element with this key, of any map, changed, came or went; with `*` after every change. */
  subscribe(key: string, listener: () => void): () => void;
}

/**
 * `schedule` runs a function once, soon: the next animation frame in the page, by hand in tests.
 * @param later asks, once and later, for what tells those who subscribed, and does it piece by piece: what they read then is as new as it was when it asked, however often they would
 * have been told meanwhile.
 */
export function createStore(
  schedule: (run: () => void) => void,
  later: (pieces: () => readonly (() => void)[]) => void = atOnce,
): Store {
  const shards = new Map<string, Topology>();
  /** Of shards that a snapshot replaced: what stood there before. */
  const remembered = new Map<string, Topology>();
  /** Of each shard what was heard and not yet asked for. */
  const heard = new Map<string, Patch[]>();
  const departures = createDepartures();
  const listeners = new Map<string, Set<() => void>>();
  const flushListeners = new Set<(flush: Flush) => void>();
  let merged: Merged = { shards: [], topology: emptyTopology };
  let told: Topology = emptyTopology;
  let toldShards: ReadonlySet<string> = new Set();
  let read: Topology = emptyTopology;
  /** What those who subscribed know, while they wait to be told. */
  let untold: Topology | undefined;
  let stale = false;
  let scheduled = false;
  let at = 0;

  function topology(): Topology {
    if (stale) {
      for (const ns of heard.keys()) settle(ns);
      const cluster = shards.get('') ?? emptyTopology;
      const views = [...shards].map(([ns, shard]) => {
        const before = remembered.get(ns);
        return before === undefined ? shard : remember(ns, shard, before, cluster);
      });
      merged = merge(views, merged);
      stale = false;
    }
    return merged.topology;
  }

  function settle(ns: string): void {
    const patches = heard.get(ns);
    if (patches === undefined) return;
    heard.delete(ns);
    shards.set(ns, applyAll(shards.get(ns) ?? emptyTopology, patches));
  }

  function changed(time: number): void {
    stale = true;
    at = Math.max(at, time);
    if (scheduled) return;
    scheduled = true;
    schedule(flush);
  }

  function flush(): void {
    scheduled = false;
    const after = topology();
    const known = new Set(shards.keys());
    const scope = new Set([...known].filter(ns => toldShards.has(ns)));
    if (after === told && scope.size === known.size && known.size === toldShards.size) return;
    const result: Flush = { before: told, after, scope, at };
    told = after;
    toldShards = known;
    for (const listener of flushListeners) listener(result);
    if (untold !== undefined) return;
    untold = result.before;
    later(wake);
  }

  /** Whoever reads what differs from what was the case when they were told last. */
  function wake(): readonly (() => void)[] {
    if (untold === undefined) return [];
    const since = { before: untold, after: told };
    untold = undefined;
    read = told;
    return [...listeners].flatMap(([key, interested]) =>
      key === '*' || differs(key, since) ? [...interested] : [],
    );
  }

  return {
    topology,
    told: () => read,
    knows: namespace => shards.has(namespace),
    wentAt: departures.wentAt,
    snapshot(frame) {
      settle(frame.ns);
      const before = shards.get(frame.ns);
      // A second restart in a row must not forget what the first one left standing.
      if (before !== undefined)
        remembered.set(
          frame.ns,
          remember(frame.ns, before, remembered.get(frame.ns) ?? before, shards.get('') ?? emptyTopology),
        );
      shards.set(frame.ns, apply(emptyTopology, frame.patch));
      changed(frame.at);
    },
    frame(frame) {
      departures.note(frame);
      if (!shards.has(frame.ns)) shards.set(frame.ns, emptyTopology);
      const patches = heard.get(frame.ns);
      if (patches === undefined) heard.set(frame.ns, [frame.patch]);
      else patches.push(frame.patch);
      changed(frame.at);
    },
    keep(namespaces) {
      const wanted = new Set(['', ...namespaces]);
      for (const ns of [...shards.keys()]) {
        if (wanted.has(ns)) continue;
        shards.delete(ns);
        heard.delete(ns);
        remembered.delete(ns);
        changed(at);
      }
    },
    onFlush(listener) {
      flushListeners.add(listener);
      return () => flushListeners.delete(listener);
    },
    subscribe(key, listener) {
      const interested = listeners.get(key) ?? new Set();
      interested.add(listener);
      listeners.set(key, interested);
      return () => {
        interested.delete(listener);
        if (interested.size === 0) listeners.delete(key);
      };
    },
  };
}

function atOnce(pieces: () => readonly (() => void)[]): void {
  for (const piece of pieces()) piece();
}

function differs(key: string, { before, after }: Pick<Flush, 'before' | 'after'>): boolean {
  return mapNames.some(map => before[map] !== after[map] && before[map].get(key) !== after[map].get(key));
}
