/**
 * Objects by the values of one indexer, in the order in which they came under each. A write costs what the object's own values cost.
 * Used by the object table alone.
 */
import type { StoredObject } from './object.ts';

export interface ObjectIndex {
  /** `before` is what stood under the same key. */
  move(key: string, before: StoredObject | undefined, after: StoredObject | undefined): void;
  under(value: string): readonly StoredObject[];
}

const NOBODY: readonly StoredObject[] = [];

export function createObjectIndex(valuesOf: (object: StoredObject) => readonly string[]): ObjectIndex {
  const places = new Map<string, Map<string, StoredObject>>();

  function leave(value: string, key: string): void {
    const place = places.get(value);
    place?.delete(key);
    if (place?.size === 0) places.delete(value);
  }

  return {
    move(key, before, after) {
      const values = after === undefined ? [] : valuesOf(after);
      if (before !== undefined)
        for (const value of valuesOf(before)) if (!values.includes(value)) leave(value, key);
      if (after === undefined) return;
      for (const value of values) {
        const place = places.get(value);
        if (place === undefined) places.set(value, new Map([[key, after]]));
        else place.set(key, after);
      }
    },
    under: value => {
      const place = places.get(value);
      return place === undefined ? NOBODY : [...place.values()];
    },
  };
}
