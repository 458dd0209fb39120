import { describe, expect, it } from 'vitest';
import { service } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-lb-pending', () => {
  it('fires after five minutes without an address', () => {
    expect(told('svc-lb-pending', [service('web', { type: 'LoadBalancer' })])).toEqual([
      'Service web warning',
    ]);
  });

  it('waits five minutes', () => {
    expect(
      told('svc-lb-pending', [service('web', { type: 'LoadBalancer', created: now - 200_000 })]),
    ).toEqual([]);
  });

  it('says nothing of one that was never in a cluster: a manifest waits for nobody', () => {
    expect(told('svc-lb-pending', [service('web', { type: 'LoadBalancer', created: 0 })])).toEqual([]);
  });

  it('leaves one with an address in peace', () => {
    expect(
      told('svc-lb-pending', [service('web', { type: 'LoadBalancer', loadBalancer: ['198.51.100.7'] })]),
    ).toEqual([]);
  });
});
