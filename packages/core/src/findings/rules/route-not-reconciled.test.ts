import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-not-reconciled', () => {
  it('fires where its controller has said nothing', () => {
    expect(
      told('route-not-reconciled', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { status: [] }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] warning']);
  });

  it('leaves a fresh route, and a Gateway that nobody looks at, in peace', () => {
    expect(
      told('route-not-reconciled', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('fresh', { status: [], created: now - 5_000 }),
      ]),
    ).toEqual([]);
  });
});
