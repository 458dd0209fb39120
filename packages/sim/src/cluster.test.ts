import { describe, expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import { createCluster } from './cluster.ts';
import { scenarioNamed } from './scenarios/registry.ts';

const START = Date.parse('2026-11-21T08:00:00Z');

function startAt(milliseconds: number) {
  const scenario = scenarioNamed('shop');
  if (scenario === undefined) throw new Error('there is no scenario "shop"');
  const clock = createHandClock(milliseconds);
  const cluster = createCluster({ scenario, seed: 1, clock, calm: true });
  cluster.start();
  clock.advance(0);
  return { ...cluster, clock };
}

describe('a cluster that is started again', () => {
  it('tells its story anew and knows no version of the one before, also when it has caught up in writes', () => {
    const first = startAt(START);
    first.clock.advance(60_000);
    const second = startAt(START + 60_000);
    const uids = ({ store }: typeof first) => store.list('Pod').map(({ metadata }) => metadata.uid);
    expect(uids(second)).toEqual(uids(first));
    second.clock.advance(600_000);
    expect(second.store.since(first.store.resourceVersion)).toBe('gone');
    expect(second.store.since(second.store.resourceVersion)).toEqual([]);
  });
});
