/**
 * Strategic merge patch: a merge patch that knows which lists have keys, with the directives `$patch`, `$setElementOrder`,
 * `$deleteFromPrimitiveList` and `$retainKeys`. Called for PATCH requests of type application/strategic-merge-patch+json
 * (what `kubectl apply`, `edit`, `set image`, `cordon` send). Which lists have keys is the schema's to say.
 * Follows apimachinery `pkg/util/strategicpatch/patch.go`.
 */
import type { Type } from '../openapi/types.ts';
import { type ApiError, badRequest, plainError } from '../status.ts';
import { cannotUnmarshal, goValue } from './go-value.ts';

type Record_ = Readonly<Record<string, unknown>>;

const DIRECTIVE = '$patch';
const ORDER = '$setElementOrder/';
const DELETE_FROM = '$deleteFromPrimitiveList/';
const RETAIN = '$retainKeys';

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The type of a field; of a list, that of its items, for they are what is merged. */
function typeOf(type: Type | undefined, name: string): Type | undefined {
  if (type?.is === 'list') return typeOf(type.item, name);
  if (type?.is === 'dictionary') return type.value;
  return type?.is === 'struct' ? type.fields.get(name)?.type : undefined;
}

const mergeKey = (type: Type | undefined): string | undefined =>
  type?.is === 'list' && type.patchMerges ? type.patchKey : undefined;

const isMergedSet = (type: Type | undefined): boolean =>
  type?.is === 'list' && type.patchMerges && type.item.is === 'scalar';

const withoutKey = (item: unknown, key: string): ApiError =>
  plainError(`map: ${goValue(item)} does not contain declared merge key: ${key}`);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Without directives and nulls, as a new value enters an object. */
function cleaned(value: unknown, type: Type | undefined): unknown {
  if (Array.isArray(value))
    return value
      .filter(item => !isRecord(item) || item[DIRECTIVE] === undefined)
      .map(item => cleaned(item, type));
  return isRecord(value) ? merge({}, value, type) : value;
}

function mergeItems(
  held: readonly unknown[],
  patch: readonly unknown[],
  key: string,
  type: Type | undefined,
): readonly unknown[] {
  const identity = (item: unknown): unknown => (isRecord(item) ? item[key] : undefined);
  if (patch.some(item => isRecord(item) && item[DIRECTIVE] === 'replace'))
    return cleaned(patch, type) as readonly unknown[];
  let merged = [...held];
  for (const item of patch) {
    const id = identity(item);
    if (!isRecord(item) || id === undefined) throw withoutKey(item, key);
    const at = merged.findIndex(other => identity(other) === id);
    if (item[DIRECTIVE] === 'delete') merged = merged.filter(other => identity(other) !== id);
    else if (at < 0) merged.push(merge({}, item, type));
    else merged[at] = merge(merged[at], item, type);
  }
  return merged;
}

/** In the order given; what the order does not name stays behind the item that it stood behind. */
function ordered(
  list: readonly unknown[],
  order: readonly unknown[],
  identity: (item: unknown) => unknown,
): readonly unknown[] {
  const wanted = order.map(identity);
  const rank = new Map(wanted.map((id, index) => [id, index]));
  const sorted = list
    .filter(item => rank.has(identity(item)))
    .sort((left, right) => (rank.get(identity(left)) ?? 0) - (rank.get(identity(right)) ?? 0));
  list.forEach((item, index) => {
    if (rank.has(identity(item))) return;
    const before = index === 0 ? -1 : sorted.indexOf(list[index - 1]);
    sorted.splice(before + 1, 0, item);
  });
  return sorted;
}

function mergeList(held: unknown, patch: Record_, name: string, type: Type | undefined): unknown {
  const key = mergeKey(type);
  const set = isMergedSet(type);
  const removed = new Set(listOf(patch[DELETE_FROM + name]));
  let list = listOf(held).filter(item => !removed.has(item));
  const part = patch[name];
  if (part !== undefined) {
    if (key !== undefined) list = [...mergeItems(list, listOf(part), key, type)];
    else if (set) list = [...new Set([...list, ...listOf(part)])];
    else return cleaned(part, type);
  }
  const order = patch[ORDER + name];
  if (order === undefined) return list;
  return ordered(list, listOf(order), item => (key !== undefined && isRecord(item) ? item[key] : item));
}

function merge(value: unknown, patch: Record_, type: Type | undefined): unknown {
  if (patch[DIRECTIVE] === 'replace') {
    const { [DIRECTIVE]: _, ...rest } = patch;
    return merge({}, rest, type);
  }
  if (patch[DIRECTIVE] === 'delete') return {};
  const retained = patch[RETAIN] === undefined ? undefined : new Set(listOf(patch[RETAIN]));
  const merged = new Map(
    Object.entries(isRecord(value) ? value : {}).filter(
      ([key]) => retained === undefined || retained.has(key),
    ),
  );
  for (const [key, part] of Object.entries(patch)) {
    if (key === DIRECTIVE || key === RETAIN) continue;
    const directive = [ORDER, DELETE_FROM].find(prefix => key.startsWith(prefix));
    const name = directive === undefined ? key : key.slice(directive.length);
    const inner = typeOf(type, name);
    if (directive !== undefined) {
      // With the list itself in the patch, its own turn takes the directives along.
      if (!Object.hasOwn(patch, name) && merged.has(name))
        merged.set(name, mergeList(merged.get(name), patch, name, inner));
    } else if (part === null) merged.delete(key);
    else if (Array.isArray(part)) merged.set(key, mergeList(merged.get(key), patch, key, inner));
    else if (isRecord(part)) {
      if (part[DIRECTIVE] === 'delete') merged.delete(key);
      else merged.set(key, merge(merged.get(key), part, inner));
    } else merged.set(key, part);
  }
  return Object.fromEntries(merged);
}

export function applyStrategicMergePatch(type: Type | undefined, value: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) throw badRequest(cannotUnmarshal(patch, 'map[string]interface {}'));
  return merge(value, patch, type);
}
