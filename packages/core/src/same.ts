/**
 * Whether two values say the same: plain JSON, and Maps of it. A field that is undefined counts as missing. Order matters in lists, not in objects and Maps.
 * Called by `diff` and `project` to keep what has not changed, and by `reduce` to see that a new version says nothing new.
 */

export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, position) => same(item, b[position]));
  }
  if (a instanceof Map) return b instanceof Map && sameMap(a, b);
  return !Array.isArray(b) && !(b instanceof Map) && sameFields(a, b);
}

function sameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, item] of a) if (!b.has(key) || !same(item, b.get(key))) return false;
  return true;
}

function sameFields(a: object, b: object): boolean {
  let present = 0;
  for (const key of Object.keys(a)) {
    const item: unknown = Reflect.get(a, key);
    if (item === undefined) continue;
    present += 1;
    if (!Object.hasOwn(b, key) || !same(item, Reflect.get(b, key))) return false;
  }
  for (const key of Object.keys(b)) if (Reflect.get(b, key) !== undefined) present -= 1;
  return present === 0;
}
