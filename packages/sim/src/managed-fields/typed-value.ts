/**
 * Values read by their type: which fields they have, what changed from one to the other, one merged into another, fields taken out.
 * Called by the updater. Follows structured-merge-diff `typed` (tofieldset, compare, merge, remove); types say which lists are maps and sets.
 */
import type { Type } from '../openapi/types.ts';
import { sameJson } from '../same-json.ts';
import { type FieldSet, fieldSet, isEmpty, LEAF, NOTHING, type PathElement, union } from './field-set.ts';

type Record_ = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0;

const absent = (value: unknown): boolean => value === undefined;

/** Whether a value of this type is owned as a whole. */
const isAtomic = (type: Type | undefined): boolean => {
  if (type === undefined || type.is === 'scalar') return true;
  return type.is === 'list' ? type.relation === 'atomic' : type.atomic;
};

const typeAt = (type: Type | undefined, key: string): Type | undefined => {
  if (type?.is === 'struct') return type.fields.get(key)?.type;
  return type?.is === 'dictionary' ? type.value : undefined;
};

function elementOf(type: Type | undefined, item: unknown): PathElement {
  if (type?.is !== 'list' || type.relation !== 'map') return `v:${JSON.stringify(item)}`;
  const record = isRecord(item) ? item : {};
  const keys = [...type.keys].sort().flatMap(key => {
    const value = record[key] ?? type.keyDefaults[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return `k:${JSON.stringify(Object.fromEntries(keys))}`;
}

interface Part {
  readonly element: PathElement;
  readonly type: Type | undefined;
  readonly value: unknown;
  /** The item of a list, or a member of a map that no schema names. */
  readonly own: boolean;
}

/** The parts of a value that are owned one by one. */
function partsOf(value: unknown, type: Type | undefined): readonly Part[] {
  if (Array.isArray(value))
    return value.map(item => ({
      element: elementOf(type, item),
      type: type?.is === 'list' ? type.item : undefined,
      value: item,
      own: true,
    }));
  if (!isRecord(value)) return [];
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => ({
      element: `f:${key}`,
      type: typeAt(type, key),
      value: inner,
      own: type?.is !== 'struct',
    }));
}

export function toFieldSet(value: unknown, type: Type | undefined): FieldSet {
  if (isAtomic(type) || (typeof value !== 'object' && !absent(value))) return LEAF;
  return fieldSet(
    false,
    partsOf(value, type).map(part => {
      const inner = toFieldSet(part.value, part.type);
      const empty = part.value === null || (isRecord(part.value) && sizeOf(part.value) === 0);
      return [part.element, empty || part.own ? { ...inner, member: true } : inner] as const;
    }),
  );
}

export interface Comparison {
  readonly removed: FieldSet;
  readonly modified: FieldSet;
  readonly added: FieldSet;
}

const leaf = (before: unknown, after: unknown): Comparison => ({
  added: absent(before) ? LEAF : NOTHING,
  removed: absent(after) ? LEAF : NOTHING,
  modified: !absent(before) && !absent(after) && !sameJson(before, after) ? LEAF : NOTHING,
});

/** What became of each field from the one to the other. */
export function compare(before: unknown, after: unknown, type: Type | undefined): Comparison {
  const plain = [before, after].some(
    value => value !== undefined && value !== null && typeof value !== 'object',
  );
  if (isAtomic(type) || plain || (sizeOf(before) === 0 && sizeOf(after) === 0)) return leaf(before, after);
  const left = new Map(partsOf(before, type).map(part => [part.element, part]));
  const right = new Map(partsOf(after, type).map(part => [part.element, part]));
  const changes = [...new Set([...left.keys(), ...right.keys()])].map(element => {
    const [one, other] = [left.get(element), right.get(element)];
    return [element, compare(one?.value, other?.value, (other ?? one)?.type)] as const;
  });
  return {
    added: fieldSet(
      absent(before),
      changes.map(([element, { added }]) => [element, added]),
    ),
    removed: fieldSet(
      absent(after),
      changes.map(([element, { removed }]) => [element, removed]),
    ),
    modified: fieldSet(
      false,
      changes.map(([element, { modified }]) => [element, modified]),
    ),
  };
}

/** Items in the order of the second, with those that only the first has where they stood. */
function mergeLists(before: readonly unknown[], after: readonly unknown[], type: Type): readonly unknown[] {
  const inner = type.is === 'list' ? type.item : undefined;
  const left = partsOf(before, type);
  const right = partsOf(after, type);
  const held = new Map(left.map(part => [part.element, part.value]));
  const given = new Map(right.map(part => [part.element, part.value]));
  const made: unknown[] = [];
  let next = 0;
  const take = (until: PathElement | undefined): void => {
    while (next < right.length) {
      const part = right[next] as Part;
      next += 1;
      made.push(merge(held.get(part.element), part.value, inner));
      if (part.element === until) return;
    }
  };
  const order = right.map(({ element }) => element);
  for (const { element, value } of left) {
    if (!given.has(element)) made.push(value);
    // A shared item brings along what stands before it; one that has come already is past.
    else if (order.indexOf(element) >= next) take(element);
  }
  take(undefined);
  return made;
}

/** The first with all that the second says. */
export function merge(before: unknown, after: unknown, type: Type | undefined): unknown {
  if (absent(after)) return before;
  if (absent(before) || before === null || after === null || isAtomic(type) || type === undefined)
    return after;
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === 0 && after.length === 0 ? after : mergeLists(before, after, type);
  if (!isRecord(before) || !isRecord(after)) return after;
  const made = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(after))
    made.set(key, merge(made.get(key), value, typeAt(type, key)));
  return Object.fromEntries(made);
}

/** Without the members of the set; containers that lose all stay, empty. */
export function removeItems(value: unknown, set: FieldSet, type: Type | undefined): unknown {
  if (isAtomic(type) || isEmpty(set)) return value;
  if (Array.isArray(value))
    return partsOf(value, type).flatMap(part => {
      const inner = set.children.get(part.element) ?? NOTHING;
      return inner.member ? [] : [removeItems(part.value, inner, part.type)];
    });
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => {
      const inner = set.children.get(`f:${key}`) ?? NOTHING;
      return inner.member ? [] : [[key, removeItems(held, inner, typeAt(type, key))] as const];
    }),
  );
}

/** Named fields on the way to a member become members: whoever owns something in a struct owns the struct. */
export function withNamedFields(set: FieldSet, type: Type | undefined): FieldSet {
  const children = [...set.children].map(([element, child]) => {
    const inner = element.startsWith('f:')
      ? typeAt(type, element.slice(2))
      : type?.is === 'list'
        ? type.item
        : undefined;
    const named = type?.is === 'struct' && element.startsWith('f:');
    const below = withNamedFields(child, inner);
    return [element, named && child.children.size > 0 ? union(below, LEAF) : below] as const;
  });
  return { member: set.member, children: new Map(children) };
}
