import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gatewayClass, holds } from '../testing/network-builders.ts';

describe('gateway-class-not-accepted', () => {
  it('fires for a class that is refused', () => {
    expect(
      told('gateway-class-not-accepted', [
        gatewayClass('shared', {
          conditions: [holds('Other'), holds('Accepted', 'False', 'InvalidParameters')],
        }),
      ]),
    ).toEqual(['GatewayClass shared error']);
  });

  it('leaves what was said of an older version in peace', () => {
    expect(
      told('gateway-class-not-accepted', [
        gatewayClass('shared', { generation: 2, conditions: [holds('Accepted', 'False')] }),
      ]),
    ).toEqual([]);
  });
});
