import type { Freshness, FreshnessState } from '@switchboard/core/freshness';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '../link/status.ts';
import { type Known, linkChip } from './link-chip.ts';

const live: LinkStatus = {
  ...{ state: 'live', lost: false, clockSkew: 0, lagMs: 0, askedAt: 0, behindMs: 0 },
  heardAt: 1_000,
};
const fresh = (kind: Kind, state: FreshnessState): Freshness => ({
  ...{ key: kind, kind, scope: '', since: 0 },
  state,
});
const chip = (status: Partial<LinkStatus>, known: Partial<Known> = {}) =>
  linkChip(
    { ...live, ...status },
    { freshness: [fresh('Service', 'live')], counts: new Map(), paused: false, ...known },
    3_000,
  );

describe('the chip of how true the picture is', () => {
  it('says how old the newest word of the server is, and adds what it was held back', () => {
    expect(chip({})).toEqual({ lamp: 'ready', text: 'live, 2 s old' });
    expect(chip({ behindMs: 12_000 })).toEqual({ lamp: 'starting', text: 'live, 14 s old' });
  });

  it('does not call a stopped picture live, nor a clock that stands an age', () => {
    expect(chip({}, { paused: true })).toEqual({ lamp: 'unknown', text: 'the picture stands' });
    expect(chip({ slowed: { ms: 0, pace: 0, at: 0 } }).text).toBe('live, its clock stands');
    expect(chip({ slowed: { ms: 0, pace: 0.25, at: 0 } }).text).toBe('live, 2 s old');
  });

  it('tells the three links apart: the server, the cluster, one watch', () => {
    const freshness = [fresh('Service', 'stale'), fresh('Pod', 'stale')];
    expect(chip({ state: 'offline', lost: true, retryAt: 6_500 }, { freshness }).text).toBe(
      'no connection, retry in 4 s',
    );
    expect(chip({}, { freshness })).toEqual({ lamp: 'unknown', text: 'cluster not heard' });
    expect(chip({}, { freshness: [fresh('Service', 'live'), fresh('Pod', 'stale')] }).text).toBe(
      'stale: Pod',
    );
  });

  it('counts namespaces where they differ', () => {
    const freshness = [fresh('Service', 'live'), fresh('Pod', 'stale')];
    const counts = new Map([
      ['live', 3],
      ['stale', 1],
    ] as const);
    expect(chip({}, { freshness, counts }).text).toBe('3 of 4 live, 1 stale');
  });
});
