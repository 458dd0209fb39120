/**
 * Which keys may differ between two maps of a topology, where one was made from the other by patches. Only a memory: nobody is wrong without it, comparing all of two maps of
 * 100,000 gives the same and costs as much as there is instead of what has changed. Told by `apply`; asked by `diff` and by counts that follow a topology. Holds no map, only keys.
 */

type AnyMap = ReadonlyMap<string, unknown>;

/** Versions that nobody holds any more leave their keys behind, so that the way back to older ones is not lost with them. */
interface Made {
  readonly map: WeakRef<AnyMap>;
  readonly keys: readonly string[];
  from: Made | undefined;
}

const made = new WeakMap<AnyMap, Made>();

/** Patches that are followed back at most: a page that draws at all asks sooner. */
const farthest = 256;

/** `after` was made from `before` by touching these keys. */
export function descends(after: AnyMap, before: AnyMap, keys: readonly string[]): void {
  const from = made.get(before) ?? { map: new WeakRef(before), keys: [], from: undefined };
  made.set(before, from);
  made.set(after, { map: new WeakRef(after), keys, from });
  let last: Made | undefined = from;
  for (let step = 0; step < farthest; step += 1) last = last?.from;
  if (last !== undefined) last.from = undefined;
}

/** The maps from which this one was made, nearest first, beginning with itself, each with the keys that were touched since. The set grows from one to the next. */
export function* ancestors(
  map: AnyMap,
): Generator<{ readonly map: AnyMap; readonly touched: ReadonlySet<string> }> {
  const touched = new Set<string>();
  yield { map, touched };
  let at = made.get(map);
  for (let step = 0; step < farthest && at?.from !== undefined; step += 1) {
    for (const key of at.keys) touched.add(key);
    at = at.from;
    const before = at.map.deref();
    if (before !== undefined) yield { map: before, touched };
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
