import { describe, expect, it } from 'vitest';
import { costBetween } from './route/order.ts';
import { apart, type Gutter, route, type Way, type WireLanes } from './route.ts';

const gutter: Gutter = { left: 20, right: 220 };

function way(id: string, from: number, to: number): Way {
  return { id, group: id.slice(0, id.indexOf('-')), from, to };
}

function crossings(ways: readonly Way[], { taken }: WireLanes): number {
  const sorted = ways.toSorted((a, b) => (taken.get(a.id) ?? 0) - (taken.get(b.id) ?? 0));
  return sorted.reduce(
    (sum, right, i) => sum + sorted.slice(0, i).reduce((cost, left) => cost + costBetween(left, right), 0),
    0,
  );
}

/** Three Services with three pods on three nodes: the demo. */
const demo = [
  way('a-0', 100, 120),
  way('a-1', 130, 320),
  way('a-2', 160, 520),
  way('b-0', 250, 150),
  way('b-1', 280, 350),
  way('b-2', 310, 550),
  way('c-0', 400, 180),
  way('c-1', 430, 380),
  way('c-2', 460, 580),
];

describe('lanes of wires', () => {
  it('nest wires of one Service without a crossing, whether they go down or up', () => {
    for (const ways of [
      [way('a-0', 100, 300), way('a-1', 130, 330), way('a-2', 160, 360)],
      [way('a-0', 300, 100), way('a-1', 330, 130), way('a-2', 360, 160)],
    ])
      expect(crossings(ways, route(ways, gutter, undefined))).toBe(0);
  });

  it('cross little where every Service has a pod on every node, and keep a Service together', () => {
    const lanes = route(demo, gutter, undefined);
    expect(crossings(demo, lanes)).toBeLessThanOrEqual(14);
    const groups = [...lanes.taken].sort((a, b) => a[1] - b[1]).map(([id]) => id[0]);
    expect(groups.filter((group, i) => group !== groups[i - 1])).toHaveLength(3);
  });

  it('give the same lanes for the same wires', () => {
    expect(route(demo, gutter, undefined)).toEqual(route(demo, gutter, undefined));
  });

  it('put a newcomer on a free lane beside its own Service, and move nobody', () => {
    const before = route(demo, gutter, undefined);
    const after = route([...demo, way('b-3', 340, 220)], gutter, before);
    for (const [id, x] of before.taken) expect(after.taken.get(id)).toBe(x);
    const x = after.taken.get('b-3') ?? 0;
    const distances = demo.map(({ id }) => Math.abs(x - (after.taken.get(id) ?? 0)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(apart);
    expect(Math.min(...distances.slice(3, 6))).toBeLessThanOrEqual(16);
  });

  it('give a wire that returns its own lane again', () => {
    const first = route(demo, gutter, undefined);
    const without = route(demo.slice(1), gutter, first);
    expect(without.taken.has('a-0')).toBe(false);
    expect(route([...demo.slice(1), way('a-0', 100, 120)], gutter, without).taken.get('a-0')).toBe(
      first.taken.get('a-0'),
    );
  });

  it('run a trunk at the right of all others', () => {
    const trunk: Way = { ...way('t-0', 200, 600), trunk: true };
    const { taken } = route([trunk, ...demo], gutter, undefined);
    expect(Math.max(...taken.values())).toBe(taken.get('t-0'));
  });

  it('let the largest Services share a lane where the gutter cannot hold all', () => {
    const many = Array.from({ length: 100 }, (_, i) => way(`x-${i}`, 10 * i, 1000 - 10 * i));
    const { taken, together } = route([...demo, ...many], gutter, undefined);
    expect([...together.keys()]).toEqual(['x']);
    expect(new Set(many.map(({ id }) => taken.get(id))).size).toBe(1);
    expect(new Set(demo.map(({ id }) => taken.get(id))).size).toBe(demo.length);
    const newcomer = route([...demo, ...many, way('x-new', 5, 700)], gutter, {
      taken,
      together,
      former: new Map(),
    });
    expect(newcomer.taken.get('x-new')).toBe(together.get('x'));
  });
});
