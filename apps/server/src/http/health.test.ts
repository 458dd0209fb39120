import type { Freshness, FreshnessState } from '@switchboard/core/freshness';
import { describe, expect, it } from 'vitest';
import { createReadiness } from './health.ts';

const heard = (...states: readonly FreshnessState[]): readonly Freshness[] =>
  states.map(state => ({ key: 'Pod', kind: 'Pod', scope: '', state, since: 0 }));

describe('readiness', () => {
  it.each<[readonly FreshnessState[], boolean]>([
    [[], false],
    [['loading'], false],
    [['live', 'loading'], false],
    [['live', 'failed'], false],
    [['live', 'denied', 'absent', 'polled', 'stale', 'rate-limited'], true],
  ])('%o: %s', (states, ready) => {
    expect(createReadiness().check(heard(...states)).ready).toBe(ready);
  });

  it('does not go with the cluster, but with the server', () => {
    const readiness = createReadiness();
    expect(readiness.check(heard('live')).ready).toBe(true);
    expect(readiness.check(heard('failed')).ready).toBe(true);
    readiness.stop();
    expect(readiness.check(heard('live'))).toEqual({ ready: false, reason: 'stopping' });
  });
});
