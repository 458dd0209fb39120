import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topology } from '../topology.ts';
import type { Detail, Lens } from './lens.ts';
import { isOutgrown, neighbour } from './level.ts';
import { lampAt, seatUnder } from './levels/bank.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { Plan } from './plan.ts';
import type { Streets } from './streets.ts';
import { misplaced, moved, overlaps, places } from './testing/far-stillness.ts';
import { history } from './testing/history.ts';
import { line, node, pod, seen, service, topology } from './testing/model.ts';

const size = { width: 1680, height: 870 };
const lens = (detail?: Detail): Lens => ({
  kind: 'lines',
  namespaces: ['shop'],
  open: [],
  ...(detail === undefined ? {} : { detail }),
});
const codes = fc.array(fc.nat({ max: 16 * 97 }), { maxLength: 50 });

function far(of: Topology, detail: 'streets' | 'plan', before?: Picture): Streets | Plan {
  const picture = pictureOf(of, lens(detail), size, before, 0);
  if (picture.level === 'rows') throw new Error('asked for from afar');
  return picture;
}

/** `services` of `each` pods, spread over `nodes`. */
function cluster(services: number, each: number, nodes: number): Topology {
  const elements = [];
  for (let n = 0; n < nodes; n++) elements.push(node(`node-${n}`, { zone: `zone-${n % 3}` }));
  for (let s = 0; s < services; s++) {
    elements.push(service(`app-${s}`));
    for (let p = 0; p < each; p++) {
      const name = `app-${s}-${p}`;
      const on = `node-${(s * each + p) % nodes}`;
      elements.push(pod(name, { node: on, wantedBy: [`app-${s}`] }), line(`app-${s}`, name, { node: on }));
    }
  }
  return topology(...elements);
}

describe.each(['streets', 'plan'] as const)('%s', detail => {
  it('S7: over random histories nothing moves but what changed, and nobody stands on another', () => {
    fc.assert(
      fc.property(codes, numbers => {
        let before: Streets | Plan | undefined;
        for (const step of history(numbers)) {
          const picture = far(step.topology, detail, before);
          expect(misplaced(step.topology, picture)).toEqual([]);
          expect(overlaps(picture)).toEqual([]);
          if (before !== undefined) expect(moved(before, picture)).toEqual([]);
          before = picture;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('S7: the same topology again is the same picture, lamp for lamp', () => {
    for (const { topology: of } of history([1, 17, 40, 99, 200, 303])) {
      const first = far(of, detail);
      const again = far(of, detail, first);
      expect(places(again)).toEqual(places(first));
      for (const [key, bank] of again.banks) expect(bank).toBe(first.banks.get(key));
    }
  });

  it('S7: a lamp that is moved would be found', () => {
    const picture = far(cluster(3, 4, 3), detail);
    const planted = new Map(
      [...picture.banks].map(([key, bank]) => [key, { ...bank, y: bank.y + 1 }] as const),
    );
    expect(moved(picture, { ...picture, banks: planted }).length).toBeGreaterThan(10);
  });

  it('S7: a pod that is replaced on its node leaves every other lamp where it is', () => {
    const before = cluster(6, 10, 5);
    const pods = new Map(before.pods);
    const [first] = before.pods.values();
    if (first === undefined) throw new Error('there are pods');
    pods.delete(first.uid);
    pods.set('new', { ...first, uid: 'new', name: 'new' });
    const one = far(before, detail);
    const two = far({ ...before, pods }, detail, one);
    expect(moved(one, two)).toEqual([]);
    expect(two.height).toBe(one.height);
  });

  it('S7: every lamp is under its own point', () => {
    for (const bank of far(cluster(6, 30, 5), detail).banks.values())
      bank.seats.forEach((id, seat) => {
        const { x, y } = lampAt(bank, seat);
        if (id !== undefined) expect(seatUnder(bank, x, y)).toBe(seat);
      });
  });
});

describe('the level', () => {
  it('S8: few things are rows, more are streets, many are the plan', () => {
    const level = (of: Topology) => pictureOf(of, lens(), size, undefined, 0).level;
    expect(level(cluster(5, 3, 3))).toBe('rows');
    expect(level(cluster(1, 400, 10))).toBe('rows');
    expect(level(cluster(25, 12, 12))).toBe('streets');
    expect(level(cluster(60, 33, 40))).toBe('plan');
    expect(level(cluster(30, 12, 40))).toBe('plan');
  });

  it('S8: of few Services on few nodes a long list is folded, and one scrolls rather than looks at an empty page', () => {
    const laptop = { width: 1440, height: 730 };
    for (const kind of ['lines', 'nodes'] as const) {
      const level = (of: Topology) => pictureOf(of, { ...lens(), kind }, laptop, undefined, 0).level;
      expect(level(cluster(1, 240, 3))).toBe('rows');
      expect(level(cluster(1, 400, 10))).toBe('rows');
      expect(level(cluster(8, 4, 3))).toBe('rows');
      expect(level(cluster(20, 120, 30))).toBe('plan');
    }
  });

  it('S8: a change in the cluster never changes it; what does not fit any more is said', () => {
    const small = pictureOf(cluster(5, 3, 3), lens(), size, undefined, 0);
    expect(isOutgrown(small, size)).toBe(false);
    const grown = pictureOf(cluster(60, 33, 40), lens(), size, small, 0);
    expect(grown.level).toBe('rows');
    expect(isOutgrown(grown, size)).toBe(true);
    const other = { ...size, width: 1600 };
    expect(pictureOf(cluster(60, 33, 40), lens(), other, grown, 0).level).toBe('plan');
  });

  it('S8: is chosen anew when all has been read', () => {
    const reading = topology(...seen('live', 'loading'));
    const early = { ...cluster(5, 3, 3), freshness: reading.freshness };
    const whole = { ...cluster(60, 33, 40), freshness: topology(...seen()).freshness };
    const first = pictureOf(early, lens(), size, undefined, 0);
    expect(first.level).toBe('rows');
    expect(pictureOf(whole, lens(), size, first, 0).level).toBe('plan');
  });

  it('S8: what the viewer chose is what is shown', () => {
    for (const detail of ['rows', 'streets', 'plan'] as const)
      expect(pictureOf(cluster(5, 3, 3), lens(detail), size, undefined, 0).level).toBe(detail);
    expect(neighbour('rows', 1)).toBe('streets');
    expect(neighbour('rows', -1)).toBeUndefined();
    expect(neighbour('plan', 1)).toBeUndefined();
  });

  it.each([
    [300, 30, 100],
    [1_000, 10, 112],
    [60, 33, 5_000],
  ])('S7: %i Services of %i pods on %i nodes are drawn without overlap', (services, each, nodes) => {
    const of = cluster(services, each, nodes);
    const picture = far(of, 'plan');
    if (picture.level !== 'plan') throw new Error('asked for the plan');
    expect(picture.rooms).toHaveLength(nodes);
    expect(picture.services).toHaveLength(services);
    expect(overlaps(picture).slice(0, 3)).toEqual([]);
  });
});
