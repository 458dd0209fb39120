import { seen, service, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '../link/status.ts';
import { staleSince } from './staleness.ts';

const live: LinkStatus = {
  state: 'live',
  lost: false,
  clockSkew: 500,
  lagMs: 0,
  askedAt: 0,
  behindMs: 0,
  heardAt: 10_000,
};
const fresh = topology(...seen(), service('web'));

describe('how old the wall is', () => {
  it('is fresh while ticks come', () => {
    expect(staleSince(live, fresh, ['shop'], 20_000)).toBeUndefined();
  });

  it.each([
    ['nothing came for a while', live, 40_000],
    ['the connection is lost', { ...live, state: 'connecting', lost: true }, 11_000],
    ['the server refuses', { ...live, state: 'denied' }, 11_000],
    ['the server is newer', { ...live, state: 'incompatible' }, 11_000],
    ['the key is no longer good', { ...live, state: 'signed-out' }, 11_000],
  ] as const)('is of the last byte, in the time of the server, when %s', (_case, link, now) => {
    expect(staleSince(link, fresh, ['shop'], now)).toBe(10_500);
  });

  it('is as old as the watches of the server are', () => {
    const known = seen('stale').map(element =>
      element.map === 'freshness' ? { ...element, value: { ...element.value, since: 7_000 } } : element,
    );
    expect(staleSince(live, topology(...known, service('web')), ['shop'], 12_000)).toBe(7_000);
  });

  it('has no age before anything was heard', () => {
    const { heardAt: _never, ...first } = live;
    expect(staleSince({ ...first, state: 'connecting', lost: true }, fresh, ['shop'], 9_000)).toBeUndefined();
  });
});
