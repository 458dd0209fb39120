import type { Change } from '@switchboard/core/change';
import { encodeEntry } from '@switchboard/core/journal';
import { bareLine, pod, put, slice } from '@switchboard/core/testing/builders';
import { describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';

const labels = Object.fromEntries(
  Array.from({ length: 500 }, (_, i) => [`label-${i}.example/name`, 'x'.repeat(63)]),
);
const lines = Array.from({ length: 1_000 }, (_, i) => bareLine(`10.1.${i >> 8}.${i & 255}`));
const small = (i: number): Change => put(pod('web', { resourceVersion: String(i) }));

describe('Journal', () => {
  it.each<[string, (i: number) => Change]>([
    ['pods', small],
    ['pods with five hundred labels', i => put(pod('web', { resourceVersion: String(i), labels }))],
    ['slices of a thousand lines', i => put(slice('web-1', 'web', lines, { resourceVersion: String(i) }))],
    [
      'lists',
      () => ({
        type: 'relist',
        kind: 'Pod',
        scope: '',
        objects: Array.from({ length: 50 }, (_, i) => pod(`p${i}`)),
      }),
    ],
  ])('is bounded in bytes, also with %s, and keeps the latest', (_, change) => {
    const limit = 1024 * 1024;
    const journal = new Journal(limit);
    const told = 5_000;
    for (let i = 1; i <= told; i += 1) journal.add(i, [change(i)]);
    const bytes = journal.entries.reduce((sum, entry) => sum + encodeEntry(entry).length, 0);
    expect(bytes).toBeLessThan(2 * limit);
    expect(bytes).toBeGreaterThan(limit / 4);
    expect(journal.entries.at(-1)).toEqual({ at: told, change: change(told) });
    expect(journal.dropped + journal.entries.length).toBe(told);
  });

  it('lets go of a list that is larger than itself, and goes on', () => {
    const journal = new Journal(10_000);
    journal.add(1, [
      { type: 'relist', kind: 'Pod', scope: '', objects: Array.from({ length: 100 }, () => pod('x')) },
    ]);
    journal.add(2, [small(1)]);
    expect(journal.entries).toEqual([{ at: 2, change: small(1) }]);
    expect(journal.dropped).toBe(1);
  });
});
