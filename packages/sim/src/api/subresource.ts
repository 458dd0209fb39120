/**
 * The subresources that are not the object itself: scale, binding, finalize, and those that a simulated cluster cannot have.
 * Called by the server's router. `status` is not here: it is a write like any other; eviction has a file of its own.
 */

import type { StoredObject } from '../object.ts';
import { applyJsonPatch } from '../patch/json-patch.ts';
import { applyMergePatch } from '../patch/merge-patch.ts';
import { apiError, badRequest } from '../status.ts';
import { selectorText } from '../tables/column.ts';
import { type Answer, json } from './answer.ts';
import { parseJson } from './body.ts';
import { evict } from './eviction.ts';
import { refuseProxy } from './proxy.ts';
import { requestToken } from './token-request.ts';
import { found, type WriteContext, writeOptions } from './write.ts';

const scaleOf = ({ metadata, spec, status = {} }: StoredObject) => ({
  kind: 'Scale',
  apiVersion: 'autoscaling/v1',
  metadata: {
    name: metadata.name,
    namespace: metadata.namespace,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    creationTimestamp: metadata.creationTimestamp,
  },
  spec: { replicas: spec.replicas ?? 0 },
  status: { replicas: status.replicas ?? 0, selector: selectorText(spec.selector) },
});

interface ScaleBody {
  readonly metadata?: { readonly resourceVersion?: string };
  readonly spec?: { readonly replicas?: number };
}

function scale(context: WriteContext): Answer {
  const { store, request, body, mediaType } = context;
  const object = found(store, request);
  if (request.verb === 'get') return json(200, scaleOf(object));
  const held = scaleOf(object);
  const given = parseJson(body);
  const asked = (
    request.verb === 'update'
      ? given
      : mediaType === 'application/json-patch+json'
        ? applyJsonPatch(held, given)
        : applyMergePatch(held, given)
  ) as ScaleBody;
  const replicas = asked?.spec?.replicas ?? 0;
  if (!Number.isInteger(replicas)) throw badRequest('spec.replicas of a Scale must be a whole number');
  const resourceVersion = asked.metadata?.resourceVersion ?? '';
  const next = {
    ...object,
    metadata: { ...object.metadata, resourceVersion },
    spec: { ...object.spec, replicas },
  };
  return json(200, scaleOf(store.update(next, { ...writeOptions(context), subresource: 'scale' })));
}

function bind(context: WriteContext): Answer {
  const { store, request, body } = context;
  const pod = found(store, request);
  const binding = parseJson(body) as { readonly target?: { readonly name?: string } } | null;
  const nodeName = binding?.target?.name;
  if (!nodeName) throw badRequest('a Binding must have a target with a name');
  store.bind(pod, nodeName, writeOptions(context));
  return json(201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}

function finalize({ store, request, body }: WriteContext): Answer {
  const held = found(store, request);
  const given = parseJson(body) as { readonly spec?: { readonly finalizers?: readonly string[] } } | null;
  const finalizers = given?.spec?.finalizers ?? [];
  return json(200, store.update({ ...held, spec: { ...held.spec, finalizers } }));
}

const INSIDE: ReadonlyMap<string, string> = new Map([
  ['log', 'write no logs'],
  ['exec', 'run no processes'],
  ['attach', 'run no processes'],
  ['portforward', 'listen on no ports'],
]);

export function answerSubresource(context: WriteContext): Answer {
  const { request, store } = context;
  const inside = INSIDE.get(request.subresource);
  if (inside !== undefined) {
    const { metadata } = found(store, request);
    throw apiError(
      501,
      'NotImplemented',
      `pod "${metadata.name}" belongs to a simulated cluster: its containers ${inside}`,
    );
  }
  if (request.subresource === 'proxy') throw refuseProxy(store, request);
  if (request.subresource === 'scale' && ['get', 'update', 'patch'].includes(request.verb))
    return scale(context);
  if (request.subresource === 'binding' && request.verb === 'create') return bind(context);
  if (request.subresource === 'eviction' && request.verb === 'create') return evict(context);
  if (request.subresource === 'token' && request.verb === 'create') return requestToken(context);
  if (request.subresource === 'finalize' && request.verb === 'update') return finalize(context);
  throw apiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
}
