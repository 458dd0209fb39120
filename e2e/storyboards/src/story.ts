/**
 * A story: the simulated shop and all of core in one process on a hand-stepped clock, as server and page would run it, written down as sentences over time.
 * parse → reduce → project → diff → apply → place → choreograph → describe and headline, once per tick of 50 ms. The same seed writes the same text.
 */
import { isDeepStrictEqual } from 'node:util';
import { apply } from '@switchboard/core/apply';
import type { Change } from '@switchboard/core/change';
import { diff, isEmpty } from '@switchboard/core/diff';
import { type Kind, kinds } from '@switchboard/core/kubernetes/kind';
import { createParser } from '@switchboard/core/kubernetes/parse';
import { type Merged, merge } from '@switchboard/core/merge';
import type { Patch } from '@switchboard/core/patch';
import { createProjector } from '@switchboard/core/project';
import { choreograph } from '@switchboard/core/scene/choreograph';
import { describe, describeRoom } from '@switchboard/core/scene/describe';
import { headline } from '@switchboard/core/scene/headline';
import type { Lens } from '@switchboard/core/scene/lens';
import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import { plainText } from '@switchboard/core/scene/sentence';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { emptyWorld, reduce } from '@switchboard/core/world';
import { createHandClock } from '@switchboard/sim/clock';
import { createCluster } from '@switchboard/sim/cluster';
import type { StoredObject } from '@switchboard/sim/object';
import { shop } from '@switchboard/sim/scenarios/shop';
import type { Store } from '@switchboard/sim/store';

const start = Date.parse('2026-11-21T12:00:00Z');
const tickMs = 50;
const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const size = { width: 1680, height: 910 };
const shardNames = ['', 'shop'];
/** Longer than anything that is under way in the shop. */
const longest = 120;

/** A frame as the page merges it, at its time (ms since the epoch). */
export interface Told {
  readonly at: number;
  readonly patch: Patch;
}

export interface Story {
  readonly store: Store;
  /** Somebody does something: written as a line of its own, then done. */
  act(what: string, deed: () => void): void;
  /** Lets that many seconds pass. */
  wait(seconds: number): void;
  /** Lets time pass until nothing more was told for twelve seconds. Throws when the story does not end. */
  settle(): void;
  /** Writes down the motion too: which marks move with each frame, and which cue brought each about. */
  withCues(): void;
  readonly topology: Topology;
  /** What the page was told, from nothing on: for film strips. */
  readonly frames: readonly Told[];
  text(): string;
}

export function tell(seed = 1): Story {
  const clock = createHandClock(start);
  const cluster = createCluster({ scenario: shop, seed, clock, calm: true });
  const parse = createParser();
  const project = createProjector();
  const served = new Set<string>(kinds.map(({ kind }) => kind));
  const lines: string[] = [];
  const frames: Told[] = [];
  let pending: Change[] = [];
  let world = emptyWorld;
  let shards: readonly Topology[] = shardNames.map(() => emptyTopology);
  let merged: Merged = merge(shards);
  let placement: Placement | undefined;
  let title = '';
  let lastNews = start;
  let cues = false;
  /** What is seen first is a snapshot, and no news. */
  let seen = false;

  const note = (text: string): void => {
    const seconds = ((clock.now() - start) / 1000).toFixed(2).padStart(6);
    lines.push(`${seconds}  ${text}`);
  };

  function object(held: StoredObject) {
    const parsed = parse(held.kind as Kind, JSON.parse(JSON.stringify(held)));
    if (!parsed.ok) throw new Error(`${held.kind} ${parsed.name} is malformed: ${parsed.reason}`);
    return parsed.object;
  }

  /** One frame of one shard, from the hub to the page. */
  function frame(index: number): void {
    const namespace = shardNames[index] ?? '';
    const held = shards[index] ?? emptyTopology;
    const truth = project(world, namespace, held);
    const patch = diff(held, truth);
    if (isEmpty(patch)) return;
    const shown = apply(held, JSON.parse(JSON.stringify(patch)));
    if (!isDeepStrictEqual(plain(shown), plain(truth)))
      throw new Error('the page is not what the server projected');
    shards = shards.with(index, shown);
    const before = merged;
    merged = merge(shards, before);
    frames.push({ at: clock.now(), patch: diff(before.topology, merged.topology) });
    const next = place(merged.topology, lens, size, placement, clock.now());
    const sentences = seen
      ? [
          ...describe(before.topology, patch, merged.topology, clock.now()),
          ...describeRoom(next.room, merged.topology, clock.now()),
        ]
      : [];
    for (const sentence of sentences) note(plainText(sentence));
    if (cues && placement !== undefined) {
      const was = { topology: before.topology, placement };
      const timeline = choreograph(was, patch, { topology: merged.topology, placement: next }, 'live');
      if (timeline.cues.length > 0) note(`    moves: ${timeline.cues.map(({ fact }) => fact).join(', ')}`);
    }
    placement = next;
    if (sentences.length > 0) lastNews = clock.now();
  }

  function tick(): void {
    const { world: next, dirty } = reduce(world, pending);
    pending = [];
    world = next;
    for (const [index, namespace] of shardNames.entries()) if (dirty.has(namespace)) frame(index);
    const { sentence, more } = headline(merged.topology, lens);
    const said = more === undefined ? sentence : `${sentence} ${more}`;
    if (said !== title) {
      title = said;
      lastNews = clock.now();
      note(`= ${said}`);
    }
  }

  function wait(seconds: number): void {
    const end = clock.now() + Math.round(seconds * 1000);
    while (clock.now() < end) {
      clock.advance(tickMs);
      if (pending.length > 0) tick();
    }
  }

  cluster.store.subscribe(({ type, object: changed }) => {
    if (!served.has(changed.kind)) return;
    const parsed = object(changed);
    const { uid, namespace } = parsed.meta;
    pending.push(
      type === 'DELETED'
        ? { type: 'gone', kind: parsed.kind, uid, namespace }
        : { type: 'put', object: parsed },
    );
  });
  pending = kinds.flatMap(({ kind }): Change[] => [
    { type: 'relist', kind, scope: '', objects: cluster.store.list(kind).map(object) },
    { type: 'freshness', freshness: { key: kind, kind, scope: '', state: 'live', since: start } },
  ]);
  tick();
  seen = true;
  cluster.start();
  wait(1);

  return {
    store: cluster.store,
    act(what, deed) {
      note(`> ${what}`);
      lastNews = clock.now();
      deed();
    },
    wait,
    settle() {
      const limit = clock.now() + longest * 1000;
      while (clock.now() < lastNews + 12_000) {
        if (clock.now() > limit) throw new Error(`the story does not end:\n${lines.join('\n')}`);
        wait(tickMs / 1000);
      }
    },
    withCues() {
      cues = true;
    },
    get topology() {
      return merged.topology;
    },
    frames,
    text: () => `${lines.join('\n')}\n`,
  };
}

/** Without fields that are undefined: JSON has none. */
function plain(topology: Topology): unknown {
  return JSON.parse(
    JSON.stringify(Object.entries(topology).map(([name, map]) => [name, [...map].sort(byKey)])),
  );
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
