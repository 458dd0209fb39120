import { describe, expect, it } from 'vitest';
import { namespace } from '../../testing/builders.ts';
import { selects } from '../../testing/gateway-builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-not-allowed', () => {
  it('fires for a namespace that no listener takes', () => {
    expect(
      told('route-not-allowed', [
        gatewayClass('shared'),
        gateway('edge', { allowedNamespaces: { from: 'Same' } }),
        route('way', { namespace: 'bank', status: [] }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] error']);
  });

  it('reads the labels of the namespace, not of the route', () => {
    expect(
      told('route-not-allowed', [
        gatewayClass('shared'),
        gateway('edge', { allowedNamespaces: { from: 'Selector', selector: selects({ team: 'blue' }) } }),
        namespace('bank', { labels: { team: 'blue' } }),
        route('way', { namespace: 'bank', status: [] }),
      ]),
    ).toEqual([]);
  });

  it('fires for a kind that no listener takes', () => {
    expect(
      told('route-not-allowed', [
        gatewayClass('shared'),
        gateway('edge', { protocol: 'TCP' }),
        route('way', { status: [] }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] error']);
  });
});
