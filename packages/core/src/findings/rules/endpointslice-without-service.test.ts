import { describe, expect, it } from 'vitest';
import { bareLine, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('endpointslice-without-service', () => {
  it('fires for a label that names no Service', () => {
    expect(
      told('endpointslice-without-service', [
        slice('db-1', 'db', [bareLine('203.0.113.9')], { managedBy: 'staff' }),
      ]),
    ).toEqual(['EndpointSlice db-1 warning']);
  });

  it('leaves slices of programs in peace', () => {
    expect(
      told('endpointslice-without-service', [
        slice('db-1', 'db', [bareLine('203.0.113.9')], { managedBy: 'lighthouse.submariner.io' }),
      ]),
    ).toEqual([]);
  });
});
