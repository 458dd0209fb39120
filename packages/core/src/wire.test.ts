import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { diff, patchOf } from './diff.ts';
import { createSnapshotReader, decodeSnapshot, encodeSnapshot } from './snapshot.ts';
import type { Frame } from './stream-event.ts';
import { topologies } from './testing/arbitraries.ts';
import { emptyTopology, type Topology } from './topology.ts';
import { packUid, unpackUid } from './wire/packed-uid.ts';
import { decodeFrame, encodeFrame } from './wire.ts';

const nss = fc.constantFrom('', 'default', 'shop');
const frames: fc.Arbitrary<Frame> = fc
  .tuple(nss, fc.nat(), fc.nat(), topologies, topologies)
  .map(([ns, from, at, a, b]) => ({ ns, from, to: from + 1, at, patch: diff(a, b) }));

function overTheWire(topology: Topology, limit?: number): Frame | undefined {
  return decodeSnapshot(
    encodeSnapshot('shop', 3, 9, topology, limit).map(part => JSON.parse(part) as unknown),
  );
}

describe('wire', () => {
  it('W1: a frame is read as it was written, on one line', () => {
    fc.assert(
      fc.property(frames, frame => {
        const data = encodeFrame(frame);
        expect(data).not.toContain('\n');
        expect(decodeFrame(JSON.parse(data))).toEqual(frame);
      }),
      { numRuns: 500 },
    );
  });

  it('W1: a frame of nothing, and of everything', () => {
    fc.assert(
      fc.property(topologies, topology => {
        const frame = { ns: 'shop', from: 0, to: 1, at: 5, patch: patchOf(topology) };
        expect(decodeFrame(JSON.parse(encodeFrame(frame)))).toEqual(frame);
      }),
    );
  });

  it('W1: every string comes back as the UID that it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uuid(),
          fc.string(),
          fc.uuid().map(uid => uid.toUpperCase()),
        ),
        uid => {
          expect(unpackUid(packUid(uid))).toBe(uid);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(packUid('123e4567-e89b-42d3-a456-426614174000')).toHaveLength(22);
  });

  it('W2: a snapshot is read as the topology that was written, in however many parts', () => {
    fc.assert(
      fc.property(topologies, fc.constantFrom(undefined, 300, 900), (topology, limit) => {
        const frame = overTheWire(topology, limit);
        expect(frame).toMatchObject({ ns: 'shop', from: 0, to: 3, at: 9 });
        expect(apply(emptyTopology, frame?.patch ?? {})).toEqual(topology);
      }),
      { numRuns: 500 },
    );
  });

  it('W2: parts may come in any order and twice, and those of an older snapshot are forgotten', () => {
    fc.assert(
      fc.property(topologies, fc.infiniteStream(fc.nat()), (topology, dice) => {
        const parts = encodeSnapshot('shop', 3, 9, topology, 400).map(part => JSON.parse(part) as unknown);
        const [old] = encodeSnapshot('shop', 2, 8, topology, 400).map(part => JSON.parse(part) as unknown);
        const shuffled = parts
          .map(part => [dice.next().value ?? 0, part] as const)
          .sort(([a], [b]) => a - b)
          .map(([, part]) => part);
        const reader = createSnapshotReader();
        if (parts.length > 1) expect(reader.read(old)).toBe('more');
        const [first, ...others] = shuffled;
        const answers = [first, ...(parts.length > 1 ? [first] : []), ...others].map(part =>
          reader.read(part),
        );
        const last = answers.at(-1);
        expect(answers.slice(0, -1).every(answer => answer === 'more')).toBe(true);
        expect(typeof last === 'object' && apply(emptyTopology, last.patch)).toEqual(topology);
      }),
    );
  });

  it('W7: whatever comes is read as a frame or not at all', () => {
    const reader = createSnapshotReader();
    fc.assert(
      fc.property(fc.jsonValue(), json => {
        expect(decodeFrame(json)).toBeUndefined();
        expect(reader.read(json)).toBeUndefined();
      }),
    );
  });

  it('W7: a message with any value in any place is read whole or not at all', () => {
    const paths = (value: unknown, at: readonly string[] = []): readonly (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? [at, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...at, key]))]
        : [at];
    fc.assert(
      fc.property(topologies, fc.nat(), fc.jsonValue(), fc.boolean(), (topology, dice, value, framed) => {
        const frame = { ns: 'shop', from: 0, to: 1, at: 5, patch: patchOf(topology) };
        const json = JSON.parse(
          framed ? encodeFrame(frame) : (encodeSnapshot('shop', 1, 5, topology)[0] ?? ''),
        ) as object;
        const all = paths(json).filter(path => path.length > 0);
        const path = all[dice % all.length] ?? [];
        const parent = path
          .slice(0, -1)
          .reduce<object>((from, key) => Reflect.get(from, key) as object, json);
        Reflect.set(parent, path.at(-1) ?? '', value);
        const read = framed ? decodeFrame(json) : createSnapshotReader().read(json);
        if (typeof read === 'object') expect(() => apply(emptyTopology, read.patch)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a name that is a number', { uid: '=a', name: 5, created: 1 }],
    ['no name', { uid: '=a', created: 1 }],
    ['a name that is null', { uid: '=a', name: null, created: 1 }],
    ['a UID that is not packed', { uid: 'a', name: 'web', created: 1 }],
    ['a time in words', { uid: '=a', name: 'web', created: 'now' }],
    ['a state that there is not', { uid: '=a', name: 'web', created: 1, state: 'dancing' }],
    ['an address that is a number', { uid: '=a', name: 'web', created: 1, ips: ['10.0.0.1', 7] }],
  ])('W7: a pod with %s is no pod', (_, pod) => {
    const frame = { ns: 'shop', to: 1, at: 5, patch: { pods: { put: [pod] } } };
    expect(decodeFrame(frame)).toBeUndefined();
    const good = { uid: '=a', name: 'web', created: 1 };
    expect(decodeFrame({ ...frame, patch: { pods: { put: [good] } } })?.patch.pods?.put).toHaveLength(1);
  });

  it('W7: fields that a reader does not know are ignored', () => {
    const frame = { ns: 'shop', from: 0, to: 1, at: 5, patch: {} };
    const later = { ...(JSON.parse(encodeFrame(frame)) as object), mood: 'good' };
    expect(decodeFrame(later)).toEqual(frame);
    expect(decodeFrame({ ...later, patch: { moods: { put: [{}] } } })).toEqual(frame);
  });
});
