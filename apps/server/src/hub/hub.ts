/**
 * The one place of the server that holds state: the world as we were told it, and per namespace what viewers see of it.
 * Changes come in by `tell`, become at most one commit per shard and tick, and go out to viewers as bytes that they share.
 * Everything is synchronous, so a viewer's cut (where its snapshot ends and its frames begin) is atomic (laws V1 to V5, V7, V8).
 */
import type { Change } from '@switchboard/core/change';
import { diff } from '@switchboard/core/diff';
import type { PodObject } from '@switchboard/core/kubernetes/object';
import { createProjector } from '@switchboard/core/project';
import type { Frame } from '@switchboard/core/stream-event';
import type { Topology } from '@switchboard/core/topology';
import { encodeFrame } from '@switchboard/core/wire';
import { emptyWorld, objectsOf, type Reduction, reduce, type World } from '@switchboard/core/world';
import type { Clock } from '../clock.ts';
import { type Block, createBlock, joinBlocks } from '../sse/block.ts';
import { eventText, idText } from '../sse/event-text.ts';
import { clusterLast } from './cluster-last.ts';
import { type Commit, parseStreamId, streamId } from './commit.ts';
import type { HubMeasures } from './hub-measures.ts';
import { Journal } from './journal.ts';
import { createJudgement, type Judge } from './judgement.ts';
import { Ring, type RingLimits, ringLimits } from './ring.ts';
import type { Shard } from './shard.ts';
import { Shards } from './shards.ts';
import { createTick } from './tick.ts';
import type { Seat, ShardView, Subscription, Viewer } from './viewer.ts';

export interface HubOptions {
  readonly clock: Clock;
  /** 16 hex digits, another one with every call. */
  readonly newEpoch: () => string;
  readonly measures: HubMeasures;
  /** A bug: something that must not throw did. The hub goes on without the object or shard that it met. */
  readonly onFailure: (what: string, error: unknown) => void;
  /** The cluster was restored or began anew: what we show from now on is another history. */
  readonly onRewind?: () => void;
  readonly ring?: RingLimits;
  /** Left out: nothing is judged. */
  readonly judge?: Judge;
}

export interface Hub {
  tell(changes: readonly Change[]): void;
  topology(ns: string): ShardView;
  /** Pods as the API told of them: for what is asked of them now and then and is no part of the picture. */
  pods(ns: string): Iterable<PodObject>;
  /** All that was heard: for what is asked now and then. */
  world(): World;
  subscribe(
    request: { readonly ns: readonly string[]; readonly since?: string },
    viewer: Viewer,
  ): Subscription;
  /** How long the oldest change waited, of those that wait now and those that were committed in the last ten seconds. Milliseconds. */
  lag(): number;
  readonly journal: Journal;
  stop(): void;
}

const sweepEvery = 30_000;
/** Kinds find out one after the other that the history is another one: that is one rewind. */
const rewindsOnceIn = 10_000;

