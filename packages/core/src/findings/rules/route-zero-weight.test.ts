import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-zero-weight', () => {
  it('fires where all weights are 0', () => {
    expect(
      told('route-zero-weight', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { backends: [{ name: 'web', weight: 0 }] }),
      ]),
    ).toEqual(['HTTPRoute way rules[0] warning']);
  });

  it('leaves a single 0 beside others in peace', () => {
    expect(
      told('route-zero-weight', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { backends: [{ name: 'web', weight: 0 }, { name: 'web' }] }),
      ]),
    ).toEqual([]);
  });
});
