import { describe, expect, it } from 'vitest';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass } from '../testing/network-builders.ts';

describe('gateway-class-missing', () => {
  it('fires for a class that does not exist', () => {
    expect(told('gateway-class-missing', [gatewayClass('other'), gateway('edge')])).toEqual([
      'Gateway edge error',
    ]);
  });

  it('says nothing where classes may not be seen', () => {
    expect(told('gateway-class-missing', [gateway('edge')], { without: ['GatewayClass'] })).toEqual([]);
  });
});
