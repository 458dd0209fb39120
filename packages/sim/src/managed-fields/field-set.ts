/**
 * Sets of fields of an object, as `fieldsV1` writes them: a tree of path elements, each a member of the set or on the way to one.
 * Used to say who owns what. Follows structured-merge-diff `fieldpath`. Sets are never changed once they are made.
 */
import type { Json } from '../object.ts';

/** `f:name`, `k:{"name":"web"}`, `v:"a"`: a field, an item of a list by its keys, an item of a set. */
export type PathElement = string;

export interface FieldSet {
  /** Whether the place itself belongs to the set. */
  readonly member: boolean;
  readonly children: ReadonlyMap<PathElement, FieldSet>;
}

export const NOTHING: FieldSet = { member: false, children: new Map() };
export const LEAF: FieldSet = { member: true, children: new Map() };

export const isEmpty = (set: FieldSet): boolean => !set.member && set.children.size === 0;

/** Without branches that lead to no member. */
export function fieldSet(member: boolean, children: Iterable<readonly [PathElement, FieldSet]>): FieldSet {
  return { member, children: new Map([...children].filter(([, child]) => !isEmpty(child))) };
}

export function union(left: FieldSet, right: FieldSet): FieldSet {
  const keys = new Set([...left.children.keys(), ...right.children.keys()]);
  return {
    member: left.member || right.member,
    children: new Map(
      [...keys].map(key => [
        key,
        union(left.children.get(key) ?? NOTHING, right.children.get(key) ?? NOTHING),
      ]),
    ),
  };
}

/** The members of the first that are none of the second. */
export function difference(left: FieldSet, right: FieldSet): FieldSet {
  if (isEmpty(right)) return left;
  return fieldSet(
    left.member && !right.member,
    [...left.children].map(([key, child]) => [key, difference(child, right.children.get(key) ?? NOTHING)]),
  );
}

export function intersection(left: FieldSet, right: FieldSet): FieldSet {
  return fieldSet(
    left.member && right.member,
    [...left.children].flatMap(([key, child]) => {
      const other = right.children.get(key);
      return other === undefined ? [] : [[key, intersection(child, other)] as const];
    }),
  );
}

/** A member's whole branch is taken out with it. */
export function recursiveDifference(left: FieldSet, right: FieldSet): FieldSet {
  if (right.member) return NOTHING;
  return fieldSet(
    left.member,
    [...left.children].map(([key, child]) => [
      key,
      recursiveDifference(child, right.children.get(key) ?? NOTHING),
    ]),
  );
}

export const sameSet = (left: FieldSet, right: FieldSet): boolean =>
  left.member === right.member &&
  left.children.size === right.children.size &&
  [...left.children].every(([key, child]) => {
    const other = right.children.get(key);
    return other !== undefined && sameSet(child, other);
  });

export function toFieldsV1(set: FieldSet): Json {
  const children = [...set.children].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries([
    ...(set.member && children.length > 0 ? [['.', {}] as const] : []),
    ...children.map(([key, child]) => [key, toFieldsV1(child)] as const),
  ]);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A branch without anything below is a member. */
export function fromFieldsV1(value: unknown, top = true): FieldSet {
  if (!isRecord(value)) return NOTHING;
  const entries = Object.entries(value).filter(([key]) => key !== '.');
  return {
    member: Object.hasOwn(value, '.') || (!top && entries.length === 0),
    children: new Map(entries.map(([key, inner]) => [key, fromFieldsV1(inner, false)])),
  };
}

/** `.spec.containers[name="web"].image`, as conflicts name a field. */
function elementText(element: PathElement): string {
  const rest = element.slice(2);
  if (element.startsWith('f:')) return `.${rest}`;
  if (element.startsWith('v:')) return `[=${rest}]`;
  if (element.startsWith('i:')) return `[${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as Readonly<Record<string, unknown>>);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}

/** The members, each in words. */
export function paths(set: FieldSet, before = ''): readonly string[] {
  const below = [...set.children]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([key, child]) => paths(child, before + elementText(key)));
  return set.member ? [before, ...below] : below;
}
