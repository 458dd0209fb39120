import { expect, it } from 'vitest';
import { biomeCounts, playwrightCounts, vitestCounts } from './reports.mjs';

const vitest = (report: object): string => JSON.stringify({ success: true, ...report });

it('reads Vitest', () => {
  const json = vitest({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 });
  expect(vitestCounts(json, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
});

it('reads Playwright, and counts a flaky test as failed', () => {
  const json = JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] });
  expect(playwrightCounts(json, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it.each([
  ['Vitest that ran nothing', vitestCounts(vitest({ numPassedTests: 0 }), 0)],
  ['Vitest that left no report', vitestCounts(undefined, 0)],
  ['Vitest whose file did not load', vitestCounts(vitest({ success: false, numPassedTests: 4 }), 1)],
  ['Vitest that ended badly after its report', vitestCounts(vitest({ numPassedTests: 4 }), 1)],
  ['Vitest with a broken report', vitestCounts('{', 0)],
  ['Playwright that ran nothing', playwrightCounts('{"stats":{"expected":0}}', 0)],
  [
    'Playwright with an error outside of tests',
    playwrightCounts('{"stats":{"expected":2},"errors":[{}]}', 0),
  ],
  ['Biome that looked at nothing', biomeCounts('Checked 0 files in 1ms.', 0, 0)],
  ['Biome that looked at too little', biomeCounts('Checked 3 files in 1ms.', 0, 40)],
  ['Biome that crashed', biomeCounts('panic', 101, 1)],
])('%s has failed', (_, counts) => {
  expect(counts.failed).toBe(1);
});

it('reads Biome', () => {
  expect(biomeCounts('Checked 40 files in 2ms.\nFound 3 errors.\nFound 1 warning.', 1, 40)).toEqual({
    passed: 36,
    failed: 4,
    skipped: 0,
  });
});
