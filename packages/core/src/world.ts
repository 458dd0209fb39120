/**
 * All that we know of the cluster: objects in shards (one per namespace, '' for what belongs to none), freshness, and an index for what crosses namespaces.
 * `reduce` takes the changes of one tick at once, copies each touched map once, and names the shards whose picture may differ now. Called by the hub and by
 * replay. Laws: P2 (identity is the UID), P21–P24 (duplicates, relists, batches, dirtiness), P33 (scopes that are given up), P34 (another history).
 */
import type { Change } from './change.ts';
import { type Freshness, freshnessKey, isPictured } from './freshness.ts';
import type { Kind } from './kubernetes/kind.ts';
import type { KubeObject, ObjectOf, Uid } from './kubernetes/object.ts';
import { isNewer } from './kubernetes/resource-version.ts';
import { same } from './same.ts';
import { emptyIndex, type WorldIndex, WorldIndexDraft } from './world-index.ts';

type Objects = ReadonlyMap<Uid, KubeObject>;

/** The objects of one namespace, by kind and UID. */
export type Shard = ReadonlyMap<Kind, Objects>;

export interface World {
  readonly shards: ReadonlyMap<string, Shard>;
  readonly freshness: ReadonlyMap<string, Freshness>;
  readonly index: WorldIndex;
}

export interface Reduction {
  readonly world: World;
  /** Namespaces whose topology may have changed; '' is the cluster shard. */
  readonly dirty: ReadonlySet<string>;
  /** A list was of another history than what was known: the cluster was restored, or began anew. */
  readonly rewound: boolean;
}

export const emptyWorld: World = { shards: new Map(), freshness: new Map(), index: emptyIndex };

const noObjects: Objects = new Map();

export function objectsOf<K extends Kind>(
  world: World,
  namespace: string,
  kind: K,
): ReadonlyMap<Uid, ObjectOf<K>> {
  // Shards hold under each kind only objects of that kind: `put` files them by their own.
  return (world.shards.get(namespace)?.get(kind) ?? noObjects) as ReadonlyMap<Uid, ObjectOf<K>>;
}

export function reduce(world: World, changes: readonly Change[]): Reduction {
  const draft = new Draft(world);
  for (const change of changes) draft.take(change);
  return draft.finish();
}

/** One batch under way: copies of what it touches. */
class Draft {
  readonly #before: World;
  readonly #shards: Map<string, Shard>;
  readonly #copied = new Map<string, Map<Kind, Map<Uid, KubeObject>>>();
  readonly #dirty = new Set<string>();
  readonly #index: WorldIndexDraft;
  #freshness: ReadonlyMap<string, Freshness>;
  #rewound = false;

  constructor(world: World) {
    this.#before = world;
    this.#shards = new Map(world.shards);
    this.#freshness = world.freshness;
    this.#index = new WorldIndexDraft(world.index, this.#dirty);
  }

  take(change: Change): void {
    if (change.type === 'put') this.#put(change.object);
    else if (change.type === 'gone') this.#drop(change.kind, change.namespace, change.uid);
    else if (change.type === 'relist') {
      this.#rewound ||= change.rewound === true;
      this.#relist(change.kind, change.scope, change.objects);
    } else if (change.type === 'freshness') this.#hear(change.freshness.key, change.freshness);
    else this.#hear(freshnessKey(change.kind, change.scope), undefined);
  }

