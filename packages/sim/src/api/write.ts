/**
 * Create, update, patch and delete of whole objects and of their status: from a parsed request to the store.
 * Called by the server's router. Every refusal is an ApiError of the store or of the checks here.
 */
import type { DeleteOptions } from '../deletion.ts';
import { withFieldSets } from '../managed-fields.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { applyJsonPatch } from '../patch/json-patch.ts';
import { applyMergePatch } from '../patch/merge-patch.ts';
import { applyStrategicMergePatch } from '../patch/strategic-merge-patch.ts';
import { badRequest, conflict, forbidden, notFound } from '../status.ts';
import type { Store, WriteOptions } from '../store.ts';
import { asDraft, parseJson, unsupportedMediaType } from './body.ts';
import { toEventsV1 } from './event-version.ts';
import type { ApiRequest } from './request.ts';
import { selectionOf } from './select.ts';

export interface WriteContext {
  readonly store: Store;
  readonly request: ApiRequest;
  /** The body as text; empty when there is none. */
  readonly body: string;
  readonly mediaType: string;
  readonly userAgent: string;
}

const PATCH_TYPES: readonly string[] = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
];

export const APPLY = 'application/apply-patch+yaml';

export const found = (store: Store, { resource, namespace, name = '' }: ApiRequest): StoredObject => {
  const object = store.get(resource.kind, namespace, name);
  if (object === undefined) throw notFound(resource.kind, name);
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
      resource.kind,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
}

function insert(context: WriteContext, draft: DraftObject, operation: 'Update' | 'Apply'): StoredObject {
  const { store, request } = context;
  const name = draft.metadata.name ?? draft.metadata.generateName ?? '';
  checkNamespace(store, request, name);
  if (draft.metadata.resourceVersion)
    throw badRequest('resourceVersion should not be set on objects to be created');
  const whole = request.resource.subresources.includes('status') ? { ...draft, status: undefined } : draft;
  const { status: _, ...withoutStatus } = whole;
  return store.create(whole === draft ? draft : withoutStatus, { ...writeOptions(context), operation });
}

export const createObject = (context: WriteContext): StoredObject =>
  insert(context, asDraft(parseJson(context.body), context.request.resource, context.request), 'Update');

function write(context: WriteContext, next: DraftObject, operation: 'Update' | 'Apply'): StoredObject {
  const { store, request } = context;
  const options = { ...writeOptions(context), operation };
  return request.subresource === 'status'
    ? store.updateStatus(next as StoredObject, options)
    : store.update(next as StoredObject, options);
}

export function updateObject(context: WriteContext): StoredObject {
  const { store, request } = context;
  found(store, request);
  const draft = asDraft(parseJson(context.body), request.resource, request);
  return write(context, draft, 'Update');
}

function patched(type: string, kind: string, held: unknown, patch: unknown): unknown {
  switch (type) {
    case 'application/json-patch+json':
      return applyJsonPatch(held, patch);
    case 'application/merge-patch+json':
      return applyMergePatch(held, patch);
    default:
      return applyStrategicMergePatch(kind, held, patch);
  }
}

/** Answers whether the object was made by this request: only server-side apply can. */
export function patchObject(context: WriteContext): {
  readonly object: StoredObject;
  readonly created: boolean;
} {
  const { store, request, body, mediaType: type } = context;
  if (!PATCH_TYPES.includes(type)) throw unsupportedMediaType(type, PATCH_TYPES);
  const { resource, namespace, name = '' } = request;
  const operation = type === APPLY ? 'Apply' : 'Update';
  const patch = parseJson(body);
  if (type === APPLY && !request.query.get('fieldManager'))
    throw badRequest(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  const stored = store.get(resource.kind, namespace, name);
  if (stored === undefined && type === APPLY && request.subresource === '')
    return { object: insert(context, asDraft(patch, resource, request), operation), created: true };
  const held = found(store, request);
  const shown = withFieldSets(resource.group === 'events.k8s.io' ? toEventsV1(held) : held);
  const next = asDraft(patched(type, resource.kind, shown, patch), resource, request);
  if (next.metadata.uid !== held.metadata.uid)
    throw conflict(
      resource.kind,
      name,
      `Precondition failed: UID in precondition: ${next.metadata.uid}, UID in object meta: ${held.metadata.uid}`,
    );
  return { object: write(context, next, operation), created: false };
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
