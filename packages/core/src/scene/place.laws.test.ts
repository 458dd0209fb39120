import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topology } from '../topology.ts';
import { emptyTopology, mapNames } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import { place } from './place-lenses.ts';
import type { Placement } from './placement.ts';
import { history, type Step } from './testing/history.ts';
import { line, pod, seen, service, topology } from './testing/model.ts';
import { motionFaults, overlapFaults, seatFaults } from './testing/stillness.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const kinds = fc.constantFrom<Lens['kind']>('lines', 'nodes');
const selection = { kind: 'Service', namespace: 'shop', name: 'a' };
const codes = fc.array(fc.nat(4095), { maxLength: 60 });
/** The small one folds. */
const sizes = fc.constantFrom<StageSize>(
  { width: 1680, height: 910 },
  { width: 1280, height: 320 },
  { width: 390, height: 700 },
);

type Placed = Step & { readonly placement: Placement };

function played(
  steps: readonly Step[],
  size: StageSize,
  kind: Lens['kind'] = 'lines',
  put = place,
): readonly Placed[] {
  let before: Placement | undefined;
  return steps.map(step => {
    const placement = put(step.topology, { ...lens, kind }, size, before, step.now);
    before = placement;
    return { ...step, placement };
  });
}

const blocksOf = ({ blocks, lanes, headings }: Placement) => ({ blocks, lanes, headings });

function pairs(steps: readonly Placed[]) {
  return steps.slice(1).map((after, i) => ({ before: steps[i] as Placed, after }));
}

function shuffled(topology: Topology): Topology {
  return Object.fromEntries(
    mapNames.map(name => [name, new Map([...topology[name]].reverse() as never)]),
  ) as never;
}