  finish(): Reduction {
    for (const [namespace, kinds] of this.#copied) {
      const shard = new Map(this.#shards.get(namespace));
      for (const [kind, objects] of kinds) {
        if (objects.size === 0) shard.delete(kind);
        else shard.set(kind, objects);
      }
      if (shard.size === 0) this.#shards.delete(namespace);
      else this.#shards.set(namespace, shard);
    }
    const untouched = this.#copied.size === 0 && this.#freshness === this.#before.freshness;
    const world = untouched
      ? this.#before
      : { shards: this.#shards, freshness: this.#freshness, index: this.#index.finish() };
    return { world, dirty: this.#dirty, rewound: this.#rewound };
  }

  #objects(namespace: string, kind: Kind): Objects {
    return this.#copied.get(namespace)?.get(kind) ?? this.#shards.get(namespace)?.get(kind) ?? noObjects;
  }

  #copy(namespace: string, kind: Kind): Map<Uid, KubeObject> {
    let kinds = this.#copied.get(namespace);
    if (kinds === undefined) {
      kinds = new Map();
      this.#copied.set(namespace, kinds);
    }
    let objects = kinds.get(kind);
    if (objects === undefined) {
      objects = new Map(this.#shards.get(namespace)?.get(kind));
      kinds.set(kind, objects);
    }
    return objects;
  }

  #put(object: KubeObject): void {
    const { uid, namespace, resourceVersion } = object.meta;
    const known = this.#objects(namespace, object.kind).get(uid);
    if (known !== undefined && !isNewer(resourceVersion, known.meta.resourceVersion)) return;
    this.#write(object, known);
  }

  #write(object: KubeObject, known: KubeObject | undefined): void {
    const { uid, namespace } = object.meta;
    this.#copy(namespace, object.kind).set(uid, object);
    // Heartbeats and leader elections make new versions that say nothing new.
    if (known !== undefined && saysTheSame(known, object)) return;
    this.#dirty.add(namespace);
    this.#index.replace(known, object);
  }

  #drop(kind: Kind, namespace: string, uid: Uid): void {
    const known = this.#objects(namespace, kind).get(uid);
    if (known === undefined) return;
    this.#copy(namespace, kind).delete(uid);
    this.#dirty.add(namespace);
    this.#index.replace(known, undefined);
  }

  /** A list is the whole truth of its kind and scope, also where its versions are lower than ours (a restored cluster). */
  #relist(kind: Kind, scope: string, objects: readonly KubeObject[]): void {
    const listed = new Set<Uid>();
    for (const object of objects) {
      if (object.kind !== kind || (scope !== '' && object.meta.namespace !== scope)) continue;
      listed.add(object.meta.uid);
      const known = this.#objects(object.meta.namespace, kind).get(object.meta.uid);
      // Within one history a UID is created once: a simulation that begins anew gives the same ones again.
      this.#rewound ||= known !== undefined && known.meta.created !== object.meta.created;
      if (
        known === undefined ||
        known.meta.resourceVersion !== object.meta.resourceVersion ||
        !saysTheSame(known, object)
      ) {
        this.#write(object, known);
      }
    }
    const namespaces = scope === '' ? new Set([...this.#shards.keys(), ...this.#copied.keys()]) : [scope];
    for (const namespace of namespaces) {
      for (const uid of [...this.#objects(namespace, kind).keys()]) {
        if (!listed.has(uid)) this.#drop(kind, namespace, uid);
      }
    }
  }

  #hear(key: string, freshness: Freshness | undefined): void {
    const known = this.#freshness.get(key);
    if (same(known, freshness)) return;
    const all = new Map(this.#freshness);
    if (freshness === undefined) all.delete(key);
    else all.set(key, freshness);
    this.#freshness = all;
    this.#dirty.add('');
    if (isPictured(known) === isPictured(freshness)) return;
    const scope = (freshness ?? known)?.scope ?? '';
    if (scope !== '') {
      this.#dirty.add(scope);
      this.#index.markReaders(scope);
    } else {
      for (const namespace of [...this.#shards.keys(), ...this.#copied.keys()]) this.#dirty.add(namespace);
    }
  }
}

function saysTheSame(a: KubeObject, b: KubeObject): boolean {
  if (a.meta.resourceVersion === b.meta.resourceVersion) return same(a, b);
  return same(
    { ...a, meta: { ...a.meta, resourceVersion: '' } },
    { ...b, meta: { ...b.meta, resourceVersion: '' } },
  );
}
