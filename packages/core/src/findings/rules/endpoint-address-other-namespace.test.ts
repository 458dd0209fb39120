import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpoint-address-other-namespace', () => {
  it('points out a pod of another namespace', () => {
    expect(
      told('endpoint-address-other-namespace', [
        webPod({ namespace: 'bank' }),
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('10.244.1.5')], { managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 10.244.1.5 info']);
  });

  it('leaves a pod of its own in peace', () => {
    expect(
      told('endpoint-address-other-namespace', [
        webPod(),
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('10.244.1.5')], { managedBy: 'staff' }),
      ]),
    ).toEqual([]);
  });
});
