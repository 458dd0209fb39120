import { describe, expect, it } from 'vitest';
import { bareLine, node, service, slice } from '../../testing/builders.ts';
import { webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpoint-address-unknown-pod-ip', () => {
  it('fires for an address for pods that no pod has', () => {
    expect(
      told('endpoint-address-unknown-pod-ip', [
        node('n1', { podRanges: ['10.244.1.0/24'] }),
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('10.244.1.99')], { managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 10.244.1.99 warning']);
  });

  it('leaves addresses outside of all ranges, and of live pods, in peace', () => {
    expect(
      told('endpoint-address-unknown-pod-ip', [
        node('n1', { podRanges: ['10.244.1.0/24'] }),
        webPod(),
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('203.0.113.9'), bareLine('10.244.1.5')], { managedBy: 'staff' }),
      ]),
    ).toEqual([]);
  });
});
