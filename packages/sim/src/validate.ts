/**
 * What is wrong with an object on its way in, field by field; nothing wrong, nothing said.
 * Called by admission after defaults and allocation. One function per kind, those of an update compare with what is held.
 */
import type { DraftObject, StoredObject } from './object.ts';
import { listTypeErrors } from './openapi/list-type-errors.ts';
import { hasRules, schemaErrors, withUntried } from './openapi/schema-errors.ts';
import { typeOfResource } from './openapi/types.ts';
import type { Resource } from './resources.ts';
import { sameJson } from './same-json.ts';
import { type FieldError, forbiddenField } from './status.ts';
import { changedAddressErrors } from './validate/cluster-addresses.ts';
import {
  customResourceDefinitionErrors,
  customResourceDefinitionUpdateErrors,
} from './validate/custom-resource-definition.ts';
import { ephemeralCreateErrors, ephemeralUpdateErrors, resizeErrors } from './validate/ephemeral.ts';
import {
  autoscalerErrors,
  bindingErrors,
  bindingUpdateErrors,
  claimErrors,
  configMapErrors,
  cronJobErrors,
  disruptionBudgetErrors,
  networkPolicyErrors,
  priorityClassErrors,
  quotaErrors,
  roleErrors,
  secretErrors,
  storageClassErrors,
} from './validate/extension.ts';
import { claimUpdateErrors, configMapUpdateErrors, secretUpdateErrors } from './validate/immutable.ts';
import { commonErrors, metadataErrors } from './validate/names.ts';
import {
  endpointSliceErrors,
  endpointSliceUpdateErrors,
  endpointsErrors,
  ingressErrors,
} from './validate/network.ts';
import { podSpecErrors } from './validate/pod.ts';
import { podUpdateErrors } from './validate/pod-update.ts';
import { serviceErrors } from './validate/service.ts';
import { workloadErrors, workloadUpdateErrors } from './validate/workload.ts';

const ON_WRITE: ReadonlyMap<string, (draft: DraftObject) => readonly FieldError[]> = new Map([
  ['Pod', draft => podSpecErrors(draft.spec, 'spec')],
  ['Deployment', workloadErrors],
  ['ReplicaSet', workloadErrors],
  ['StatefulSet', workloadErrors],
  ['DaemonSet', workloadErrors],
  ['Job', workloadErrors],
  ['Service', serviceErrors],
  ['Endpoints', endpointsErrors],
  ['EndpointSlice', endpointSliceErrors],
  ['Ingress', ingressErrors],
  ['ConfigMap', configMapErrors],
  ['Secret', secretErrors],
  ['CronJob', cronJobErrors],
  ['PodDisruptionBudget', disruptionBudgetErrors],
  ['HorizontalPodAutoscaler', autoscalerErrors],
  ['RoleBinding', bindingErrors],
  ['ClusterRoleBinding', bindingErrors],
  ['Role', roleErrors],
  ['ClusterRole', roleErrors],
  ['NetworkPolicy', networkPolicyErrors],
  ['PersistentVolumeClaim', claimErrors],
  ['ResourceQuota', quotaErrors],
  ['StorageClass', storageClassErrors],
  ['PriorityClass', priorityClassErrors],
  ['CustomResourceDefinition', customResourceDefinitionErrors],
] as const);

const ON_UPDATE: ReadonlyMap<string, (next: StoredObject, before: StoredObject) => readonly FieldError[]> =
  new Map([
    ['Pod', podUpdateErrors],
    ['Deployment', workloadUpdateErrors],
    ['ReplicaSet', workloadUpdateErrors],
    ['StatefulSet', workloadUpdateErrors],
    ['DaemonSet', workloadUpdateErrors],
    ['Job', workloadUpdateErrors],
    ['Service', changedAddressErrors],
    ['EndpointSlice', endpointSliceUpdateErrors],
    ['ConfigMap', configMapUpdateErrors],
    ['Secret', secretUpdateErrors],
    ['PersistentVolumeClaim', claimUpdateErrors],
    ['CustomResourceDefinition', customResourceDefinitionUpdateErrors],
    ['RoleBinding', bindingUpdateErrors],
    ['ClusterRoleBinding', bindingUpdateErrors],
  ] as const);

/** Kinds of CustomResourceDefinitions are checked by their schemas. */
function customErrors(draft: DraftObject, resource: Resource | undefined): readonly FieldError[] {
  if (resource?.custom !== true) return [];
  const type = typeOfResource(resource);
  if (type === undefined) return [];
  const errors = [...schemaErrors(draft, type, type.node), ...listTypeErrors(draft, type)];
  return hasRules(resource.definition?.schema) ? withUntried(errors) : errors;
}

/** Of their status, when it is written by itself, nothing else is looked at (`ValidateStatusUpdate`). */
export function statusErrors(next: StoredObject, resource: Resource | undefined): readonly FieldError[] {
  const type = resource?.definition === undefined ? undefined : typeOfResource(resource);
  const status = type?.fields.get('status');
  if (status === undefined || next.status === undefined) return [];
  return schemaErrors(next.status, status.type, status.node).map(error => ({
    ...error,
    field: error.field === '' ? 'status' : `status.${error.field}`,
  }));
}

export const createErrors = (draft: DraftObject, resource: Resource | undefined): readonly FieldError[] => [
  ...metadataErrors(draft),
  ...(ON_WRITE.get(draft.kind)?.(draft) ?? []),
  ...(draft.kind === 'Pod' ? ephemeralCreateErrors(draft) : []),
  ...customErrors(draft, resource),
];

/** What is going takes no new finalizers. */
function addedFinalizers(next: StoredObject, before: StoredObject): readonly FieldError[] {
  if (before.metadata.deletionTimestamp === undefined) return [];
  const held = before.metadata.finalizers ?? [];
  const added = (next.metadata.finalizers ?? []).filter(name => !held.includes(name));
  const list = added.map(name => JSON.stringify(name)).join(', ');
  return added.length === 0
    ? []
    : [
        forbiddenField(
          'metadata.finalizers',
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`,
        ),
      ];
}

/** Endpoints of a slice that are as they were are not looked at again. */
const heldBefore = ({ field }: FieldError, next: StoredObject, before: StoredObject): boolean =>
  next.kind === 'EndpointSlice' &&
  field.startsWith('endpoints[') &&
  sameJson(next.endpoints, before.endpoints);

/** Parts of a pod that are written through a door of their own. */
const THROUGH: ReadonlyMap<string, (next: StoredObject, before: StoredObject) => readonly FieldError[]> =
  new Map([
    ['ephemeralcontainers', ephemeralUpdateErrors],
    ['resize', resizeErrors],
  ] as const);

export function updateErrors(
  next: StoredObject,
  before: StoredObject,
  { subresource, resource }: { readonly subresource: string; readonly resource: Resource | undefined },
): readonly FieldError[] {
  const written = (ON_WRITE.get(next.kind)?.(next) ?? []).filter(error => !heldBefore(error, next, before));
  const changed = (THROUGH.get(subresource) ?? ON_UPDATE.get(next.kind))?.(next, before) ?? [];
  return [
    ...commonErrors(next),
    ...addedFinalizers(next, before),
    // `ValidateServiceUpdate` looks at what has changed first.
    ...(next.kind === 'Service'
      ? [...changed, ...written]
      : [...written, ...customErrors(next, resource), ...changed]),
  ];
}
