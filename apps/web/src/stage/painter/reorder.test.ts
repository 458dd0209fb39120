import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reorder } from './reorder.ts';

/** What a container of elements does with it. */
function applied(before: readonly string[], after: readonly string[]): readonly string[] {
  const { gone, put } = reorder(before, after);
  const list = before.filter(key => !gone.includes(key));
  for (const { key, before: next } of put) {
    if (list.includes(key)) list.splice(list.indexOf(key), 1);
    list.splice(next === undefined ? list.length : list.indexOf(next), 0, key);
  }
  return list;
}

const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'.split('')));

describe('a new order of elements', () => {
  it('comes out as wanted, from whatever there was', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        expect(applied(before, after)).toEqual(after);
      }),
    );
  });

  it('does not touch survivors that keep their order, so that the focus stays', () => {
    fc.assert(
      fc.property(keys, keys, (before, others) => {
        const survivors = before.filter((_, i) => i % 2 === 0);
        const after = survivors.flatMap((key, i) => [
          ...others.filter(other => !before.includes(other)).slice(i, i + 1),
          key,
        ]);
        const { put } = reorder(before, after);
        for (const { key } of put) expect(survivors).not.toContain(key);
      }),
    );
  });

  it('takes a row out, and puts its successor in, without moving those below', () => {
    expect(reorder(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd'])).toEqual({
      gone: ['b'],
      put: [{ key: 'x', before: 'c' }],
    });
  });
});
