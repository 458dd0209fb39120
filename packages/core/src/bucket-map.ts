/**
 * A map for hundreds of thousands of keys of which few change at a time: the entries lie in 256 small maps, so that a new version copies only those that
 * differ. Readers hold a version for as long as they like. Used by the index of the world.
 */

export interface BucketMap<V> {
  readonly buckets: readonly (ReadonlyMap<string, V> | undefined)[];
}

const width = 256;

export const emptyBucketMap: BucketMap<never> = { buckets: [] };

/** FNV-1a over UTF-16 units. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (width - 1);
}

export function lookUp<V>(map: BucketMap<V>, key: string): V | undefined {
  return map.buckets[bucketOf(key)]?.get(key);
}

/** The next version under way. */
export class BucketMapDraft<V> {
  readonly #before: BucketMap<V>;
  readonly #copies = new Map<number, Map<string, V>>();

  constructor(before: BucketMap<V>) {
    this.#before = before;
  }

  get(key: string): V | undefined {
    const bucket = bucketOf(key);
    return (this.#copies.get(bucket) ?? this.#before.buckets[bucket])?.get(key);
  }

  /** Sets or, with undefined, removes. */
  set(key: string, value: V | undefined): void {
    const bucket = bucketOf(key);
    let copy = this.#copies.get(bucket);
    if (copy === undefined) {
      copy = new Map(this.#before.buckets[bucket]);
      this.#copies.set(bucket, copy);
    }
    if (value === undefined) copy.delete(key);
    else copy.set(key, value);
  }

  finish(): BucketMap<V> {
    if (this.#copies.size === 0) return this.#before;
    const buckets = [...this.#before.buckets];
    for (const [bucket, copy] of this.#copies) buckets[bucket] = copy;
    return { buckets };
  }
}
