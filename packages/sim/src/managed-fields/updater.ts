/**
 * Who owns which fields after a write: of an update, whoever wrote owns what changed; of an apply, exactly what was applied,
 * and what was applied before and no longer is goes, unless somebody else owns it. Called by the store's writes and by server-side apply.
 * Follows structured-merge-diff `merge/update.go`.
 */
import type { Type } from '../openapi/types.ts';
import {
  difference,
  type FieldSet,
  fieldSet,
  intersection,
  isEmpty,
  LEAF,
  NOTHING,
  recursiveDifference,
  union,
} from './field-set.ts';
import { compare, merge, removeItems, toFieldSet, withNamedFields } from './typed-value.ts';

/** Owners by the identity of their entry. */
export type Owners = ReadonlyMap<string, FieldSet>;

export interface Conflict {
  readonly owner: string;
  readonly fields: FieldSet;
}

const leaves = (names: readonly string[]): FieldSet =>
  fieldSet(
    false,
    names.map(name => [`f:${name}`, LEAF] as const),
  );

/** What nobody owns (`stripMeta`): identity and what the server keeps. */
const UNOWNED = fieldSet(false, [
  ...leaves(['apiVersion', 'kind']).children,
  [
    'f:metadata',
    leaves([
      'name',
      'namespace',
      'creationTimestamp',
      'selfLink',
      'uid',
      'clusterName',
      'generation',
      'managedFields',
      'resourceVersion',
    ]),
  ],
]);

const SPEC_AND_META = leaves(['spec', 'metadata']);
const STATUS = leaves(['status']);

/** What a write to this part of an object cannot change, and so cannot own. */
const outsideOf = (part: '' | 'status'): FieldSet => (part === 'status' ? SPEC_AND_META : STATUS);

const owned = (set: FieldSet, part: '' | 'status'): FieldSet => {
  const kept = recursiveDifference(recursiveDifference(set, UNOWNED), outsideOf(part));
  const metadata = kept.children.get('f:metadata');
  return metadata === undefined
    ? kept
    : fieldSet(kept.member, [
        ...[...kept.children].filter(([key]) => key !== 'f:metadata'),
        ['f:metadata', { ...metadata, member: false }],
      ]);
};

function settle(
  owners: Owners,
  writer: string,
  changed: { readonly taken: FieldSet; readonly removed: FieldSet },
): { readonly owners: Owners; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = [];
  const left = new Map<string, FieldSet>();
  for (const [owner, set] of owners) {
    if (owner === writer) {
      left.set(owner, set);
      continue;
    }
    const lost = intersection(set, changed.taken);
    if (!isEmpty(lost)) conflicts.push({ owner, fields: lost });
    const rest = difference(difference(set, lost), changed.removed);
    if (!isEmpty(rest)) left.set(owner, rest);
  }
  return { owners: left, conflicts };
}

export function update(
  before: unknown,
  after: unknown,
  type: Type,
  owners: Owners,
  writer: string,
  part: '' | 'status',
): Owners {
  const { added, modified, removed } = compare(before, after, type);
  const taken = owned(union(added, modified), part);
  const gone = owned(removed, part);
  const settled = new Map(settle(owners, writer, { taken, removed: gone }).owners);
  const mine = union(difference(settled.get(writer) ?? NOTHING, gone), taken);
  if (isEmpty(mine)) settled.delete(writer);
  else settled.set(writer, mine);
  return settled;
}

/** What was applied last time and is not any more, and that nobody else owns, goes. */
function prune(merged: unknown, type: Type, owners: Owners, last: FieldSet | undefined): unknown {
  if (last === undefined || isEmpty(last)) return merged;
  const named = (set: FieldSet): FieldSet => withNamedFields(set, type);
  const all = named(toFieldSet(merged, type));
  const without = removeItems(merged, named(last), type);
  const claimed = [...owners.values()].reduce(union, NOTHING);
  const kept = union(named(toFieldSet(without, type)), named(claimed));
  const pruned = removeItems(merged, difference(all, kept), type);
  const lost = intersection(difference(all, named(toFieldSet(pruned, type))), named(last));
  return removeItems(merged, lost, type);
}

export interface Applied {
  readonly value: unknown;
  readonly owners: Owners;
  /** Fields of others that would change. With any of them the rest counts only when it was forced. */
  readonly conflicts: readonly Conflict[];
}

export function apply(
  before: unknown,
  config: unknown,
  type: Type,
  owners: Owners,
  writer: string,
  part: '' | 'status',
): Applied {
  const mine = owned(toFieldSet(config, type), part);
  const claims = new Map(owners).set(writer, mine);
  const value = prune(merge(before, config, type), type, claims, owners.get(writer));
  const { added, modified, removed } = compare(before, value, type);
  const changed = { taken: owned(union(added, modified), part), removed: owned(removed, part) };
  return { value, ...settle(claims, writer, changed) };
}
