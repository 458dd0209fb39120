import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-parent-missing', () => {
  it('fires for a Gateway that does not exist', () => {
    expect(
      told('route-parent-missing', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { parent: { name: 'egde' } }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] error']);
  });

  it('leaves parents of a mesh and of other kinds in peace', () => {
    expect(
      told('route-parent-missing', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('mesh', { parent: { group: '', kind: 'Service', name: 'web' } }),
      ]),
    ).toEqual([]);
  });
});
