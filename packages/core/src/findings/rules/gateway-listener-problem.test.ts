import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, holds } from '../testing/network-builders.ts';

describe('gateway-listener-problem', () => {
  it('fires for a conflict', () => {
    expect(
      told('gateway-listener-problem', [
        gatewayClass('shared'),
        gateway(
          'edge',
          {},
          {
            listenerStatus: [
              {
                name: 'http',
                attachedRoutes: 0,
                supportedKinds: [],
                conditions: [holds('Conflicted', 'True', 'HostnameConflict')],
              },
            ],
          },
        ),
      ]),
    ).toEqual(['Gateway edge http error']);
  });

  it('leaves a working listener, and one that is gone, in peace', () => {
    expect(
      told('gateway-listener-problem', [
        gatewayClass('shared'),
        gateway(
          'edge',
          { name: 'other' },
          {
            listenerStatus: [
              {
                name: 'http',
                attachedRoutes: 0,
                supportedKinds: [],
                conditions: [holds('Accepted', 'False')],
              },
            ],
          },
        ),
        gateway(
          'second',
          {},
          {
            listenerStatus: [
              { name: 'http', attachedRoutes: 0, supportedKinds: [], conditions: [holds('Accepted')] },
            ],
          },
        ),
      ]),
    ).toEqual([]);
  });
});
