/**
 * Lanes for wires that run level, upright and level again: which x each of them turns at. Pure, without chance. Laid out once, with few crossings; after that a lane is kept
 * for as long as its wire is there, a newcomer takes a free one beside its own Service, and whoever returns has its own again, so that survivors never move.
 * Lanes are whole pixels, at least `apart` from each other. What the gutter cannot hold runs together, the largest group first. Called by `place`; laws N1, N3 and N4.
 */
import { costBetween, fewCrossings } from './route/order.ts';

/** A wire; `to` is the farthest of its ends where it has several. */
export interface Way {
  readonly id: string;
  /** Wires of one Service lie beside each other. */
  readonly group: string;
  readonly from: number;
  readonly to: number;
  /** Thick, with branches to the right: it runs at the right of all others. */
  readonly trunk?: boolean;
}

/** Where lanes may be. */
export interface Gutter {
  readonly left: number;
  readonly right: number;
}

export interface WireLanes {
  /** x of every wire. */
  readonly taken: ReadonlyMap<string, number>;
  /** Of those that left lately, oldest first. */
  readonly former: ReadonlyMap<string, number>;
  /** Groups whose wires share one lane. */
  readonly together: ReadonlyMap<string, number>;
}

/** Two lanes are never nearer. */
export const apart = 6;
/** As far as they like to be, inside a group and between two. */
const beside = 9;
const between = 24;
/** A newcomer looks so far from its own Service's lanes before it looks everywhere. */
const reach = 16;
const mostFormer = 64;

export function route(ways: readonly Way[], gutter: Gutter, before: WireLanes | undefined): WireLanes {
  return before === undefined ? layOut(ways, gutter) : keep(ways, gutter, before);
}

function layOut(ways: readonly Way[], gutter: Gutter): WireLanes {
  const room = Math.max(1, Math.floor((gutter.right - gutter.left) / apart) + 1);
  const trunks = ways.filter(way => way.trunk);
  const { single, bundles } = bundle(
    ways.filter(way => !way.trunk),
    room - trunks.length,
  );
  const groups = fewCrossings(single);
  const taken = new Map<string, number>();
  const together = new Map<string, number>();
  // Trunks and bundles branch to the right, so they run at the right, where the fewest lie between them and the pods.
  const tracks = [
    ...[...groups, ...trunks.map(trunk => [trunk])].map(group => group.map(way => way.id)),
    ...bundles.map(group => [group]),
  ];
  const own = groups.length + trunks.length;
  const xs = spread(
    tracks.map(track => track.length),
    gutter,
  );
  tracks.forEach((track, i) => {
    track.forEach((id, j) => {
      const x = xs[i]?.[j] ?? gutter.left;
      if (i < own) taken.set(id, x);
      else together.set(id, x);
    });
  });
  for (const way of ways) {
    const x = together.get(way.group);
    if (x !== undefined) taken.set(way.id, x);
  }
  return { taken, former: new Map(), together };
}

/** The largest groups run together until there is a lane for all, and some to spare. */
function bundle(ways: readonly Way[], room: number) {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const there = groups.get(way.group);
    if (there === undefined) groups.set(way.group, [way]);
    else there.push(way);
  }
  const bundles: string[] = [];
  let lanes = ways.length;
  for (const [group, { length }] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    if (lanes <= room || length < 2) break;
    bundles.push(group);
    groups.delete(group);
    lanes -= length - 1;
  }
  return { single: [...groups.values()], bundles };
}

/** How far to the right each lane is: wide where there is room, in the middle of the gutter. */
function spread(sizes: readonly number[], { left, right }: Gutter): readonly (readonly number[])[] {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const gaps = Math.max(0, sizes.length - 1);
  const inside = Math.max(0, count - 1 - gaps);
  const width = right - left;
  // A quarter stays free for newcomers; what is too tight for that lies as close as lanes may, or closer.
  const roomy = Math.floor(width * 0.75);
  const even = Math.max(1, Math.min(beside, Math.floor(width / Math.max(1, count - 1))));
  const tight = [beside, beside - 1, beside - 2, apart].find(step => (count - 1) * step <= roomy);
  const near = tight ?? Math.min(apart, even);
  const wide =
    gaps === 0 ? near : Math.max(near, Math.min(between, Math.floor((roomy - inside * near) / gaps)));
  let x = left + Math.max(0, Math.floor((width - inside * near - gaps * wide) / 2));
  return sizes.map(size => {
    const lanes = Array.from({ length: size }, (_, i) => Math.min(right, x + i * near));
    x += Math.max(0, size - 1) * near + wide;
    return lanes;
  });
}

function keep(ways: readonly Way[], gutter: Gutter, before: WireLanes): WireLanes {
  const there = new Set(ways.map(way => way.id));
  const taken = new Map<string, number>();
  const former = new Map(before.former);
  for (const [id, x] of before.taken) {
    if (there.has(id)) taken.set(id, x);
    else former.set(id, x);
  }
  const placed = ways.filter(way => taken.has(way.id));
  for (const way of ways) {
    if (taken.has(way.id)) continue;
    const x = before.together.get(way.group) ?? laneFor(way, placed, taken, former.get(way.id), gutter);
    taken.set(way.id, x);
    former.delete(way.id);
    placed.push(way);
  }
  return {
    taken,
    former: new Map([...former].slice(-mostFormer)),
    together: before.together,
  };
}

/** Its own lane again, else the free one beside its Service with the fewest crossings, else any free one, else one that is taken. */
function laneFor(
  way: Way,
  placed: readonly Way[],
  taken: ReadonlyMap<string, number>,
  own: number | undefined,
  { left, right }: Gutter,
): number {
  const used = new Set(taken.values());
  const isFree = (x: number): boolean => {
    for (let d = 1 - apart; d < apart; d++) if (used.has(x + d)) return false;
    return true;
  };
  if (own !== undefined && own >= left && own <= right && isFree(own)) return own;
  const siblings = placed
    .filter(other => other.group === way.group)
    .map(other => taken.get(other.id) ?? left);
  const middle = Math.round((left + right) / 2);
  const distance = (x: number): number =>
    siblings.length === 0
      ? Math.abs(x - middle) / 4
      : siblings.reduce((least, sibling) => Math.min(least, Math.abs(sibling - x)), right - left);
  const near: number[] = [];
  const far: number[] = [];
  for (let x = Math.ceil(left); x <= right; x++) if (isFree(x)) (distance(x) <= reach ? near : far).push(x);
  const candidates = near.length > 0 ? near : far;
  // No lane is free: then it runs with its own Service, or where it turns with the least detour.
  if (candidates.length === 0) return siblings[0] ?? nearest(used, middle);
  let best = candidates[0] as number;
  let least = Number.POSITIVE_INFINITY;
  for (const x of candidates) {
    const cost = costAt(way, x, placed, taken) * 1000 + distance(x);
    if (cost < least) [best, least] = [x, cost];
  }
  return best;
}

function nearest(lanes: Iterable<number>, x: number): number {
  return [...lanes].sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0] ?? x;
}

function costAt(way: Way, x: number, placed: readonly Way[], taken: ReadonlyMap<string, number>): number {
  let cost = 0;
  for (const other of placed) {
    const at = taken.get(other.id) ?? 0;
    cost += at < x ? costBetween(other, way) : at > x ? costBetween(way, other) : 0;
  }
  return cost;
}
