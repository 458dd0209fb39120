import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, grant, route } from '../testing/network-builders.ts';

describe('route-backend-service-missing', () => {
  it('fires for a Service that is not there', () => {
    expect(
      told('route-backend-service-missing', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { backends: [{ name: 'wbe' }], status: [] }),
      ]),
    ).toEqual(['HTTPRoute way rules[0].backendRefs[0] error']);
  });

  it('looks in the namespace that is named', () => {
    expect(
      told('route-backend-service-missing', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        grant('ok', 'bank', 'shop'),
        service('pay', { namespace: 'bank' }),
        route('way', { backends: [{ name: 'pay', namespace: 'bank' }] }),
      ]),
    ).toEqual([]);
  });
});
