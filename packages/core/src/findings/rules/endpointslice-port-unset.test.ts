import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpointslice-port-unset', () => {
  it('fires for a port without a number', () => {
    expect(
      told('endpointslice-port-unset', [
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('203.0.113.9')], {
          managedBy: 'staff',
          ports: [],
          portsUnset: ['http/TCP'],
        }),
      ]),
    ).toEqual(['EndpointSlice db-1 error']);
  });

  it('leaves headless Services in peace', () => {
    expect(
      told('endpointslice-port-unset', [
        service('db', { selector: {}, headless: true }),
        slice('db-1', 'db', [bareLine('203.0.113.9')], {
          managedBy: 'staff',
          ports: [],
          portsUnset: ['http/TCP'],
        }),
      ]),
    ).toEqual([]);
  });
});
