import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-no-matching-listener', () => {
  it('fires for a listener that does not exist', () => {
    expect(
      told('route-no-matching-listener', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { parent: { sectionName: 'https' }, status: [] }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] error']);
  });

  it('leaves name and port that fit in peace', () => {
    expect(
      told('route-no-matching-listener', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { parent: { sectionName: 'http', port: 80 } }),
      ]),
    ).toEqual([]);
  });
});
