/**
 * v1 Endpoints: whether the endpoints controller keeps it or somebody else does, and what it lists in the latter case. On a live cluster only metadata is fetched;
 * files hold the rest. Called by `parse`.
 */
import { fields, list, type Mutable, text } from '../json.ts';
import type { EndpointsObject, Meta } from '../object.ts';

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
  if (endpoints.byHand && Array.isArray(object.subsets)) {
    endpoints.addresses = object.subsets.flatMap(item => {
      const subset = fields<'addresses' | 'notReadyAddresses'>(item);
      return [...list(subset.addresses), ...list(subset.notReadyAddresses)].flatMap(
        address => text(fields<'ip'>(address).ip) ?? [],
      );
    });
  }
  if (text(annotations[leader]) !== undefined) endpoints.lock = true;
  if (text(annotations[applied]) !== undefined) endpoints.applied = true;
  if (annotations[capacity] === 'truncated') endpoints.truncated = true;
  return endpoints;
}
