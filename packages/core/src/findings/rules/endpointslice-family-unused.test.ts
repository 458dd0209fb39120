import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpointslice-family-unused', () => {
  it('fires for a family that the Service lacks', () => {
    expect(
      told('endpointslice-family-unused', [
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('2001:db8::9')], { family: 'IPv6', managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 error']);
  });

  it('leaves headless Services in peace', () => {
    expect(
      told('endpointslice-family-unused', [
        service('db', { selector: {}, headless: true }),
        slice('db-1', 'db', [bareLine('2001:db8::9')], { family: 'IPv6', managedBy: 'staff' }),
      ]),
    ).toEqual([]);
  });
});
