/**
 * What is wrong with an object on its way in, field by field; nothing wrong, nothing said.
 * Called by admission after defaults and allocation. One function per kind, those of an update compare with what is held.
 */
import type { DraftObject, StoredObject } from './object.ts';
import { schemaErrors } from './openapi/schema-errors.ts';
import { typeOfKind } from './openapi/types.ts';
import { resourceOfKind } from './resources.ts';
import type { FieldError } from './status.ts';
import { labelErrors, metadataErrors } from './validate/names.ts';
import {
  endpointSliceErrors,
  endpointSliceUpdateErrors,
  endpointsErrors,
  ingressErrors,
  serviceErrors,
  serviceUpdateErrors,
} from './validate/network.ts';
import { podSpecErrors, podUpdateErrors } from './validate/pod.ts';
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
] as const);

const ON_UPDATE: ReadonlyMap<string, (next: StoredObject, before: StoredObject) => readonly FieldError[]> =
  new Map([
    ['Pod', podUpdateErrors],
    ['Deployment', workloadUpdateErrors],
    ['ReplicaSet', workloadUpdateErrors],
    ['StatefulSet', workloadUpdateErrors],
    ['DaemonSet', workloadUpdateErrors],
    ['Job', workloadUpdateErrors],
    ['Service', serviceUpdateErrors],
    ['EndpointSlice', endpointSliceUpdateErrors],
  ] as const);

/** Kinds of CustomResourceDefinitions are checked by their schemas. */
function customErrors(draft: DraftObject): readonly FieldError[] {
  if (resourceOfKind(draft.kind)?.custom !== true) return [];
  const type = typeOfKind(draft.apiVersion, draft.kind);
  return type === undefined ? [] : schemaErrors(draft, type, type.node);
}

export const createErrors = (draft: DraftObject): readonly FieldError[] => [
  ...metadataErrors(draft),
  ...(ON_WRITE.get(draft.kind)?.(draft) ?? []),
  ...customErrors(draft),
];

export const updateErrors = (next: StoredObject, before: StoredObject): readonly FieldError[] => [
  ...labelErrors(next.metadata.labels, 'metadata.labels'),
  ...(ON_WRITE.get(next.kind)?.(next) ?? []),
  ...customErrors(next),
  ...(ON_UPDATE.get(next.kind)?.(next, before) ?? []),
];
