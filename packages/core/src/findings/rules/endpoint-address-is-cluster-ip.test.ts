import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpoint-address-is-cluster-ip', () => {
  it('fires for the number of a Service', () => {
    expect(
      told('endpoint-address-is-cluster-ip', [
        service('web'),
        service('db', { selector: {}, clusterIPs: ['10.96.0.11'] }),
        slice('db-1', 'db', [bareLine('10.96.0.10')], { managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 10.96.0.10 error']);
  });

  it('leaves other addresses in peace', () => {
    expect(
      told('endpoint-address-is-cluster-ip', [
        service('web'),
        service('db', { selector: {}, clusterIPs: ['10.96.0.11'] }),
        slice('db-1', 'db', [bareLine('203.0.113.9')], { managedBy: 'staff' }),
      ]),
    ).toEqual([]);
  });
});
