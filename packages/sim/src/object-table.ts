/**
 * The objects of all kinds, readable by name and in order of creation, with views that later writes do not touch.
 * Used by the store alone. Each kind has an index of its own and one per namespace, so that a write costs readers of other
 * namespaces nothing; a view costs nothing until the next write to an index, which then copies that index once.
 */
import type { Snapshot } from './controller.ts';
import type { StoredObject } from './object.ts';

interface Index {
  readonly objects: Map<string, StoredObject>;
  /** The objects as a list, once somebody asked. */
  list?: readonly StoredObject[];
}

const indexName = (kind: string, namespace: string | undefined): string =>
  namespace === undefined ? kind : `${kind}/${namespace}`;

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

const reader = (indexes: ReadonlyMap<string, Index>): Snapshot => ({
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
  view(): Snapshot;
}

export function createObjectTable(): ObjectTable {
  const indexes = new Map<string, Index>();
  /** Indexes that no view holds, so that they may be changed in place. */
  const own = new Set<string>();
  let current: Snapshot | undefined;

  function change(object: StoredObject, edit: (objects: Map<string, StoredObject>) => void): void {
    current = undefined;
    const names = new Set([object.kind, indexName(object.kind, object.metadata.namespace)]);
    for (const name of names) {
      const held = indexes.get(name)?.objects;
      const objects = held !== undefined && own.has(name) ? held : new Map(held);
      own.add(name);
      edit(objects);
      indexes.set(name, { objects });
    }
  }

  return {
    ...reader(indexes),
    put(object) {
      const key = keyOf(object.metadata.namespace, object.metadata.name);
      change(object, objects => objects.set(key, object));
    },
    drop(object) {
      const key = keyOf(object.metadata.namespace, object.metadata.name);
      change(object, objects => objects.delete(key));
    },
    view() {
      if (current === undefined) {
        own.clear();
        current = reader(new Map(indexes));
      }
      return current;
    },
  };
}
