import { expect, it } from 'vitest';
import type { FreshnessState } from '../freshness.ts';
import { emptyTopology } from '../topology.ts';
import { isBeingRead } from './being-read.ts';

const known = (state: FreshnessState, scope = '') => ({
  freshness: new Map([['Pod', { key: 'Pod', kind: 'Pod', scope, state, since: 0 } as const]]),
});

it('is being read while a kind of it has no whole list yet', () => {
  expect(isBeingRead(known('loading'), ['shop'])).toBe(true);
  expect(isBeingRead(known('rate-limited', 'shop'), ['shop'])).toBe(true);
});

it('is not when it has been read, may not be, or when somewhere else is read', () => {
  for (const state of ['live', 'stale', 'polled', 'denied', 'absent', 'failed'] as const)
    expect(isBeingRead(known(state), ['shop'])).toBe(false);
  expect(isBeingRead(known('loading', 'web'), ['shop'])).toBe(false);
  expect(isBeingRead(emptyTopology, ['shop'])).toBe(false);
});
