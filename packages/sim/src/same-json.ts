/**
 * Whether two JSON values mean the same: key order does not matter, `undefined` counts as absent.
 * The store asks it before every write, so that a write that changes nothing makes no new resource version.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right)) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameJson(item, right[index]));
  }
  const present = (object: Readonly<Record<string, unknown>>) =>
    Object.keys(object).filter(key => object[key] !== undefined);
  const keys = present(left);
  return (
    keys.length === present(right).length &&
    keys.every(key => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}
