/**
 * Create, update, patch and delete of whole objects and of their status: from a parsed request to the store.
 * Called by the server's router. Every refusal is an ApiError of the store or of the checks here.
 */
import type { DeleteOptions } from '../deletion.ts';
import { withFieldSets } from '../managed-fields/entries.ts';
import type { DraftObject, Json, StoredObject } from '../object.ts';
import { statusOfNew } from '../openapi/normal-form.ts';
import { typeOfResource } from '../openapi/types.ts';
import { goValue } from '../patch/go-value.ts';
import { applyJsonPatch } from '../patch/json-patch.ts';
import { applyMergePatch } from '../patch/merge-patch.ts';
import { applyStrategicMergePatch } from '../patch/strategic-merge-patch.ts';
import { patchTypesOf, STRATEGIC } from '../resources.ts';
import {
  apiError,
  badRequest,
  forbidden,
  invalid,
  invalidOptions,
  invalidValue,
  notFound,
  required,
} from '../status.ts';
import type { Store, WriteOptions } from '../store.ts';
import { createWarnings, updateWarnings } from '../validate/warnings.ts';
import { applyConfig } from './apply.ts';
import { asDraft, parseConfig, parseJson, parsePatch, unsupportedMediaType } from './body.ts';
import { decodeApplied, decodeBody, decodePatched } from './field-validation.ts';
import { throughDoor } from './pod-door.ts';
import type { ApiRequest } from './request.ts';
import { selectionOf } from './select.ts';
import { conversionOf } from './served-version.ts';

export interface WriteContext {
  readonly store: Store;
  readonly request: ApiRequest;
  /** The body as text; empty when there is none. */
  readonly body: string;
  readonly mediaType: string;
  readonly userAgent: string;
  /** Now, as objects write it. */
  readonly time: string;
  /** Says something to whoever asked, beside the answer. */
  readonly warn: (text: string) => void;
}

export const APPLY = 'application/apply-patch+yaml';

const unsupportedPatch = () => apiError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});

export const found = (store: Store, { resource, namespace, name = '' }: ApiRequest): StoredObject => {
  const object = store.get(resource.kind, namespace, name);
  if (object === undefined) throw notFound(resource, name);
  return object;
};

/** Who writes: `fieldManager`, else the first word of the user agent, as the real server derives it. */
export function writeOptions({ request, userAgent }: WriteContext): WriteOptions {
  const manager = request.query.get('fieldManager') || userAgent.split('/')[0] || 'unknown';
  return { manager, dryRun: request.query.get('dryRun') === 'All' };
}

