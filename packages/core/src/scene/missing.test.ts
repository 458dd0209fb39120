import { expect, it } from 'vitest';
import { isMissing } from './missing.ts';
import { seen, topology } from './testing/model.ts';

const known = (state: 'live' | 'polled' | 'loading') =>
  topology(...seen(), {
    map: 'freshness',
    value: { key: 'Namespace', kind: 'Namespace', scope: '', state, since: 0 },
  });

it('a namespace is missing only where all are known, and one alone was asked for', () => {
  expect(isMissing(known('live'), ['all'])).toBe(true);
  expect(isMissing(known('polled'), ['all'])).toBe(true);
  expect(isMissing(known('loading'), ['all'])).toBe(false);
  expect(isMissing(known('live'), ['all', 'some'])).toBe(false);
  expect(isMissing(known('live'), [])).toBe(false);
});
