import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpointslice-fqdn-ignored', () => {
  it('fires as an error where nobody else is in the list', () => {
    expect(
      told('endpointslice-fqdn-ignored', [
        service('db', { selector: {} }),
        slice('db-1', 'db', [bareLine('db.example.com')], { family: 'FQDN', managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 error']);
  });

  it('fires as a warning beside others', () => {
    expect(
      told('endpointslice-fqdn-ignored', [
        service('db', { selector: {} }),
        slice('db-2', 'db', [bareLine('203.0.113.9')]),
        slice('db-1', 'db', [bareLine('db.example.com')], { family: 'FQDN', managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 warning']);
  });

  it('leaves an empty one in peace', () => {
    expect(
      told('endpointslice-fqdn-ignored', [
        service('db', { selector: {} }),
        slice('db-1', 'db', [], { family: 'FQDN' }),
      ]),
    ).toEqual([]);
  });
});
