import type { Block } from '@switchboard/core/scene/placement';
import { line, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { foldGroups } from './fold-groups.ts';

const pitch = 24;
function groups(slices: Readonly<Record<string, number>>, rows: number, differing: readonly string[] = []) {
  const lines = Object.entries(slices).flatMap(([slice, count]) =>
    Array.from({ length: count }, (_, i) => line('web', `${slice}-${i}`, { slices: [slice] })),
  );
  const apart = differing.map((slice, i) => line('web', `odd-${i}`, { slices: [slice] }));
  const known = topology(...lines, ...apart);
  const ids = [...known.endpoints.values()];
  const folded = ids.filter(({ podName, pod }) => !(podName ?? pod ?? '').startsWith('odd-'));
  const odd = ids.filter(found => !folded.includes(found));
  const fold = {
    y: 200,
    rows,
    endpoints: folded.map(({ id }) => id),
    pods: folded.flatMap(({ pod }) => pod ?? []),
  };
  const seats = odd.map(({ id }) => ({ occupant: { type: 'line', endpoint: id } }));
  const block = { type: 'list', seats } as unknown as Block;
  return foldGroups({ topology: known, pitch } as unknown as Desk, fold, 'web', block);
}

describe('a fold of several slices', () => {
  it('is one part per slice, one below the other, in the order of their names', () => {
    const parts = groups({ 'web-b': 30, 'web-a': 100, 'web-c': 7 }, 6);
    expect(parts.map(({ slice, endpoints }) => [slice, endpoints.length])).toEqual([
      ['web-a', 100],
      ['web-b', 30],
      ['web-c', 7],
    ]);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(3);
    // They fill the fold's rows and do not overlap.
    expect(parts.reduce((sum, { height }) => sum + height, 0)).toBe(6 * pitch);
    for (const [i, { y, height }] of parts.entries()) {
      const above = parts[i - 1];
      if (above !== undefined) expect(y - above.y).toBeCloseTo((height + above.height) / 2, 0);
    }
  });

  it('counts what keeps its own row to its slice', () => {
    const parts = groups({ 'web-a': 20, 'web-b': 20 }, 4, ['web-b']);
    expect(parts.map(({ differing }) => differing.length)).toEqual([0, 1]);
  });

  it('is one part where there is one slice, or too many to be told apart', () => {
    expect(groups({ 'web-a': 40 }, 2)).toHaveLength(1);
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`web-${i}`, 10]));
    const [whole, ...more] = groups(many, 2);
    expect(more).toEqual([]);
    expect(whole?.endpoints).toHaveLength(80);
  });
});
