/**
 * From one order of keys to another with the fewest moves: what has to go, and what has to be put before what. Keys that are in both and keep their order are not
 * touched. Pure; used by the words, whose elements must not be moved while they have the focus.
 */

export interface Reordering {
  readonly gone: readonly string[];
  /** To be done in this order; without `before` at the end. */
  readonly put: readonly { readonly key: string; readonly before?: string }[];
}

/** Keys are unique in each list. */
export function reorder(before: readonly string[], after: readonly string[]): Reordering {
  const wanted = new Set(after);
  const places = new Map(before.map((key, i) => [key, i]));
  const stays = longestRise(
    after.filter(key => places.has(key)),
    key => places.get(key) ?? 0,
  );
  const put: { readonly key: string; readonly before?: string }[] = [];
  // From the end, so that what a key is put before stands there already.
  for (let i = after.length - 1; i >= 0; i--) {
    const key = after[i] as string;
    const next = after[i + 1];
    if (!stays.has(key)) put.push({ key, ...(next === undefined ? {} : { before: next }) });
  }
  return { gone: before.filter(key => !wanted.has(key)), put };
}

/** The longest of the sequences that rise, by patience sorting. */
function longestRise(keys: readonly string[], rank: (key: string) => number): ReadonlySet<string> {
  const ends: string[] = [];
  const previous = new Map<string, string | undefined>();
  for (const key of keys) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rank(ends[middle] as string) < rank(key)) low = middle + 1;
      else high = middle;
    }
    previous.set(key, ends[low - 1]);
    ends[low] = key;
  }
  const found = new Set<string>();
  for (let key = ends.at(-1); key !== undefined; key = previous.get(key)) found.add(key);
  return found;
}
