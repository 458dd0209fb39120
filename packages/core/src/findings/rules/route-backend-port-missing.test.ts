import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-backend-port-missing', () => {
  it('fires for the port of the pods', () => {
    expect(
      told('route-backend-port-missing', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { backends: [{ name: 'web', port: 8080 }], status: [] }),
      ]),
    ).toEqual(['HTTPRoute way rules[0].backendRefs[0] error']);
  });

  it('leaves a port of the Service in peace', () => {
    expect(
      told('route-backend-port-missing', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way'),
      ]),
    ).toEqual([]);
  });
});
