/** Where the API serves one object, from the names that stand in our URL; undefined for a kind or a name that there cannot be. */
import { type KindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import { collectionPath } from '../reflect/resource-path.ts';

/** What path segments of the API allow (RFC 1123 subdomains and a few kinds with more): no slash, no percent, no dot segment. */
const segment = /^(?!\.{1,2}$)[A-Za-z0-9:._-]{1,253}$/;

/** The kind by its name, in any case: `Pod`, `pod`. */
export function findKind(name: string): KindSpec | undefined {
  return kinds.find(spec => spec.kind.toLowerCase() === name.toLowerCase());
}

/** `namespace` is `_` where there is none. */
export function objectPath(kind: KindSpec, namespace: string, name: string): string | undefined {
  if (!segment.test(name) || kind.namespaced === (namespace === '_')) return undefined;
  if (kind.namespaced && !segment.test(namespace)) return undefined;
  return `${collectionPath(kind, kind.namespaced ? namespace : '')}/${name}`;
}
