/**
 * Which objects a list, a watch or a deletecollection is about: scope, label selector and field selector as one test.
 */
import type { StoredObject } from '../object.ts';
import { type Matcher, parseFieldSelector, parseLabelSelector } from '../selector.ts';
import type { ApiRequest } from './request.ts';

/** Throws 400 for selectors that cannot be read. */
export function selectionOf({ resource, namespace, name, query }: ApiRequest): Matcher {
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(resource.kind, query.get('fieldSelector') ?? '');
  return (object: StoredObject) =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    (name === undefined || object.metadata.name === name) &&
    labels(object) &&
    fields(object);
}
