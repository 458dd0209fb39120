/**
 * What a request asks for, read from its method and address: verb, resource, namespace, name, subresource, query.
 * Called once per request by the server; what is no path of a served resource is undefined and answered with 404.
 * Follows apiserver `pkg/endpoints/request/requestinfo.go`.
 */
import { type Resource, resourceOfPath, verbsOf } from '../resources.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

export interface ApiRequest {
  readonly verb: Verb;
  readonly resource: Resource;
  /** Unset for cluster-scoped resources and for requests over all namespaces. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  /** Empty when the object itself is meant. */
  readonly subresource: string;
  readonly query: URLSearchParams;
}

export const isTrue = (value: string | null): boolean => value === 'true' || value === '1';

function verbOf(method: string, name: string | undefined, query: URLSearchParams): Verb | undefined {
  switch (method) {
    case 'GET':
      if (isTrue(query.get('watch'))) return 'watch';
      return name === undefined ? 'list' : 'get';
    case 'POST':
      return 'create';
    case 'PUT':
      return name === undefined ? undefined : 'update';
    case 'PATCH':
      return name === undefined ? undefined : 'patch';
    case 'DELETE':
      return name === undefined ? 'deletecollection' : 'delete';
    default:
      return undefined;
  }
}

export interface ApiPath {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string;
}

export function parsePath(pathname: string): ApiPath | undefined {
  const parts = pathname.split('/').filter(part => part !== '');
  const cut = parts[0] === 'api' ? 2 : parts[0] === 'apis' ? 3 : 0;
  const apiVersion = parts.slice(1, cut).join('/');
  let rest: readonly string[];
  try {
    rest = parts.slice(cut).map(decodeURIComponent);
  } catch {
    return undefined;
  }
  if (cut === 0 || rest.length === 0) return undefined;
  const inNamespace =
    rest[0] === 'namespaces' && rest.length > 2 && resourceOfPath(apiVersion, rest[2] ?? '');
  const namespace = inNamespace ? rest[1] : undefined;
  const [plural = '', name, ...sub] = inNamespace ? rest.slice(2) : rest;
  const resource = resourceOfPath(apiVersion, plural);
  const subresource = sub.join('/');
  if (resource === undefined || (namespace !== undefined && !resource.namespaced)) return undefined;
  // An object of a namespace is reached through its namespace only.
  if (name !== undefined && resource.namespaced && namespace === undefined) return undefined;
  if (subresource !== '' && !resource.subresources.includes(subresource)) return undefined;
  return { resource, namespace, name, subresource };
}

/** Undefined when the method is none of the API's, needs a name or a namespace that is not there, or is none of the resource's. */
export function parseRequest(method: string, path: ApiPath, query: URLSearchParams): ApiRequest | undefined {
  const verb = verbOf(method, path.name, query);
  if (verb === undefined) return undefined;
  const everywhere = path.resource.namespaced && path.namespace === undefined;
  if (everywhere && (verb === 'create' || verb === 'deletecollection')) return undefined;
  if (path.subresource === '' && !verbsOf(path.resource).includes(verb)) return undefined;
  return { verb, ...path, query };
}
