import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, grant, route } from '../testing/network-builders.ts';

describe('route-backend-ref-not-permitted', () => {
  it('fires without a grant', () => {
    expect(
      told('route-backend-ref-not-permitted', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        service('pay', { namespace: 'bank' }),
        route('way', { backends: [{ name: 'pay', namespace: 'bank' }], status: [] }),
      ]),
    ).toEqual(['HTTPRoute way rules[0].backendRefs[0] error']);
  });

  it('fires for a grant in the wrong namespace', () => {
    expect(
      told('route-backend-ref-not-permitted', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        grant('ok', 'shop', 'shop'),
        route('way', { backends: [{ name: 'pay', namespace: 'bank' }], status: [] }),
      ]),
    ).toEqual(['HTTPRoute way rules[0].backendRefs[0] error']);
  });

  it('leaves a granted one in peace', () => {
    expect(
      told('route-backend-ref-not-permitted', [
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
