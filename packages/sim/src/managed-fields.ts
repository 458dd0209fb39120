/**
 * Who wrote which part of an object last: one entry per writer and subresource, newest time wins.
 * The store keeps the entries without their field sets; `withFieldSets` makes those when an object leaves through the API,
 * so that what clients read has the weight and shape of the real thing and the store stays light.
 * Who wrote and when is true; which fields is not kept: each writer is shown all fields of its part, and nothing is decided by them.
 */
import type { Json, StoredObject } from './object.ts';
import { isMergedSet, mergeKey } from './patch/merge-keys.ts';

interface Entry {
  readonly manager: string;
  readonly operation: 'Update' | 'Apply';
  readonly apiVersion: string;
  readonly time: string;
  readonly fieldsType: 'FieldsV1';
  readonly subresource?: string;
}

export interface Writer {
  readonly manager?: string;
  readonly operation?: 'Update' | 'Apply';
}

const NODE_AGENTS: ReadonlySet<string> = new Set(['Pod', 'Node', 'Lease']);

const entriesOf = (object: StoredObject | undefined): readonly Entry[] =>
  (object?.metadata.managedFields ?? []) as unknown as readonly Entry[];

export function rememberWriter(
  next: StoredObject,
  before: StoredObject | undefined,
  time: string,
  { manager, operation = 'Update' }: Writer,
  subresource: '' | 'status',
): StoredObject {
  const own = subresource === 'status' && NODE_AGENTS.has(next.kind) ? 'kubelet' : 'kube-controller-manager';
  const entry: Entry = {
    manager: manager ?? own,
    operation,
    apiVersion: next.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    ...(subresource === '' ? {} : { subresource }),
  };
  const others = entriesOf(before).filter(
    held =>
      held.manager !== entry.manager ||
      held.operation !== operation ||
      (held.subresource ?? '') !== subresource,
  );
  const managedFields = [...others, entry] as unknown as readonly Json[];
  return { ...next, metadata: { ...next.metadata, managedFields } };
}

/** A list that is replaced as a whole is one field; only lists that are merged name their items. */
function listFields(kind: string, list: readonly unknown[], path: readonly string[]): Json {
  const key = mergeKey(kind, path);
  if (key === undefined)
    return isMergedSet(path)
      ? Object.fromEntries(list.map(item => [`v:${JSON.stringify(item)}`, { '.': {} }]))
      : {};
  return Object.fromEntries(
    list.map(item => [
      `k:${JSON.stringify({ [key]: (item as Readonly<Record<string, unknown>>)[key] })}`,
      { '.': {}, ...(fieldSet(kind, item, path) as { readonly [key: string]: Json }) },
    ]),
  );
}

/** `path`: as for `mergeKey`. */
function fieldSet(kind: string, value: unknown, path: readonly string[]): Json {
  if (Array.isArray(value)) return listFields(kind, value, path);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => {
      const set = fieldSet(kind, field, [...path, key]) as { readonly [key: string]: Json };
      const isMap = typeof field === 'object' && field !== null && !Array.isArray(field);
      return [`f:${key}`, isMap ? { '.': {}, ...set } : set];
    }),
  );
}

/** The object with the field sets of its writers, as the API shows it. */
export function withFieldSets(object: StoredObject): StoredObject {
  const entries = entriesOf(object);
  if (entries.length === 0) return object;
  const { apiVersion: _a, kind: _k, metadata, status, ...body } = object;
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  const own = { metadata: withoutAbsent({ labels, annotations, ownerReferences, finalizers }), ...body };
  const main = fieldSet(object.kind, own, []);
  const managedFields = entries.map(entry => {
    const { subresource, ...rest } = entry;
    return subresource === undefined
      ? { ...rest, fieldsV1: main }
      : { ...rest, fieldsV1: fieldSet(object.kind, { status }, []), subresource };
  });
  return { ...object, metadata: { ...metadata, managedFields } };
}

const withoutAbsent = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
