import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MapDraft } from './layered-map.ts';

interface Item {
  readonly n: number;
}

const stock = (size: number): ReadonlyMap<string, Item> =>
  new Map(Array.from({ length: size }, (_, n) => [`k${n}`, { n }]));

const keys = Array.from({ length: 2_010 }, (_, n) => `k${n}`);

/** Of a map of 2,000: a few are put or removed, some of them new, some of them again and again. */
const history = fc.array(
  fc.array(
    fc.record({
      key: fc.integer({ min: 0, max: 2_010 }).map(n => `k${n % 40 === 0 ? n : n % 9}`),
      gone: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  { maxLength: 20 },
);

describe('a map made from the one before', () => {
  it('reads like a Map after any history, in the same order, and so does every version before it', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat({ max: 20 })), (steps, walked) => {
        const first = stock(2_000);
        const expected = [new Map(first)];
        const versions = [first];
        let n = 10_000;
        for (const [step, changes] of steps.entries()) {
          const map = new Map(expected.at(-1));
          const draft = new MapDraft(versions.at(-1) ?? stock(0));
          for (const { key, gone } of changes) {
            n += 1;
            if (gone) {
              map.delete(key);
              draft.delete(key);
            } else {
              const item = { n };
              map.set(key, item);
              draft.set(key, item);
            }
          }
          expected.push(map);
          const after = draft.finish();
          versions.push(after);
          if (walked.includes(step)) expect([...after.keys()]).toEqual([...map.keys()]);
        }
        for (const [step, map] of expected.entries()) {
          const version = versions[step];
          expect(version?.size).toBe(map.size);
          const wrong = keys.filter(
            key => version?.get(key) !== map.get(key) || version?.has(key) !== map.has(key),
          );
          expect(wrong).toEqual([]);
          expect([...(version ?? [])]).toEqual([...map]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is a Map of its own where there is little, and where most of it changed', () => {
    const little = new MapDraft(stock(10));
    little.set('k3', { n: 0 });
    expect(little.finish()).toEqual(new Map(stock(10)).set('k3', { n: 0 }));
    const most = new MapDraft(stock(1_000));
    for (let n = 0; n < 500; n += 1) most.delete(`k${n}`);
    expect(most.finish()).toEqual(new Map([...stock(1_000)].slice(500)));
    const first = new MapDraft<Item>(new Map());
    first.set('k0', { n: 0 });
    expect(first.finish()).toEqual(stock(1));
  });

  it('walks in every way', () => {
    const draft = new MapDraft(stock(1_000));
    draft.delete('k0');
    draft.set('new', { n: -1 });
    const map = draft.finish();
    const visited: string[] = [];
    map.forEach((item, key, of) => {
      expect(of).toBe(map);
      expect(item).toBe(map.get(key));
      visited.push(key);
    });
    expect([...map.keys()]).toEqual(visited);
    expect([...map.values()]).toEqual(visited.map(key => map.get(key)));
    expect([...map.entries()]).toEqual([...map]);
    expect(visited.at(-1)).toBe('new');
    expect(visited).toHaveLength(1_000);
  });
});
