import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-lb-error', () => {
  it('fires where the load balancer says so', () => {
    expect(
      told('svc-lb-error', [service('web', { type: 'LoadBalancer', loadBalancerError: 'mixed protocols' })]),
    ).toEqual(['Service web error']);
  });

  it('leaves other types in peace', () => {
    expect(told('svc-lb-error', [service('web', { loadBalancerError: 'old' })])).toEqual([]);
  });
});
