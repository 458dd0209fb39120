/**
 * Which keys may differ between two maps of a topology, where one was made from the other by patches. Only a memory: nobody is wrong without it, comparing all of two maps of
 * 100,000 gives the same and costs as much as there is instead of what has changed. Told by `apply`; asked by `diff` and by counts that follow a topology. Holds no map.
 */

type AnyMap = ReadonlyMap<string, unknown>;

const parents = new WeakMap<AnyMap, { readonly map: WeakRef<AnyMap>; readonly keys: readonly string[] }>();

/** Patches that are followed back at most: a page that draws at all asks sooner. */
const farthest = 64;

/** `after` was made from `before` by touching these keys. */
export function descends(after: AnyMap, before: AnyMap, keys: readonly string[]): void {
  parents.set(after, { map: new WeakRef(before), keys });
}

/** The maps from which this one was made, nearest first, beginning with itself, each with the keys that were touched since. The set grows from one to the next. */
export function* ancestors(
  map: AnyMap,
): Generator<{ readonly map: AnyMap; readonly touched: ReadonlySet<string> }> {
  const touched = new Set<string>();
  let at = map;
  for (let step = 0; step <= farthest; step += 1) {
    yield { map: at, touched };
    const parent = parents.get(at);
    const before = parent?.map.deref();
    if (parent === undefined || before === undefined) return;
    for (const key of parent.keys) touched.add(key);
    at = before;
  }
}

/** Undefined where it is not known how the two are related, or where most of it was touched anyway. */
export function touchedSince(before: AnyMap, after: AnyMap): ReadonlySet<string> | undefined {
  for (const { map, touched } of ancestors(after)) {
    if (map === before) return touched;
    if (touched.size > after.size) return undefined;
  }
  return undefined;
}
