/** Where the API serves a kind. Used by whatever asks the API server for objects. */
import type { KindSpec } from '@switchboard/core/kubernetes/kind';

/** `/api/v1` or `/apis/apps/v1`. */
export function groupPath(spec: KindSpec): string {
  return spec.group === '' ? `/api/${spec.version}` : `/apis/${spec.group}/${spec.version}`;
}

/** What says in which versions a group is served. */
export function versionsPath({ group }: KindSpec): string {
  return `/apis/${group}`;
}

/** The collection: of one namespace, or of all when `scope` is empty. */
export function collectionPath(spec: KindSpec, scope: string): string {
  const within = scope === '' ? '' : `/namespaces/${encodeURIComponent(scope)}`;
  return `${groupPath(spec)}${within}/${spec.resource}`;
}
