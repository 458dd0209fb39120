/**
 * The EndpointSlice object behind lines of a list; its lines are elements of their own.
 */
import type { Mutable } from '../kubernetes/json.ts';
import type { EndpointSliceObject } from '../kubernetes/object.ts';
import type { Slice } from '../topology.ts';

export function projectSlice(slice: EndpointSliceObject): Slice {
  const { meta } = slice;
  const element: Mutable<Slice> = {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    family: slice.family,
    ports: slice.ports,
    created: meta.created,
  };
  if (slice.service !== undefined) element.service = slice.service;
  if (slice.managedBy !== undefined) element.managedBy = slice.managedBy;
  return element;
}
