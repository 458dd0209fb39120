import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, holds } from '../testing/network-builders.ts';

describe('gateway-not-programmed', () => {
  it('fires where its controller says so', () => {
    expect(
      told('gateway-not-programmed', [
        gatewayClass('shared'),
        gateway('edge', {}, { conditions: [holds('Accepted'), holds('Programmed', 'False', 'Invalid')] }),
      ]),
    ).toEqual(['Gateway edge error']);
  });

  it('leaves one that is accepted with broken listeners in peace', () => {
    expect(
      told('gateway-not-programmed', [
        gatewayClass('shared'),
        gateway(
          'edge',
          {},
          { conditions: [holds('Accepted', 'True', 'ListenersNotValid'), holds('Programmed')] },
        ),
      ]),
    ).toEqual([]);
  });
});
