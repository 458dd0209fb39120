import { describe, expect, it } from 'vitest';
import type { EndpointSliceObject } from '../../kubernetes/object.ts';
import { bareLine, slice } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

function unlabelled(options: { readonly managedBy: string; readonly empty?: true }): EndpointSliceObject {
  const lines = options.empty === true ? [] : [bareLine('203.0.113.9')];
  const { service: _, ...rest } = slice('db-1', 'db', lines, { managedBy: options.managedBy });
  return rest;
}

describe('endpointslice-missing-service-label', () => {
  it('fires for a slice that belongs to nobody', () => {
    expect(told('endpointslice-missing-service-label', [unlabelled({ managedBy: 'staff' })])).toEqual([
      'EndpointSlice db-1 warning',
    ]);
  });

  it('leaves empty ones, and those that a program keeps for itself, in peace', () => {
    const objects = [
      unlabelled({ managedBy: 'staff', empty: true }),
      unlabelled({ managedBy: 'mesh.example.com' }),
    ];
    for (const object of objects) expect(told('endpointslice-missing-service-label', [object])).toEqual([]);
  });
});
