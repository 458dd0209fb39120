import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topology } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import type { NodesSide } from './nodes-side.ts';
import { place } from './place-lenses.ts';
import type { Placement } from './placement.ts';
import { history } from './testing/history.ts';
import { line, node, pod, service, serviceByHand, staffing, topology } from './testing/model.ts';
import { laneFaults, sideMotionFaults, standFaults } from './testing/side-stillness.ts';

const lens: Lens = { kind: 'nodes', namespaces: ['shop'], open: [] };
const codes = fc.array(fc.nat(4095), { maxLength: 60 });
/** The second one folds, the last one is too narrow for brackets on a phone. */
const sizes = fc.constantFrom<StageSize>(
  { width: 1680, height: 910 },
  { width: 1280, height: 320 },
  { width: 900, height: 600 },
);

type Step = { readonly topology: Topology; readonly placement: Placement };

/** A story step by step; `change` plants what is to be found. */
function played(
  story: readonly number[],
  size: StageSize,
  change: (placement: Placement, step: number) => Placement = placement => placement,
): readonly Step[] {
  let before: Placement | undefined;
  return history(story).map(({ topology: shown, now }, step) => {
    before = change(place(shown, lens, size, before, now), step);
    return { topology: shown, placement: before };
  });
}

function moved(steps: readonly Step[]): readonly string[] {
  return steps
    .slice(1)
    .flatMap(({ placement }, i) => sideMotionFaults((steps[i] as Step).placement, placement));
}

/** Services with three pods each, which are replaced one after the other on any of three nodes. */
function replacements(count: number, chance: (below: number) => number) {
  const names = ['a', 'b', 'c', 'd'];
  const pods = names.flatMap(of =>
    [0, 1, 2].map(i => ({ id: `${of}-${i}`, of, node: `n${i}`, leaving: false })),
  );
  const shown = () =>
    topology(
      ...[0, 1, 2].map(i => node(`n${i}`)),
      ...names.map(name => service(name, { staffing: staffing(3, 1) })),
      ...pods.flatMap(({ id, of, node: on, leaving }) => [
        pod(id, { node: on, state: leaving ? 'terminating' : 'ready' }),
        line(of, id, { node: on, ready: !leaving, terminating: leaving }),
      ]),
    );
  const steps = [shown()];
  for (let i = 0; i < count; i++) {
    const gone = pods[chance(pods.length)];
    if (gone === undefined) continue;
    gone.leaving = true;
    steps.push(shown());
    pods.push({ id: `${gone.of}-new${i}`, of: gone.of, node: `n${chance(3)}`, leaving: false });
    steps.push(shown());
    pods.splice(pods.indexOf(gone), 1);
    steps.push(shown());
  }
  return steps;
}

