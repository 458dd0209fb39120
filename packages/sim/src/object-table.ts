/**
 * The objects of all kinds, readable by name and in order of creation, with views that later writes do not touch, and by what `indexers.ts` names.
 * Used by the store alone. Each kind has an index of its own and one per namespace, so that a write costs readers of other
 * namespaces nothing; a view costs nothing until the next write to an index, which then copies that index once.
 */
import type { Snapshot, View } from './controller.ts';
import { INDEXERS, type IndexName } from './indexers.ts';
import type { StoredObject } from './object.ts';
import { createObjectIndex, type ObjectIndex } from './object-index.ts';

interface Index {
  readonly objects: Map<string, StoredObject>;
  /** The objects as a list, once somebody asked. */
  list?: readonly StoredObject[];
}

const indexName = (kind: string, namespace: string | undefined): string =>
  namespace === undefined ? kind : `${kind}/${namespace}`;

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

const reader = (indexes: ReadonlyMap<string, Index>): View => ({
  list(kind, namespace) {
    const index = indexes.get(indexName(kind, namespace));
    if (index === undefined) return [];
    index.list ??= [...index.objects.values()];
    return index.list;
  },
  get: (kind, namespace, name) => indexes.get(kind)?.objects.get(keyOf(namespace, name)),
});

export interface ObjectTable extends Snapshot {
  put(object: StoredObject): void;
  drop(object: StoredObject): void;
  /** What is here now, unmoved by what is written later. */
  view(): View;
}

export function createObjectTable(): ObjectTable {
  const indexes = new Map<string, Index>();
  /** Indexes that no view holds, so that they may be changed in place. */
  const own = new Set<string>();
  let current: View | undefined;
  const found = Object.fromEntries(
    Object.entries(INDEXERS).map(([name, valuesOf]) => [name, createObjectIndex(valuesOf)]),
  ) as Readonly<Record<IndexName, ObjectIndex>>;
  const all = Object.values(found);

  function change(object: StoredObject, after: StoredObject | undefined): void {
    current = undefined;
    const { kind, metadata } = object;
    const key = keyOf(metadata.namespace, metadata.name);
    const before = indexes.get(kind)?.objects.get(key);
    for (const index of all) index.move(`${kind}/${key}`, before, after);
    for (const name of new Set([kind, indexName(kind, metadata.namespace)])) {
      const held = indexes.get(name)?.objects;
      const objects = held !== undefined && own.has(name) ? held : new Map(held);
      own.add(name);
      if (after === undefined) objects.delete(key);
      else objects.set(key, after);
      indexes.set(name, { objects });
    }
  }

  return {
    ...reader(indexes),
    having: (index, value) => found[index].under(value),
    put: object => change(object, object),
    drop: object => change(object, undefined),
    view() {
      if (current === undefined) {
        own.clear();
        current = reader(new Map(indexes));
      }
      return current;
    },
  };
}
