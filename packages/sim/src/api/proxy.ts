/**
 * What `proxy` of Services, pods and nodes answers: refusals as on a cluster, and where a container would answer, politely, that there is none.
 * Called by the subresource router. Follows `ResourceLocation` of `pkg/registry/core/{service/storage/storage,pod/strategy}.go`.
 */
import type { StoredObject } from '../object.ts';
import { type ApiError, apiError, badRequest, notFound } from '../status.ts';
import type { Store } from '../store.ts';
import type { ApiRequest } from './request.ts';

const simulated = (kind: string, name: string, what: string): ApiError =>
  apiError(501, 'NotImplemented', `${kind} "${name}" belongs to a simulated cluster: ${what}`);

const unavailable = (message: string): ApiError => apiError(503, 'ServiceUnavailable', message);

interface Target {
  readonly name: string;
  readonly port: string;
}

/** `name`, `name:port` or `scheme:name:port` (apimachinery `pkg/util/net/port_split.go`). */
function split(id: string): Target | undefined {
  const parts = id.split(':');
  const [scheme = '', name = '', port = ''] = parts.length === 3 ? parts : ['', ...parts];
  return parts.length > 3 || name === '' || !['', 'http', 'https'].includes(scheme)
    ? undefined
    : { name, port };
}

interface Subset {
  readonly addresses?: readonly { readonly targetRef?: { readonly kind?: string } }[];
  readonly ports?: readonly { readonly name?: string }[];
}

function toService(store: Store, { namespace, name: id = '' }: ApiRequest): ApiError {
  const target = split(id);
  if (target === undefined) return badRequest(`invalid service request ${JSON.stringify(id)}`);
  const { name } = target;
  let portName = target.port;
  if (/^[+-]?\d+$/.test(portName)) {
    const number = Number(portName);
    const service = store.get('Service', namespace, name);
    if (service === undefined) return notFound('Service', name);
    const ports: readonly StoredObject['spec'][] = service.spec.ports ?? [];
    const port = ports.find(one => one.port === number);
    if (port === undefined) return unavailable(`no service port ${number} found for service "${name}"`);
    portName = port.name ?? '';
  }
  const endpoints = store.get('Endpoints', namespace, name);
  if (endpoints === undefined) return notFound('Endpoints', name);
  const subsets: readonly Subset[] = endpoints['subsets'] ?? [];
  if (subsets.length === 0) return unavailable(`no endpoints available for service "${name}"`);
  // Only addresses that are pods are passed on to.
  const answers = subsets.some(
    ({ addresses = [], ports = [] }) =>
      ports.some(({ name: own = '' }) => own === portName) &&
      addresses.some(({ targetRef }) => targetRef?.kind === 'Pod'),
  );
  return answers
    ? simulated('service', name, 'its pods listen on no ports')
    : unavailable(`no endpoints available for service "${id}"`);
}

function toPod(store: Store, { namespace, name: id = '' }: ApiRequest): ApiError {
  const target = split(id);
  if (target === undefined) return badRequest(`invalid pod request ${JSON.stringify(id)}`);
  const pod = store.get('Pod', namespace, target.name);
  if (pod === undefined) return notFound('Pod', target.name);
  return pod.status?.podIP === undefined
    ? badRequest('address not allowed')
    : simulated('pod', target.name, 'its containers listen on no ports');
}

function toNode(store: Store, { name: id = '' }: ApiRequest): ApiError {
  const target = split(id);
  if (target === undefined) return badRequest(`invalid node request ${JSON.stringify(id)}`);
  return store.get('Node', undefined, target.name) === undefined
    ? notFound('Node', target.name)
    : simulated('node', target.name, 'its kubelet listens on no ports');
}

/** Why nothing comes through. */
export function refuseProxy(store: Store, request: ApiRequest): ApiError {
  switch (request.resource.kind) {
    case 'Service':
      return toService(store, request);
    case 'Pod':
      return toPod(store, request);
    default:
      return toNode(store, request);
  }
}
