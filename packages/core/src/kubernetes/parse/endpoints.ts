/**
 * v1 Endpoints: whether the endpoints controller keeps it or somebody else does, and what it lists in the latter case. On a live cluster only metadata is fetched;
 * files hold the rest. Called by `parse`.
 */
import { fields, list, type Mutable, text } from '../json.ts';
import type { EndpointsObject, EndpointsSubset, Meta } from '../object.ts';
import { parsePort } from './endpoint-slice.ts';

const leader = 'control-plane.alpha.kubernetes.io/leader';
const applied = 'kubectl.kubernetes.io/last-applied-configuration';
const capacity = 'endpoints.kubernetes.io/over-capacity';

export function parseEndpoints(meta: Meta, json: unknown): EndpointsObject {
  const object = fields<'metadata' | 'subsets'>(json);
  const annotations = fields<typeof leader | typeof applied | typeof capacity>(
    fields<'annotations'>(object.metadata).annotations,
  );
  const endpoints: Mutable<EndpointsObject> = {
    kind: 'Endpoints',
    meta,
    byHand: meta.labels.get('endpoints.kubernetes.io/managed-by') !== 'endpoint-controller',
  };
  if (endpoints.byHand && Array.isArray(object.subsets)) endpoints.subsets = object.subsets.map(parseSubset);
  if (text(annotations[leader]) !== undefined) endpoints.lock = true;
  if (text(annotations[applied]) !== undefined) endpoints.applied = true;
  if (annotations[capacity] === 'truncated') endpoints.truncated = true;
  return endpoints;
}

function parseSubset(json: unknown): EndpointsSubset {
  const subset = fields<'addresses' | 'notReadyAddresses' | 'ports'>(json);
  return {
    ready: addressesOf(subset.addresses),
    notReady: addressesOf(subset.notReadyAddresses),
    ports: list(subset.ports).flatMap(parsePort),
  };
}

const addressesOf = (json: unknown): readonly string[] =>
  list(json).flatMap(item => text(fields<'ip'>(item).ip) ?? []);
