import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, holds, route } from '../testing/network-builders.ts';

describe('route-status-rejected', () => {
  it('fires for what nothing else explains', () => {
    expect(
      told('route-status-rejected', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', {
          status: [
            {
              parent: {
                group: 'gateway.networking.k8s.io',
                kind: 'Gateway',
                namespace: 'shop',
                name: 'edge',
              },
              controller: 'example.com/gateway',
              conditions: [holds('Accepted', 'False', 'Odd')],
            },
          ],
        }),
      ]),
    ).toEqual(['HTTPRoute way parentRefs[0] error']);
  });

  it('gives way to what was worked out', () => {
    expect(
      told('route-status-rejected', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', {
          backends: [{ name: 'wbe' }],
          status: [
            {
              parent: {
                group: 'gateway.networking.k8s.io',
                kind: 'Gateway',
                namespace: 'shop',
                name: 'edge',
              },
              controller: 'example.com/gateway',
              conditions: [holds('Accepted', 'False', 'Odd')],
            },
          ],
        }),
      ]),
    ).toEqual([]);
  });

  it('leaves the status of a parent that is not named any more in peace', () => {
    expect(
      told('route-status-rejected', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', {
          status: [
            {
              parent: { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop', name: 'old' },
              controller: 'example.com/gateway',
              conditions: [holds('Accepted', 'False', 'Odd')],
            },
          ],
        }),
      ]),
    ).toEqual([]);
  });
});
