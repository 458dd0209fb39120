import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byName } from './by-name.ts';

const name = fc.string({
  unit: fc.constantFrom('a', 'b', 'Z', '-', '0', '1', '2', '9', ' ', 'é'),
  maxLength: 8,
});

describe('the order of names', () => {
  it('compares numbers as numbers and the rest by code unit', () => {
    const names = ['db-10', 'db-2', 'web', 'db-02', 'app-1-x', 'app-12-x', 'app-1'];
    expect(names.toSorted(byName)).toEqual(['app-1', 'app-1-x', 'app-12-x', 'db-02', 'db-2', 'db-10', 'web']);
  });

  it('is an order: what is swapped is turned round, and no two names are equal', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(byName(a, b)) + Math.sign(byName(b, a))).toBe(0);
        expect(byName(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('is the same as taking both names apart', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(byName(a, b))).toBe(Math.sign(apart(a, b)));
      }),
    );
  });
});

/** The plain way to say it. */
function apart(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.match(/\d+|\D+/g) ?? []);
  for (let i = 0; i < Math.min(left?.length ?? 0, right?.length ?? 0); i++) {
    const [l, r] = [left?.[i] ?? '', right?.[i] ?? ''];
    if (l === r) continue;
    const numbers = Number(l) - Number(r);
    if (!Number.isNaN(numbers) && numbers !== 0) return numbers;
    return l < r ? -1 : 1;
  }
  return (left?.length ?? 0) - (right?.length ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
}
