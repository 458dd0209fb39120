/**
 * `metadata.managedFields` to owners and back: one entry for each writer, operation, version and subresource.
 * An entry without a field set was written by a controller of the cluster to an object that no client has touched: it stands for all
 * fields of its part, which saves the store a set for every pod. Follows apimachinery `util/managedfields/internal/managedfields.go`.
 */
import type { Json, StoredObject } from '../object.ts';
import { typeOfKind } from '../openapi/types.ts';
import { sameJson } from '../same-json.ts';
import { type FieldSet, fieldSet, fromFieldsV1, sameSet, toFieldsV1 } from './field-set.ts';
import { toFieldSet } from './typed-value.ts';
import type { Owners } from './updater.ts';

export interface Entry {
  readonly manager: string;
  readonly operation: 'Update' | 'Apply';
  readonly apiVersion: string;
  readonly time?: string;
  readonly fieldsType: 'FieldsV1';
  readonly fieldsV1?: Json;
  readonly subresource?: string;
}

export const entriesOf = (object: StoredObject | undefined): readonly Entry[] =>
  (object?.metadata.managedFields ?? []) as unknown as readonly Entry[];

/** An apply is the same whatever version it was written in. */
export const identityOf = ({ manager, operation, apiVersion, subresource = '' }: Entry): string =>
  JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource]);

const withoutAbsent = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** All fields of the entry's part of the object. */
function everything(object: StoredObject, { subresource }: Entry): FieldSet {
  const type = typeOfKind(object.apiVersion, object.kind);
  const { apiVersion: _a, kind: _k, metadata, status, ...body } = object;
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  const own = { metadata: withoutAbsent({ labels, annotations, ownerReferences, finalizers }), ...body };
  const set = toFieldSet(withoutAbsent(subresource === undefined ? own : { status }), type);
  return type === undefined ? fieldSet(false, []) : set;
}

const setOf = (object: StoredObject, entry: Entry): FieldSet =>
  entry.fieldsV1 === undefined ? everything(object, entry) : fromFieldsV1(entry.fieldsV1);

export const ownersOf = (object: StoredObject, entries: readonly Entry[]): Owners =>
  new Map(entries.map(entry => [identityOf(entry), setOf(object, entry)]));

/** Appliers first, then by time, name, version and subresource. */
const order = (left: Entry, right: Entry): number => {
  const key = ({ operation, time = '', manager, apiVersion, subresource = '' }: Entry) =>
    [operation, time, manager, apiVersion, subresource].join('\0');
  return key(left) < key(right) ? -1 : 1;
};

/** Entries for these owners. Whose set is as it was keeps its time; the writer, and whoever lost something to it, gets the time of now. */
export function entriesFor(
  owners: Owners,
  held: readonly Entry[],
  object: StoredObject,
  writer: Entry,
): readonly Entry[] {
  const known = new Map(held.map(entry => [identityOf(entry), entry]));
  return [...owners]
    .map(([identity, set]) => {
      const entry = known.get(identity);
      if (entry !== undefined && sameSet(setOf(object, entry), set))
        return { ...entry, fieldsV1: toFieldsV1(set) };
      const base = identity === identityOf(writer) ? writer : (entry ?? writer);
      const time = (identity === identityOf(writer) ? writer.time : undefined) ?? entry?.time;
      return { ...base, ...(time === undefined ? {} : { time }), fieldsV1: toFieldsV1(set) };
    })
    .sort(order);
}

/** The object with the field sets of all its writers, as the API shows it. */
export function withFieldSets(object: StoredObject): StoredObject {
  const entries = entriesOf(object);
  if (entries.every(entry => entry.fieldsV1 !== undefined)) return object;
  const managedFields = entries.map(entry => ({
    ...entry,
    fieldsV1: entry.fieldsV1 ?? toFieldsV1(everything(object, entry)),
  })) as unknown as readonly Json[];
  return { ...object, metadata: { ...object.metadata, managedFields } };
}

const withoutTimes = (entries: readonly Json[]): readonly Json[] =>
  entries.map(entry => ({ ...(entry as object), time: '' }));

/** Whether these entries say what the object's own say; when something was written does not matter. */
export const sameOwners = (entries: readonly Json[], object: StoredObject): boolean =>
  sameJson(withoutTimes(entries), withoutTimes(withFieldSets(object).metadata.managedFields ?? []));
