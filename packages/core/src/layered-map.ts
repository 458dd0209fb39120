/**
 * The next version of a map of which few entries change at a time: what has changed lies over the map it was made from, so that a version costs what was changed and not what
 * there is. Entries stand in the order in which a `Map` would have them. Made by `apply` and `merge`; whoever reads cannot tell it from a `Map`, but
 * walking through all of a version lays its entries out once.
 */

/** Below this a copy costs no more. */
const worthLayering = 512;
/** How many entries of the map below there may be for each that lies over it. */
const mostLayered = 16;

/** The version after `before` under way. */
export class MapDraft<V extends object> {
  readonly #base: ReadonlyMap<string, V>;
  /** Entries of the map below that are no more, or stand at the end now. */
  readonly #gone: Set<string>;
  readonly #put: Map<string, V>;
  #size: number;

  constructor(before: ReadonlyMap<string, V>) {
    const [base, gone, put] = before instanceof LayeredMap ? before.layers() : [before];
    this.#base = base;
    this.#gone = new Set(gone);
    this.#put = new Map(put);
    this.#size = before.size;
  }

  set(key: string, value: V): void {
    if (!this.#put.has(key) && (this.#gone.has(key) || !this.#base.has(key))) this.#size += 1;
    this.#put.set(key, value);
  }

  delete(key: string): void {
    const below = this.#base.has(key);
    if (this.#put.delete(key) || (below && !this.#gone.has(key))) this.#size -= 1;
    if (below) this.#gone.add(key);
  }

  finish(): ReadonlyMap<string, V> {
    if (this.#base.size === 0) return this.#put;
    const layered = this.#gone.size + this.#put.size;
    const after = new LayeredMap(this.#base, this.#gone, this.#put, this.#size);
    return this.#base.size < worthLayering || layered * mostLayered > this.#base.size
      ? after.laidOut()
      : after;
  }
}

type Layers<V> = readonly [
  base: ReadonlyMap<string, V>,
  gone?: ReadonlySet<string>,
  put?: ReadonlyMap<string, V>,
];

class LayeredMap<V extends object> implements ReadonlyMap<string, V> {
  readonly size: number;
  #layers: Layers<V>;

  constructor(
    base: ReadonlyMap<string, V>,
    gone: ReadonlySet<string>,
    put: ReadonlyMap<string, V>,
    size: number,
  ) {
    this.#layers = [base, gone, put];
    this.size = size;
  }

  layers(): Layers<V> {
    return this.#layers;
  }

  laidOut(): ReadonlyMap<string, V> {
    const [base, gone, put] = this.#layers;
    if (gone === undefined || put === undefined) return base;
    const map = new Map(base);
    for (const key of gone) map.delete(key);
    for (const [key, value] of put) map.set(key, value);
    this.#layers = [map];
    return map;
  }

  get(key: string): V | undefined {
    const [base, gone, put] = this.#layers;
    return put?.get(key) ?? (gone?.has(key) === true ? undefined : base.get(key));
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.laidOut()) visit(value, key, this);
  }

  entries(): MapIterator<[string, V]> {
    return this.laidOut().entries();
  }

  keys(): MapIterator<string> {
    return this.laidOut().keys();
  }

  values(): MapIterator<V> {
    return this.laidOut().values();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}