describe('the right side of the lens nodes', () => {
  it('N1: over random histories nobody moves who has no reason to', () => {
    fc.assert(
      fc.property(codes, sizes, (story, size) => {
        expect(moved(played(story, size))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('N2: every pod stands once, on its own node, and no row on another', () => {
    fc.assert(
      fc.property(codes, sizes, (story, size) => {
        for (const { topology: shown, placement } of played(story, size))
          expect(standFaults(shown, placement)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('N3: lanes are whole pixels, and keep apart', () => {
    fc.assert(
      fc.property(codes, sizes, (story, size) => {
        for (const { placement } of played(story, size)) expect(laneFaults(placement)).toEqual([]);
      }),
      // A newcomer without siblings where no lane is free.
      { numRuns: 100, examples: [[[524, 3118], { width: 900, height: 600 }]] },
    );
  });

  it('N1: a planted shift of one row, or of one lane, is found', () => {
    const shiftRow = (placement: Placement, step: number): Placement => ({
      ...placement,
      ...(placement.side === undefined || step !== 2
        ? {}
        : {
            side: {
              ...placement.side,
              brackets: placement.side.brackets.map(bracket => ({
                ...bracket,
                stands: bracket.stands.map(stand => ({ ...stand, y: stand.y + 2 })),
              })),
            },
          }),
    });
    const shiftLane = (placement: Placement, step: number): Placement => {
      const { side } = placement;
      if (side === undefined || step !== 2) return placement;
      const [id, wire] = [...side.wires][0] ?? [];
      if (id === undefined || wire === undefined) return placement;
      const wires: NodesSide['wires'] = new Map([...side.wires, [id, { ...wire, lane: wire.lane + 1 }]]);
      return { ...placement, side: { ...side, wires } };
    };
    const size = { width: 1680, height: 910 };
    expect(moved(played([0, 16, 32], size))).toEqual([]);
    expect(moved(played([0, 16, 32], size, shiftRow)).join()).toContain('moved by 2');
    expect(moved(played([0, 16, 32], size, shiftLane)).join()).toContain('the wire of');
  });

  it('N4: over 200 random replacements no wire of a survivor ever moves, and lanes keep apart', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), seed => {
        let state = seed;
        const chance = (below: number) => {
          state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
          return (state >> 8) % below;
        };
        let before: Placement | undefined;
        for (const [i, shown] of replacements(200, chance).entries()) {
          const placement = place(shown, lens, { width: 1680, height: 910 }, before, i * 20_000);
          expect(laneFaults(placement)).toEqual([]);
          if (before !== undefined) expect(sideMotionFaults(before, placement)).toEqual([]);
          before = placement;
        }
      }),
      { numRuns: 2 },
    );
  });

  it('N7: every node keeps a free place as long as rows can come nearer, so that who is replaced shifts nothing', () => {
    const pods = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2].map((at, i) => ({
      id: `p${i}`,
      on: `n${at}`,
      of: `s${i % 5}`,
    }));
    const shown = topology(
      ...[0, 1, 2].map(i => node(`n${i}`)),
      ...[0, 1, 2, 3, 4].map(i => service(`s${i}`, { staffing: staffing(3, 3) })),
      ...pods.map(({ id, on, of }) => pod(id, { wantedBy: [of], node: on })),
      ...pods.map(({ id, on, of }) => line(of, id, { node: on })),
    );
    for (let height = 500; height <= 1_000; height += 10) {
      const side = place(shown, lens, { width: 1280, height }, undefined, 0).side;
      if (side === undefined) throw new Error('no nodes');
      const spare = side.brackets.every(({ stands }) =>
        stands.some(({ standing }) => standing.type === 'free'),
      );
      expect(spare, `${height}px, rows ${side.pitch}px apart`).toBe(true);
    }
  });

  it('N7: several pods that wait for a node at once shift nothing either, where there is room', () => {
    const shown = (waiting: number) =>
      topology(
        ...[0, 1].map(i => node(`n${i}`)),
        service('web', { staffing: staffing(5, 1) }),
        ...[serviceByHand('legacy'), line('legacy', '203.0.113.20', { bare: true })],
        ...[pod('a', { wantedBy: ['web'], node: 'n0' }), line('web', 'a', { node: 'n0' })],
        ...Array.from({ length: waiting }, (_, i) =>
          pod(`new${i}`, { wantedBy: ['web'], state: 'pending', ips: [] }),
        ),
      );
    const before = place(shown(0), lens, { width: 1680, height: 910 }, undefined, 0);
    for (const waiting of [1, 2, 3]) {
      const after = place(shown(waiting), lens, { width: 1680, height: 910 }, before, 0);
      expect(after.room.filter(({ type }) => type === 'stands')).toEqual([]);
      expect(sideMotionFaults(before, after)).toEqual([]);
    }
  });

  it('N7: pods that wait for a node, one after the other, make no room and shift nothing', () => {
    const outside = [serviceByHand('legacy'), line('legacy', '203.0.113.20', { bare: true })];
    const shown = (pods: readonly { readonly id: string; readonly node?: string }[]) =>
      topology(
        ...[0, 1].map(i => node(`n${i}`)),
        service('web', { staffing: staffing(2, 1) }),
        ...outside,
        ...pods.map(({ id, node: on }) =>
          pod(id, {
            wantedBy: ['web'],
            ...(on === undefined ? { state: 'pending', ips: [] } : { node: on }),
          }),
        ),
        ...pods.flatMap(({ id, node: on }) => (on === undefined ? [] : [line('web', id, { node: on })])),
      );
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 1, maxLength: 12 }), gone => {
        let pods: readonly { readonly id: string; readonly node: string }[] = [
          { id: 'a', node: 'n0' },
          { id: 'b', node: 'n1' },
        ];
        const steps = [shown(pods)];
        for (const [i, at] of gone.entries()) {
          const rest = pods.filter((_, j) => j !== at);
          steps.push(shown([...pods, { id: `new${i}` }]), shown([...rest, { id: `new${i}` }]));
          pods = [...rest, { id: `new${i}`, node: pods[at]?.node ?? '' }];
          steps.push(shown(pods));
        }
        let before: Placement | undefined;
        for (const [i, step] of steps.entries()) {
          const after = place(step, lens, { width: 1680, height: 910 }, before, i * 400);
          if (before !== undefined) {
            expect(after.room.filter(({ type }) => type === 'stands')).toEqual([]);
            expect(sideMotionFaults(before, after)).toEqual([]);
            expect(after.height).toBe(before.height);
          }
          before = after;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('N5: left of the plugs both lenses are the same, whichever was looked at before', () => {
    fc.assert(
      fc.property(
        codes,
        sizes,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
        (story, size, looks) => {
          let lines: Placement | undefined;
          let either: Placement | undefined;
          for (const [i, { topology: shown, now }] of history(story).entries()) {
            lines = place(shown, { ...lens, kind: 'lines' }, size, lines, now);
            const kind = looks[i % looks.length] ? 'nodes' : 'lines';
            either = place(shown, { ...lens, kind }, size, either, now);
            expect(either.blocks).toEqual(lines.blocks);
            expect(either.doors).toEqual(lines.doors);
            expect(either.columns.plug).toBe(lines.columns.plug);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
