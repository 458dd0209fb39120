/**
 * The subresources that are not the object itself: binding, finalize, log, and those that a simulated cluster cannot have.
 * Called by the server's router. `status` is not here: it is a write like any other; scale and eviction have files of their own.
 */

import { startsNothing } from '../controllers/container-process.ts';
import { kubeletRuns } from '../controllers/kubelet.ts';
import type { StoredObject } from '../object.ts';
import { apiError, badRequest } from '../status.ts';
import type { Store } from '../store.ts';
import { type Answer, json } from './answer.ts';
import { parseJson } from './body.ts';
import { lifeOf, linesSoFar, logOptions, logText } from './container-log.ts';
import { evict } from './eviction.ts';
import { refuseProxy } from './proxy.ts';
import { answerScale, type ScaleContext } from './scale.ts';
import { requestToken } from './token-request.ts';
import { found, type WriteContext, writeOptions } from './write.ts';

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

/** What stands there in place of the kubelet of a node that has gone quiet, and of one that starts nothing. */
export function refuseLog(store: Store, { metadata: { name, namespace }, spec }: StoredObject): void {
  const node = store.get('Node', undefined, spec.nodeName ?? '');
  if (startsNothing(node)) throw inside(name, 'write no logs');
  const host: string = node?.status?.addresses?.[0]?.address ?? '';
  if (node === undefined || kubeletRuns(node)) return;
  const what = `Get "https://${host}:10250/containerLogs/${namespace}/${name}/${spec.containers[0]?.name}"`;
  throw apiError(500, 'InternalError', `${what}: dial tcp ${host}:10250: connect: connection refused`);
}

function readLog({ store, request, now }: Pick<ScaleContext, 'store' | 'request' | 'now'>): Answer {
  const pod = found(store, request);
  refuseLog(store, pod);
  const options = logOptions(request.query, pod.metadata.name, now);
  const life = lifeOf(pod, store, options);
  const text = life === undefined ? '' : logText(linesSoFar(life, options, now), options);
  const { limitBytes } = options;
  const body = text.length > limitBytes ? text.slice(0, limitBytes) : text;
  return { code: 200, body, headers: { 'Content-Type': 'text/plain' } };
}

const inside = (pod: string, what: string) =>
  apiError(501, 'NotImplemented', `pod "${pod}" belongs to a simulated cluster: its containers ${what}`);

const INSIDE: ReadonlyMap<string, string> = new Map([
  ['exec', 'run no processes'],
  ['attach', 'run no processes'],
  ['portforward', 'listen on no ports'],
]);

export function answerSubresource(context: ScaleContext): Answer {
  const { request, store } = context;
  const what = INSIDE.get(request.subresource);
  if (what !== undefined) throw inside(found(store, request).metadata.name, what);
  if (request.subresource === 'log') return readLog(context);
  if (request.subresource === 'proxy') throw refuseProxy(store, request);
  if (request.subresource === 'scale' && ['get', 'update', 'patch'].includes(request.verb))
    return answerScale(context);
  if (request.subresource === 'binding' && request.verb === 'create') return bind(context);
  if (request.subresource === 'eviction' && request.verb === 'create') return evict(context);
  if (request.subresource === 'token' && request.verb === 'create') return requestToken(context);
  if (request.subresource === 'finalize' && request.verb === 'update') return finalize(context);
  throw apiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
}
