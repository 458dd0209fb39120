import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, holds } from '../testing/network-builders.ts';

describe('gateway-not-reconciled', () => {
  it('fires where nobody has said anything', () => {
    expect(
      told('gateway-not-reconciled', [
        gatewayClass('shared'),
        gateway('edge', {}, { conditions: [holds('Accepted', 'Unknown', 'Pending')] }),
      ]),
    ).toEqual(['Gateway edge warning']);
  });

  it('leaves one that was looked at in peace', () => {
    expect(told('gateway-not-reconciled', [gatewayClass('shared'), gateway('edge')])).toEqual([]);
  });
});
