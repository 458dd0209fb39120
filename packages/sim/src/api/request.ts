/**
 * What a request asks for, read from its method and address: verb, resource, namespace, name, subresource, query.
 * Called once per request by the server; what is no path of a served resource is undefined and answered with 404.
 * Follows apiserver `pkg/endpoints/request/requestinfo.go`.
 */
import type { View } from '../controller.ts';
import { resourceAt } from '../defined-resources.ts';
import { type Resource, verbsOf } from '../resources.ts';

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

/** `held`: where resources that somebody has defined are found. */
export function parsePath(pathname: string, held: Pick<View, 'list'>): ApiPath | undefined {
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
    rest[0] === 'namespaces' && rest.length > 2 && resourceAt(apiVersion, rest[2] ?? '', held);
  const namespace = inNamespace ? rest[1] : undefined;
  const [plural = '', name, ...sub] = inNamespace ? rest.slice(2) : rest;
  const resource = resourceAt(apiVersion, plural, held);
  // What is proxied has a path of its own behind it.
  const subresource = sub[0] === 'proxy' ? 'proxy' : sub.join('/');
  if (resource === undefined || (namespace !== undefined && !resource.namespaced)) return undefined;
  // An object of a namespace is reached through its namespace only.
  if (name !== undefined && resource.namespaced && namespace === undefined) return undefined;
  if (subresource !== '' && !resource.subresources.includes(subresource)) return undefined;
  return { resource, namespace, name, subresource };
}

/** Undefined when the method is none of the API's, needs a name or a namespace that is not there, or is none of the resource's. */
export function parseRequest(method: string, path: ApiPath, query: URLSearchParams): ApiRequest | undefined {
  const plain = method === 'HEAD' || method === 'OPTIONS' || query.get('watch') !== null;
  const verb = path.subresource === 'proxy' && plain ? 'get' : verbOf(method, path.name, query);
  if (verb === undefined) return undefined;
  const everywhere = path.resource.namespaced && path.namespace === undefined;
  if (everywhere && (verb === 'create' || verb === 'deletecollection')) return undefined;
  if (path.subresource === '' && !verbsOf(path.resource).includes(verb)) return undefined;
  return { verb, ...path, query };
}
