/**
 * Kinds that are served in two versions and stored in one: an object as a resource shows it, and a body as it is stored.
 * Called by the encoder and by every write.
 */
import type { DraftObject, StoredObject } from '../object.ts';
import { apiVersionOf, type Resource } from '../resources.ts';
import { fromAutoscalingV1, toAutoscalingV1 } from './autoscaler-version.ts';
import { fromEventsV1, toEventsV1 } from './event-version.ts';

const GATEWAY_V1 = 'gateway.networking.k8s.io/v1';
const GATEWAY_BETA = 'gateway.networking.k8s.io/v1beta1';

/** The two versions of the Gateway API differ in nothing but the name. */
const toBeta = (object: StoredObject): StoredObject => ({ ...object, apiVersion: GATEWAY_BETA });

const fromBeta = (draft: DraftObject): DraftObject =>
  draft.apiVersion === GATEWAY_BETA ? { ...draft, apiVersion: GATEWAY_V1 } : draft;

const SHOWN: ReadonlyMap<string, (object: StoredObject) => StoredObject> = new Map([
  ['events.k8s.io/v1/Event', toEventsV1],
  ['autoscaling/v1/HorizontalPodAutoscaler', toAutoscalingV1],
  ...['GatewayClass', 'HTTPRoute', 'Gateway', 'ReferenceGrant'].map(
    kind => [`${GATEWAY_BETA}/${kind}`, toBeta] as const,
  ),
]);

/** Undefined for resources whose objects are shown as they are stored. */
export const conversionOf = (resource: Resource): ((object: StoredObject) => StoredObject) | undefined =>
  SHOWN.get(`${apiVersionOf(resource)}/${resource.kind}`);

export const asStored = (draft: DraftObject): DraftObject => fromBeta(fromAutoscalingV1(fromEventsV1(draft)));
