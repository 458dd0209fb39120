import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-hostname-mismatch', () => {
  it('fires where hosts do not meet', () => {
    expect(
      told('route-hostname-mismatch', [
        gatewayClass('shared'),
        gateway('edge', { hostname: '*.shop.example' }),
        route('way', { hostnames: ['shop.example'], status: [] }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] error']);
  });

  it('lets a wildcard stand for any number of labels', () => {
    expect(
      told('route-hostname-mismatch', [
        gatewayClass('shared'),
        gateway('edge', { hostname: '*.example' }),
        route('way', { hostnames: ['a.b.example'], status: [] }),
      ]),
    ).toEqual([]);
  });
});
