/**
 * The objects of all kinds, readable by name and in order of creation, with views that later writes do not touch.
 * Used by the store alone. A view costs nothing until the next write to a kind, which then copies that kind's index once.
 */
import type { Snapshot } from './controller.ts';
import type { StoredObject } from './object.ts';

interface Shelf {
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Lists already made from this shelf; key '' is the list over all namespaces. */
  readonly lists: Map<string, readonly StoredObject[]>;
}

const NOTHING: Shelf = { objects: new Map(), lists: new Map() };

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

function list(shelf: Shelf, namespace: string | undefined): readonly StoredObject[] {
  const known = shelf.lists.get(namespace ?? '');
  if (known !== undefined) return known;
  const all = [...shelf.objects.values()];
  const made = namespace === undefined ? all : all.filter(object => object.metadata.namespace === namespace);
  shelf.lists.set(namespace ?? '', made);
  return made;
}

const reader = (shelfOf: (kind: string) => Shelf): Snapshot => ({
  list: (kind, namespace) => list(shelfOf(kind), namespace),
  get: (kind, namespace, name) => shelfOf(kind).objects.get(keyOf(namespace, name)),
});

export interface ObjectTable extends Snapshot {
  put(object: StoredObject): void;
  drop(object: StoredObject): void;
  /** What is here now, unmoved by what is written later. */
  view(): Snapshot;
}

export function createObjectTable(): ObjectTable {
  const shelves = new Map<string, Shelf>();
  /** Kinds whose index no view holds, so that it may be changed in place. */
  const own = new Map<string, Map<string, StoredObject>>();
  let current: Snapshot | undefined;

  function writable(kind: string): Map<string, StoredObject> {
    let objects = own.get(kind);
    if (objects === undefined) {
      objects = new Map(shelves.get(kind)?.objects);
      own.set(kind, objects);
    }
    shelves.set(kind, { objects, lists: new Map() });
    current = undefined;
    return objects;
  }

  return {
    ...reader(kind => shelves.get(kind) ?? NOTHING),
    put(object) {
      writable(object.kind).set(keyOf(object.metadata.namespace, object.metadata.name), object);
    },
    drop(object) {
      writable(object.kind).delete(keyOf(object.metadata.namespace, object.metadata.name));
    },
    view() {
      if (current === undefined) {
        const held = new Map(shelves);
        own.clear();
        current = reader(kind => held.get(kind) ?? NOTHING);
      }
      return current;
    },
  };
}
