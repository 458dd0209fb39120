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
  const endpoints = folded.map(({ id }) => id);
  const pods = folded.flatMap(({ pod }) => pod ?? []);
  const part = { y: 200, bottom: 200 + ((rows - 1) * pitch) / 2, rows, endpoints, pods, seats: odd.length };
  const fold = { rows, endpoints, pods, parts: [part] };
  const seats = odd.map(({ id }) => ({ occupant: { type: 'line', endpoint: id } }));
  const block = { type: 'list', seats } as unknown as Block;
  return foldGroups({ topology: known, pitch } as unknown as Desk, fold, 'web', block);
}

describe('a fold with a part per slice', () => {
  const lines = ['web-a', 'web-a', 'web-b', 'web-c'].map((slice, i) =>
    line('web', `${slice}-${i}`, { slices: [slice] }),
  );
  const desk = { topology: topology(...lines), pitch } as unknown as Desk;
  const [a, odd, b] = [...desk.topology.endpoints.keys()];
  const part = { bottom: 0, rows: 2, pods: [] };
  const parts = [
    { ...part, slice: 'web-a', y: 100, endpoints: [a ?? ''], seats: 1 },
    { ...part, slice: 'web-x', y: 172, endpoints: [], seats: 1 },
    { ...part, slice: 'web-b', y: 244, endpoints: [b ?? ''], seats: 2 },
  ];
  const fold = { rows: 6, endpoints: [a ?? '', b ?? ''], pods: [], parts };
  const seats = [{ type: 'line', endpoint: odd }, { type: 'free' }, { type: 'free' }, { type: 'free' }].map(
    (occupant, index) => ({ index, occupant, y: 0 }),
  );
  const groups = foldGroups(desk, fold, 'web', { type: 'list', seats } as unknown as Block);

  it('shows each where it is placed, with the seats below it; not one that has become empty', () => {
    expect(groups.map(({ slice, y, height }) => [slice, y, height])).toEqual([
      ['web-a', 100, 2 * pitch],
      ['web-b', 244, 2 * pitch],
    ]);
    expect(groups.map(({ differing }) => differing)).toEqual([[odd], []]);
    expect(groups.map(group => group.seats.map(({ index }) => index))).toEqual([[0], [2, 3]]);
  });

  it('says where a part holds further slices', () => {
    const rest = {
      ...part,
      slice: 'web-a',
      y: 100,
      endpoints: [...desk.topology.endpoints.keys()],
      seats: 0,
    };
    const all = foldGroups(desk, { ...fold, parts: [rest, ...parts.slice(1)] }, 'web', undefined);
    expect(all[0]?.slice).toBe('web-a +2');
  });
});

describe('a fold of more slices than have parts of their own', () => {
  it('is one strip per slice, one below the other, in the order of their names', () => {
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
