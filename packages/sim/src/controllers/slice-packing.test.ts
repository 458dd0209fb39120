import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredObject } from '../object.ts';
import type { Endpoint } from './service-endpoints.ts';
import { MAX_PER_SLICE, pack } from './slice-packing.ts';

const endpoint = (id: number, ready = true): Endpoint => ({
  addresses: [`10.0.${Math.floor(id / 250)}.${id % 250}`],
  conditions: { ready },
  targetRef: { kind: 'Pod', namespace: 'x', name: `pod-${id}`, uid: String(id) },
});

let count = 0;
const slice = (endpoints: readonly Endpoint[]): StoredObject => {
  count += 1;
  const metadata = { name: `s${count}`, uid: String(count), resourceVersion: '1', creationTimestamp: '' };
  return { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata, endpoints };
};

/** The lists after the packing: what is kept as it is, what is updated, what is new. */
function applied(
  held: readonly StoredObject[],
  desired: readonly Endpoint[],
): readonly (readonly Endpoint[])[] {
  const { update, create, remove } = pack(held, desired);
  const kept = held.filter(one => !remove.includes(one)).map(one => update.get(one) ?? one.endpoints);
  return [...kept, ...create];
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => endpoint(from + index));

describe('packing endpoints into slices', () => {
  it('M11: lists each endpoint once, at most 100 in a slice, whatever was there before', () => {
    const ids = fc.uniqueArray(fc.nat(400), { maxLength: 350 });
    fc.assert(
      fc.property(ids, ids, ids, (first, second, third) => {
        const start = applied(
          [],
          first.map(id => endpoint(id)),
        ).map(slice);
        const later = applied(
          start,
          second.map(id => endpoint(id)),
        ).map(slice);
        const lists = applied(
          later,
          third.map(id => endpoint(id, false)),
        );
        expect(lists.every(list => list.length > 0 && list.length <= MAX_PER_SLICE)).toBe(true);
        expect(
          lists
            .flat()
            .map(one => Number(one.targetRef?.uid))
            .sort(),
        ).toEqual([...third].sort());
        expect(lists.flat().every(one => one.conditions.ready === false)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('writes nothing when nothing changed', () => {
    const held = [slice(range(0, 100)), slice(range(100, 130))];
    expect(pack(held, range(0, 130))).toEqual({ update: new Map(), create: [], remove: [] });
  });

  it('keeps an endpoint in its slice and puts a newcomer where it costs one write', () => {
    const [full, half] = [slice(range(0, 100)), slice(range(100, 150))];
    const replaced = pack([full, half], [...range(1, 150), endpoint(999)]);
    expect([...replaced.update.keys()]).toEqual([full]);
    expect(replaced.update.get(full)?.at(-1)?.targetRef?.uid).toBe('999');
    expect([...pack([full, half], [...range(0, 150), endpoint(999)]).update.keys()]).toEqual([half]);
  });
});
