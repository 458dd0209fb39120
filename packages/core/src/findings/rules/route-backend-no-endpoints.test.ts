import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-backend-no-endpoints', () => {
  it('follows from a Service that nobody picks up at', () => {
    expect(
      told(
        'route-backend-no-endpoints',
        behindWeb([lostPod()], gatewayClass('shared'), gateway('edge'), route('way')),
      ),
    ).toEqual(['HTTPRoute way rules[0].backendRefs[0] error']);
  });

  it('leaves a backend of weight 0 in peace', () => {
    expect(
      told(
        'route-backend-no-endpoints',
        behindWeb(
          [lostPod()],
          gatewayClass('shared'),
          gateway('edge'),
          route('way', { backends: [{ name: 'web', weight: 0 }] }),
        ),
      ),
    ).toEqual([]);
  });
});
