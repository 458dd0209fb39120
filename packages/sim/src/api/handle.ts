/**
 * From an authorized request to its answer: one place that says which verb goes where.
 * Called by the server; watches are not here, they are streams.
 */
import type { StoredObject } from '../object.ts';
import { apiError } from '../status.ts';
import type { Shape } from './accept.ts';
import { answerReview } from './access-review.ts';
import { type Answer, success } from './answer.ts';
import type { Caller } from './authorize.ts';
import { serviceUnavailable } from './discovery.ts';
import { encodeList, encodeObject, type Presentation } from './encode.ts';
import type { Lister } from './list.ts';
import { getMetrics, listMetrics } from './metrics.ts';
import { answerSubresource } from './subresource.ts';
import {
  createObject,
  deleteCollection,
  deleteObject,
  found,
  patchObject,
  updateObject,
  type WriteContext,
} from './write.ts';

export interface HandleContext extends WriteContext {
  readonly caller: Caller;
  readonly shape: Shape;
  readonly now: number;
  readonly list: Lister;
}

export function presentationOf({
  request,
  shape,
}: Pick<HandleContext, 'request' | 'shape'>): Omit<Presentation, 'now'> {
  const include = request.query.get('includeObject');
  const includeObject = include === 'None' || include === 'Object' ? include : 'Metadata';
  return { resource: request.resource, shape, includeObject };
}

const methodNotAllowed = () =>
  apiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');

/** Doors to parts of an object that answer with all of it. */
const WHOLE: readonly string[] = ['status', 'ephemeralcontainers', 'resize'];

export function handle(context: HandleContext): Answer {
  const { request, store, now } = context;
  const as: Presentation = { ...presentationOf(context), now };
  const show = (code: number, object: StoredObject): Answer => ({ code, body: encodeObject(object, as) });

  if (request.resource.virtual) return answerReview(context);
  if (request.resource.aggregated === 'unavailable') throw serviceUnavailable();
  if (request.resource.aggregated === 'available')
    return request.verb === 'get'
      ? show(200, getMetrics(context))
      : { code: 200, body: encodeList(listMetrics(context), { resourceVersion: '' }, as) };
  const whole = WHOLE.includes(request.subresource);
  if (request.subresource !== '' && !whole) return answerSubresource(context);
  if (whole && !['get', 'update', 'patch'].includes(request.verb)) throw methodNotAllowed();
  switch (request.verb) {
    case 'get':
      return show(200, found(store, request));
    case 'list': {
      const { objects, meta } = context.list(request);
      return { code: 200, body: encodeList(objects, meta, as) };
    }
    case 'create':
      if (request.name !== undefined) throw methodNotAllowed();
      return show(201, createObject(context));
    case 'update':
      return show(200, updateObject(context));
    case 'patch': {
      const { object, created } = patchObject(context);
      return show(created ? 201 : 200, object);
    }
    case 'delete': {
      const { object, stays } = deleteObject(context);
      return stays ? show(200, object) : success(200, request.resource, object);
    }
    case 'deletecollection':
      return {
        code: 200,
        body: encodeList(deleteCollection(context), { resourceVersion: String(store.resourceVersion) }, as),
      };
    case 'watch':
      throw methodNotAllowed();
  }
}