export function createHub(options: HubOptions): Hub {
  const { clock, measures } = options;
  const project = createProjector();
  let world: World = emptyWorld;
  let epoch = options.newEpoch();
  let seq = 0;
  let pending: Change[] = [];
  let oldestPending: number | undefined;
  let rewoundAt = Number.NEGATIVE_INFINITY;
  let lastLag = { at: Number.NEGATIVE_INFINITY, ms: 0 };
  const shards = new Shards();
  const seats = new Set<Seat>();
  const ring = new Ring(options.ring ?? ringLimits);
  const journal = new Journal();
  const tick = createTick(clock, commitPending);
  const judgement =
    options.judge &&
    createJudgement({
      clock,
      judge: options.judge,
      world: () => world,
      wanted: () => seats.size > 0,
      changed: namespaces => deliver(commitBehind(namespaces), false),
      failed: error => options.onFailure('the cluster could not be judged', error),
    });
  let cancelSweep = clock.after(sweepEvery, sweep);

  function reduceAll(changes: readonly Change[]): Omit<Reduction, 'world'> {
    try {
      const next = reduce(world, changes);
      world = next.world;
      journal.add(clock.now(), changes);
      return next;
    } catch (error) {
      if (changes.length === 1) {
        options.onFailure('a change could not be taken in', error);
        return { dirty: new Set(), rewound: false };
      }
      // One bad change must not hide the others: take them in one at a time.
      const each = changes.map(change => reduceAll([change]));
      return {
        dirty: new Set(each.flatMap(({ dirty }) => [...dirty])),
        rewound: each.some(({ rewound }) => rewound),
      };
    }
  }

  /** Nobody can resume from before, and everybody gets a snapshot: what came and went between two histories is no news. */
  function beginEpoch(at: number): boolean {
    if (at - rewoundAt < rewindsOnceIn) return false;
    rewoundAt = at;
    epoch = options.newEpoch();
    options.onRewind?.();
    return true;
  }

  /** Brings a shard up to the world; answers the commit if that changed it. */
  function settle(shard: Shard): Commit | undefined {
    if (!shard.behind) return undefined;
    shard.behind = false;
    try {
      return commit(shard, { ...project(world, shard.ns, shard.topology), ...judgement?.of(shard.ns) });
    } catch (error) {
      options.onFailure(
        `the picture of ${shard.ns === '' ? 'the cluster' : shard.ns} could not be made`,
        error,
      );
      // Viewers stand at nothing, and get a frame once it can be made.
      if (shard.to === undefined) shard.step(shard.topology, 0, clock.now());
      return undefined;
    }
  }

  function commit(shard: Shard, topology: Topology): Commit | undefined {
    const at = clock.now();
    const from = shard.to;
    if (from === undefined) {
      // Nobody has an earlier picture of it, so there is nothing to compare with.
      shard.step(topology, 0, at);
      return undefined;
    }
    const patch = diff(shard.topology, topology);
    if (Object.keys(patch).length === 0) return undefined;
    const frame: Frame = { ns: shard.ns, from, to: from + 1, at, patch };
    const block = createBlock(eventText('frame', encodeFrame(frame), streamId(epoch, seq + 1)));
    seq += 1;
    shard.step(topology, frame.to, at);
    const made: Commit = { seq, frame, block, monotonic: clock.monotonic() };
    ring.push(made);
    measures.committed(block.bytes);
    return made;
  }

  function commitPending(): void {
    const start = clock.monotonic();
    const changes = pending;
    pending = [];
    if (oldestPending !== undefined) lastLag = { at: start, ms: start - oldestPending };
    oldestPending = undefined;
    const { dirty, rewound } = reduceAll(changes);
    const anew = rewound && beginEpoch(start);
    const commits = commitBehind(dirty);
    ring.age(start);
    deliver(commits, anew);
    if (dirty.size > 0) judgement?.ask();
    measures.ticked(changes.length, clock.monotonic() - start, ring.bytes, shards.size);
  }

  /** What has changed in these namespaces; who is not looked at only remembers it. */
  function commitBehind(namespaces: ReadonlySet<string>): readonly Commit[] {
    const commits: Commit[] = [];
    for (const ns of clusterLast(namespaces)) {
      const shard = shards.get(ns);
      if (shard === undefined) continue;
      shard.behind = true;
      if (shard.viewers === 0) continue;
      const made = settle(shard);
      if (made !== undefined) commits.push(made);
    }
    return commits;
  }

  function deliver(commits: readonly Commit[], anew: boolean): void {
    for (const { viewer, names } of seats) {
      const own = commits.filter(commit => names.has(commit.frame.ns));
      if (anew) viewer.restart('rewind');
      else if (own.length > 0) viewer.receive(own);
    }
  }

  function open(ns: string): Shard {
    const shard = shards.open(ns, () => {
      seq += 1;
      return seq;
    });
    shard.lastUse = clock.monotonic();
    settle(shard);
    return shard;
  }

  function snapshotOf(names: readonly string[]): readonly Block[] {
    // All shards first: opening one may take a commit number, and the id must stand for all of them.
    const blocks = names.map(open).flatMap(shard => shard.snapshot());
    const last = blocks.at(-1);
    if (last === undefined) return blocks;
    return [...blocks.slice(0, -1), joinBlocks(createBlock(idText(streamId(epoch, seq))), last)];
  }

  function missedSince(since: string | undefined, names: readonly string[]) {
    if (since === undefined) return { reason: 'first' } as const;
    const position = parseStreamId(since);
    if (position === undefined || position.epoch !== epoch || position.seq > seq)
      return { reason: 'epoch' } as const;
    const known = names.every(ns => (shards.get(ns)?.born ?? Number.POSITIVE_INFINITY) <= position.seq);
    names.forEach(open);
    const commits = known ? ring.since(position.seq) : undefined;
    if (commits === undefined) return { reason: 'too-old' } as const;
    const wanted = new Set(names);
    return { reason: 'resumed', commits: commits.filter(commit => wanted.has(commit.frame.ns)) } as const;
  }

  function sweep(): void {
    ring.age(clock.monotonic());
    shards.sweep(clock.monotonic());
    cancelSweep = clock.after(sweepEvery, sweep);
  }

  return {
    journal,
    tell(changes) {
      if (changes.length === 0) return;
      for (const change of changes) pending.push(change);
      oldestPending ??= clock.monotonic();
      tick.ask();
    },
    pods: ns => objectsOf(world, ns, 'Pod').values(),
    world: () => world,
    topology(ns) {
      const shard = open(ns);
      return { to: shard.to ?? 0, at: shard.at, topology: shard.topology, id: streamId(epoch, seq) };
    },
    subscribe(request, viewer) {
      const names = ['', ...new Set(request.ns)];
      const missed = missedSince(request.since, names);
      const opening =
        missed.reason === 'resumed' ? missed.commits.map(commit => commit.block) : snapshotOf(names);
      const seat: Seat = { viewer, names: new Set(names) };
      seats.add(seat);
      const own = names.map(open);
      for (const shard of own) shard.viewers += 1;
      judgement?.ask();
      return {
        epoch,
        mode: missed.reason === 'resumed' ? 'resume' : 'snapshot',
        reason: missed.reason,
        opening,
        snapshot: () => snapshotOf(names),
        position: () => ({
          id: streamId(epoch, seq),
          to: Object.fromEntries(own.map(shard => [shard.ns, shard.to ?? 0])),
        }),
        close() {
          if (!seats.delete(seat)) return;
          for (const shard of own) {
            shard.viewers -= 1;
            shard.lastUse = clock.monotonic();
          }
        },
      };
    },
    lag() {
      const now = clock.monotonic();
      const waiting = oldestPending === undefined ? 0 : now - oldestPending;
      return Math.max(now - lastLag.at < 10_000 ? lastLag.ms : 0, waiting);
    },
    stop() {
      tick.stop();
      judgement?.stop();
      cancelSweep();
    },
  };
}