function checkNamespace(store: Store, { resource, namespace }: ApiRequest, name: string): void {
  if (!resource.namespaced || namespace === undefined) return;
  const held = store.get('Namespace', undefined, namespace);
  if (held === undefined) throw notFound('Namespace', namespace);
  if (held.metadata.deletionTimestamp !== undefined)
    throw forbidden(
      resource,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
}

function insert(
  context: WriteContext,
  draft: DraftObject,
  operation: 'Update' | 'Apply',
  managedFields?: readonly Json[],
): StoredObject {
  const { store, request } = context;
  const name = draft.metadata.name ?? draft.metadata.generateName ?? '';
  checkNamespace(store, request, name);
  if (draft.metadata.resourceVersion)
    throw badRequest('resourceVersion should not be set on objects to be created');
  const { status: _, ...asked } = draft;
  const hasStatus = request.resource.subresources.includes('status');
  const status = statusOfNew(typeOfResource(request.resource));
  const whole = hasStatus ? { ...asked, ...(status === undefined ? {} : { status }) } : draft;
  const created = store.create(whole, {
    ...writeOptions(context),
    operation,
    ...(managedFields === undefined ? {} : { managedFields }),
  });
  for (const warning of createWarnings(created)) context.warn(warning);
  return created;
}

export function createObject(context: WriteContext): StoredObject {
  const { request, body, warn } = context;
  const value = decodeBody(body, request, 'CreateOptions', warn);
  return insert(context, asDraft(value, request.resource, request), 'Update');
}

function write(
  context: WriteContext,
  next: DraftObject,
  operation: 'Update' | 'Apply',
  managedFields?: readonly Json[],
): StoredObject {
  const { store, request } = context;
  const options = {
    ...writeOptions(context),
    operation,
    ...(managedFields === undefined ? {} : { managedFields }),
  };
  if (request.subresource === 'status') return store.updateStatus(next as StoredObject, options);
  const { subresource } = request;
  if (subresource !== '')
    return store.update(throughDoor(subresource, next as StoredObject, found(store, request)), {
      ...options,
      subresource,
    });
  const written = store.update(next as StoredObject, options);
  for (const warning of updateWarnings(written)) context.warn(warning);
  return written;
}

export function updateObject(context: WriteContext): StoredObject {
  const { store, request } = context;
  found(store, request);
  const value = decodeBody(context.body, request, 'UpdateOptions', context.warn);
  return write(context, asDraft(value, request.resource, request), 'Update');
}

/** The patched object, decoded; a patch may say a name twice as a body may. */
function patched(context: WriteContext, held: unknown, patch: unknown): unknown {
  const { request, mediaType: type, warn } = context;
  const { resource } = request;
  if (type === 'application/json-patch+json' || type === 'application/merge-patch+json') {
    const next =
      type === 'application/json-patch+json' ? applyJsonPatch(held, patch) : applyMergePatch(held, patch);
    return decodePatched(next, request, { text: JSON.stringify(next), strategic: false }, warn);
  }
  const next = applyStrategicMergePatch(typeOfResource(resource), held, patch);
  return decodePatched(next, request, { text: goValue(patch), strategic: true }, warn);
}

interface Patched {
  readonly object: StoredObject;
  /** Whether the object was made by this request: only server-side apply can. */
  readonly created: boolean;
}

function applyPatch(context: WriteContext): Patched {
  const { store, request, body, warn } = context;
  const { resource, namespace, name = '', query } = request;
  if (!query.get('fieldManager'))
    throw invalidOptions('PatchOptions', [required('fieldManager', 'is required for apply patch')]);
  const live = store.get(resource.kind, namespace, name);
  if (live === undefined && request.subresource !== '') throw notFound(resource, name);
  const shown = live === undefined ? undefined : (conversionOf(resource)?.(live) ?? live);
  const { value, managedFields } = applyConfig(context, parseConfig(body), shown, context.time);
  const whose = `${namespace ?? ''}/${name}`;
  const draft = asDraft(decodeApplied(value, request, whose, warn), resource, request);
  if (live === undefined) return { object: insert(context, draft, 'Apply', managedFields), created: true };
  return { object: write(context, draft, 'Apply', managedFields), created: false };
}

export function patchObject(context: WriteContext): Patched {
  const { store, request, body, mediaType: type } = context;
  const { resource, name = '' } = request;
  const known = patchTypesOf(resource);
  if (!known.includes(type)) throw type === STRATEGIC ? unsupportedMediaType(known) : unsupportedPatch();
  if (type === APPLY) return applyPatch(context);
  const patch = parsePatch(body);
  const held = found(store, request);
  const shown = withFieldSets(conversionOf(resource)?.(held) ?? held);
  const next = asDraft(patched(context, shown, patch), resource, request);
  if (next.metadata.uid !== held.metadata.uid)
    throw invalid(resource, name, [invalidValue('metadata.uid', next.metadata.uid, 'field is immutable')]);
  return { object: write(context, next, 'Update'), created: false };
}

interface DeleteBody {
  readonly gracePeriodSeconds?: unknown;
  readonly propagationPolicy?: unknown;
  readonly orphanDependents?: unknown;
  readonly dryRun?: unknown;
  readonly preconditions?: { readonly uid?: unknown; readonly resourceVersion?: unknown };
}

const PROPAGATION = ['Background', 'Foreground', 'Orphan'] as const;

/** From the body and, where that is silent, from the query. */
export function deleteOptions(
  value: unknown,
  query: URLSearchParams,
): DeleteOptions & { readonly dryRun: boolean } {
  const body = (typeof value === 'object' && value !== null ? value : {}) as DeleteBody;
  const grace = body.gracePeriodSeconds ?? query.get('gracePeriodSeconds') ?? undefined;
  const asked =
    body.propagationPolicy ??
    query.get('propagationPolicy') ??
    (body.orphanDependents === true ? 'Orphan' : undefined);
  const propagation = PROPAGATION.find(policy => policy === asked);
  if (asked !== undefined && propagation === undefined)
    throw badRequest(
      `propagationPolicy ${JSON.stringify(asked)} is not supported: supported values are ${PROPAGATION.join(', ')}`,
    );
  if (grace !== undefined && !Number.isInteger(Number(grace)))
    throw badRequest(`gracePeriodSeconds ${JSON.stringify(grace)} is not a whole number`);
  const { uid, resourceVersion } = body.preconditions ?? {};
  return {
    ...(grace === undefined ? {} : { graceSeconds: Number(grace) }),
    ...(propagation === undefined ? {} : { propagation }),
    ...(typeof uid === 'string' ? { uid } : {}),
    ...(typeof resourceVersion === 'string' ? { resourceVersion } : {}),
    dryRun: query.get('dryRun') === 'All' || (Array.isArray(body.dryRun) && body.dryRun.includes('All')),
  };
}

const parsedOptions = ({ body, request }: WriteContext) =>
  deleteOptions(body === '' ? {} : parseJson(body), request.query);

/** The object as it is afterwards, and whether it is still there. */
export function deleteObject(context: WriteContext): {
  readonly object: StoredObject;
  readonly stays: boolean;
} {
  const { store, request } = context;
  const { resource, namespace, name = '' } = request;
  const options = parsedOptions(context);
  const object = store.remove(resource.kind, namespace, name, options);
  return { object, stays: options.dryRun || store.get(resource.kind, namespace, name) !== undefined };
}

export function deleteCollection(context: WriteContext): readonly StoredObject[] {
  const { store, request } = context;
  const options = parsedOptions(context);
  return store
    .list(request.resource.kind, request.namespace)
    .filter(selectionOf(request))
    .map(object => store.remove(object.kind, object.metadata.namespace, object.metadata.name, options));
}
