/**
 * v1 Endpoints, of which only metadata is fetched: whether the endpoints controller keeps it or somebody else does.
 */
import type { EndpointsObject, Meta } from '../object.ts';

export function parseEndpoints(meta: Meta): EndpointsObject {
  return {
    kind: 'Endpoints',
    meta,
    byHand: meta.labels.get('endpoints.kubernetes.io/managed-by') !== 'endpoint-controller',
  };
}