describe('place', () => {
  it('S1: whoever is not concerned keeps the seat and the place, except for whole rows in a step that says so', () => {
    fc.assert(
      fc.property(codes, sizes, kinds, (story, size, kind) => {
        for (const { before, after } of pairs(played(history(story), size, kind)))
          expect(motionFaults(before, after)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('S1, S2, S3: also where lists are folded slice by slice', () => {
    const sliceOf = (id: string): string =>
      `s${[...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 3}`;
    fc.assert(
      fc.property(codes, kinds, (story, kind) => {
        const steps = history(story).map(step => ({
          ...step,
          topology: {
            ...step.topology,
            endpoints: new Map(
              [...step.topology.endpoints].map(([id, line]) => [id, { ...line, slices: [sliceOf(id)] }]),
            ),
          },
        }));
        const placed = played(steps, { width: 1280, height: 320 }, kind);
        for (const { topology, placement } of placed)
          expect([...seatFaults(topology, placement), ...overlapFaults(placement)]).toEqual([]);
        for (const { before, after } of pairs(placed)) expect(motionFaults(before, after)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('S2: every line sits exactly once, every pod stands exactly once', () => {
    fc.assert(
      fc.property(codes, sizes, kinds, (story, size, kind) => {
        for (const { topology, placement } of played(history(story), size, kind))
          expect(seatFaults(topology, placement)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('S3: no row lies on another, and no lane', () => {
    fc.assert(
      fc.property(codes, sizes, kinds, (story, size, kind) => {
        for (const { placement } of played(history(story), size, kind))
          expect(overlapFaults(placement)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('S4: what is read first does not show when all is read', () => {
    fc.assert(
      fc.property(codes, kinds, sizes, (drawn, kind, size) => {
        const all = history(drawn).at(-1)?.topology ?? emptyTopology;
        const read = { ...all, freshness: topology(...seen()).freshness };
        const reading = topology(...seen('loading')).freshness;
        const podsFirst = { ...emptyTopology, pods: all.pods, nodes: all.nodes, freshness: reading };
        const look = { ...lens, kind };
        const first = place(podsFirst, look, size, undefined, 0);
        expect(blocksOf(place(read, look, size, first, 0))).toEqual(
          blocksOf(place(read, look, size, undefined, 0)),
        );
      }),
    );
  });

  it('S1: a kind that is served later moves nobody, also on a stage of another size', () => {
    const [wide, small] = [
      { width: 1680, height: 910 },
      { width: 1280, height: 720 },
    ];
    const web = [service('web'), pod('web-a'), line('web', 'web-a')];
    const [before, read, later] = [
      topology(service('a'), ...web, ...seen()),
      topology(...web, ...seen()),
      topology(...web, ...seen('live', 'loading')),
    ];
    for (const size of [wide, small]) {
      const placed = place(read, lens, size, place(before, lens, size, undefined, 0), 0);
      expect(blocksOf(place(later, lens, size, placed, 0))).toEqual(blocksOf(placed));
      expect(blocksOf(place(later, lens, size, undefined, 0))).not.toEqual(blocksOf(placed));
    }
    const both = topology(service('a'), ...web, ...seen('live', 'loading'));
    const resized = place(both, lens, small, place(before, lens, wide, undefined, 0), 0);
    const gone = place(later, lens, small, resized, 0);
    expect(blocksOf(place(read, lens, small, gone, 0))).toEqual(blocksOf(gone));
  });

  it('S1: what no row is made of is not waited for', () => {
    const [size, web] = [{ width: 1680, height: 910 }, [service('web'), pod('web-a'), line('web', 'web-a')]];
    const value = { key: 'PodDisruptionBudget', kind: 'PodDisruptionBudget', scope: '', since: 0 } as const;
    const budgets = (state: 'loading' | 'live') =>
      ({ map: 'freshness', value: { ...value, state } }) as const;
    const early = topology(service('a'), ...web, ...seen(), budgets('loading'));
    const placed = place(
      topology(...web, ...seen(), budgets('loading')),
      lens,
      size,
      place(early, lens, size, undefined, 0),
      0,
    );
    const whole = topology(...web, ...seen(), budgets('live'));
    expect(blocksOf(place(whole, lens, size, placed, 0))).toEqual(blocksOf(placed));
  });

  it('S4: the same history gives the same placement, whatever the order in the maps', () => {
    fc.assert(
      fc.property(codes, sizes, kinds, (story, size, kind) => {
        const steps = history(story);
        const mixed = steps.map(step => ({ ...step, topology: shuffled(step.topology) }));
        expect(played(mixed, size, kind).map(step => step.placement)).toEqual(
          played(steps, size, kind).map(step => step.placement),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('S5: nothing moves when nothing has changed', () => {
    fc.assert(
      fc.property(codes, sizes, kinds, (story, size, kind) => {
        const { topology, now, placement } = played(history(story), size, kind).at(-1) as Placed;
        expect(place(topology, { ...lens, kind }, size, placement, now)).toEqual({ ...placement, room: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('S2, S3: also while the viewer opens, closes and selects lists', () => {
    const looks = fc.array(
      fc.constantFrom<Partial<Lens>>({}, { open: ['a'] }, { open: ['a', 'b'] }, { selection }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(codes, sizes, kinds, looks, (story, size, kind, wishes) => {
        let before: Placement | undefined;
        for (const [i, { topology, now }] of history(story).entries()) {
          const wish = wishes[i % wishes.length];
          before = place(topology, { ...lens, kind, ...wish }, size, before, now);
          expect([...seatFaults(topology, before), ...overlapFaults(before)]).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('S1: a planted shift is found', () => {
    const shifting: typeof place = (topology, ...rest) => {
      const placement = place(topology, ...rest);
      if (topology.pods.size % 2 === 0) return placement;
      return {
        ...placement,
        blocks: placement.blocks.map(block =>
          block.type === 'alias'
            ? block
            : { ...block, seats: block.seats.map(seat => ({ ...seat, y: seat.y + 2 })) },
        ),
      };
    };
    const steps = history([0, 16, 32]);
    const faults = pairs(played(steps, { width: 1680, height: 910 }, 'lines', shifting)).flatMap(
      ({ before, after }) => motionFaults(before, after),
    );
    expect(faults).not.toEqual([]);
  });
});
