import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

describe('route-rule-no-backend', () => {
  it('fires for a rule that leads nowhere', () => {
    expect(
      told('route-rule-no-backend', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { backends: [] }),
      ]),
    ).toEqual(['HTTPRoute way rules[0] warning']);
  });

  it('leaves redirects in peace', () => {
    expect(
      told('route-rule-no-backend', [
        gatewayClass('shared'),
        gateway('edge'),
        service('web'),
        route('way', { backends: [], filters: [{ type: 'RequestRedirect', redirect: { status: 302 } }] }),
      ]),
    ).toEqual([]);
  });
});
