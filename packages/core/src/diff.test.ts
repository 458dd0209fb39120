import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { diff, isEmpty, patchOf } from './diff.ts';
import type { Patch } from './patch.ts';
import { topologies } from './testing/arbitraries.ts';
import { emptyTopology, mapNames, type Topology } from './topology.ts';

/** The same values in new objects. */
function copy(topology: Topology): Topology {
  return apply(emptyTopology, JSON.parse(JSON.stringify(patchOf(topology))) as Patch);
}

describe('diff and apply', () => {
  it('D1: applying the difference of two topologies to the first gives the second', () => {
    fc.assert(
      fc.property(topologies, topologies, (a, b) => {
        expect(apply(a, diff(a, b))).toEqual(b);
      }),
      { numRuns: 300 },
    );
  });

  it('D2: a topology does not differ from one that says the same', () => {
    fc.assert(
      fc.property(topologies, a => {
        expect(diff(a, copy(a))).toEqual({});
        expect(isEmpty(diff(a, copy(a)))).toBe(true);
      }),
    );
  });

  it('D2: elements that say the same are not in the patch', () => {
    fc.assert(
      fc.property(topologies, topologies, (a, b) => {
        const patch = diff(a, copy(b));
        for (const name of mapNames) {
          for (const element of patch[name]?.put ?? []) {
            expect([...a[name].values()]).not.toContainEqual(element);
          }
        }
      }),
    );
  });

  it('D3: only keys that were there are gone, and no map is named without a reason', () => {
    fc.assert(
      fc.property(topologies, topologies, (a, b) => {
        const patch = diff(a, b);
        for (const name of mapNames) {
          const changed = patch[name];
          for (const key of changed?.gone ?? []) {
            expect(a[name].has(key)).toBe(true);
            expect(b[name].has(key)).toBe(false);
          }
          if (changed !== undefined) {
            expect((changed.gone?.length ?? 0) + (changed.put?.length ?? 0)).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('D4: what a patch does not touch keeps its identity', () => {
    fc.assert(
      fc.property(topologies, topologies, (a, b) => {
        const patch = diff(a, b);
        const after = apply(a, patch);
        for (const name of mapNames) {
          if (patch[name] === undefined) expect(after[name]).toBe(a[name]);
          const put = new Set<unknown>(patch[name]?.put);
          for (const [key, element] of after[name])
            if (!put.has(element)) expect(element).toBe(a[name].get(key));
        }
        expect(apply(a, {})).toBe(a);
      }),
    );
  });

  it('D4: a frame that is heard twice changes nothing the second time', () => {
    fc.assert(
      fc.property(topologies, topologies, (a, b) => {
        const patch = diff(a, b);
        expect(apply(apply(a, patch), patch)).toEqual(b);
      }),
    );
  });
});
