/**
 * Who wrote which part of an object last: `metadata.managedFields`, kept as kube-apiserver keeps it for whatever a client has touched.
 * Called by the store for every write. What only controllers write gets entries without field sets, which are made when an object leaves
 * through the API (`withFieldSets`), so that a cluster of 150,000 pods stays light.
 */
import { type Entry, entriesFor, entriesOf, identityOf, ownersOf } from './managed-fields/entries.ts';
import { update } from './managed-fields/updater.ts';
import type { DraftObject, Json, StoredObject } from './object.ts';
import { typeOfKind, zeroOf } from './openapi/types.ts';

export interface Writer {
  readonly manager?: string;
  readonly operation?: 'Update' | 'Apply';
  /** Through which the spec was written (`scale`); of the status, the part says it. */
  readonly subresource?: string;
  /** Server-side apply has worked out who owns what already. */
  readonly managedFields?: readonly Json[];
}

type Part = '' | 'status';

const NODE_AGENTS: ReadonlySet<string> = new Set(['Pod', 'Node', 'Lease']);

export function entryOf(
  { manager, operation = 'Update', subresource }: Writer,
  { kind, apiVersion }: Pick<StoredObject, 'kind' | 'apiVersion'>,
  time: string,
  part: Part,
): Entry {
  // The Deployment controller writes its annotations with the status.
  const through = subresource ?? (manager === undefined && kind === 'Deployment' ? 'status' : part);
  const own = part === 'status' && NODE_AGENTS.has(kind) ? 'kubelet' : 'kube-controller-manager';
  return {
    manager: manager ?? own,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    ...(through === '' ? {} : { subresource: through }),
  };
}

const withEntries = (object: StoredObject, entries: readonly Entry[]): StoredObject => {
  const { managedFields: _, ...metadata } = object.metadata;
  const managedFields = entries as unknown as readonly Json[];
  return { ...object, metadata: entries.length === 0 ? metadata : { ...metadata, managedFields } };
};

/**
 * `draft`: what the writer asked for, where the server has added to it since; nobody owns what the server added.
 * `given`: the entries that came with the request, which count in place of those held.
 */
export function rememberWriter(
  next: StoredObject,
  before: StoredObject | undefined,
  time: string,
  writer: Writer,
  part: Part,
  { draft = next, given }: { readonly draft?: DraftObject; readonly given?: readonly Json[] } = {},
): StoredObject {
  if (writer.managedFields !== undefined)
    return { ...next, metadata: { ...next.metadata, managedFields: writer.managedFields } };
  const entry = entryOf(writer, next, time, part);
  const held = (given as unknown as readonly Entry[] | undefined) ?? entriesOf(before);
  const light = writer.manager === undefined && held.every(({ fieldsV1 }) => fieldsV1 === undefined);
  const type = light ? undefined : typeOfKind(next.apiVersion, next.kind);
  if (type === undefined) {
    const others = held.filter(other => identityOf(other) !== identityOf(entry));
    return withEntries(next, [...others, entry]);
  }
  const owners = ownersOf(before ?? next, held);
  const zero = before ?? zeroOf(type);
  const after = part === 'status' ? next : draft;
  const settled = update(zero, after, type, owners, identityOf(entry), part);
  return withEntries(next, entriesFor(settled, held, before ?? next, entry));
}
