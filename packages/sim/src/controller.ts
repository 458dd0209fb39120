/**
 * What a controller is: pure functions from the store's objects and the time to the writes that it wants.
 * Shaped like upstream's informers and work queues: a change names the keys it concerns, the loop asks once per key
 * (however many changes came), and again at the key's own deadline; it runs until nobody writes.
 * A controller names the upstream controller and the rule that it follows, and is idempotent: same snapshot, same time, no new writes.
 */
import type { StoreChange } from './change-log.ts';
import type { IndexName } from './indexers.ts';
import type { DraftObject, StoredObject } from './object.ts';

/** Objects as they are at one moment. Kinds are Kubernetes kinds ("Pod", "EndpointSlice"). */
export interface View {
  /** All objects of a kind, in order of creation; of one namespace where it is named. */
  list(kind: string, namespace?: string): readonly StoredObject[];
  get(kind: string, namespace: string | undefined, name: string): StoredObject | undefined;
}

/** A view of the store that stays as it is while one controller reads it. */
export interface Snapshot extends View {
  /** The objects of whatever kind that an index holds under a value, in the order in which they came there. */
  having(index: IndexName, value: string): readonly StoredObject[];
}

export type Write =
  | { readonly verb: 'create'; readonly object: DraftObject }
  /** Replaces spec and metadata; the store keeps `status`, uid and creation time and bumps the generation when spec changed. */
  | { readonly verb: 'update'; readonly object: StoredObject }
  /** Replaces `status` only. */
  | { readonly verb: 'status'; readonly object: StoredObject }
  /** Gives a pod its node. */
  | { readonly verb: 'bind'; readonly object: StoredObject; readonly node: string }
  | {
      /** Of this very object: one that was made again under its name stays. */
      readonly verb: 'delete';
      readonly object: StoredObject;
      /** Seconds; 0 removes at once. Unset: the object's own (a pod's terminationGracePeriodSeconds), else 0. */
      readonly graceSeconds?: number;
      readonly propagation?: 'Background' | 'Foreground' | 'Orphan';
    };

export interface Verdict<Memory = unknown> {
  readonly writes: readonly Write[];
  /** Milliseconds since the epoch at which this key wants to be looked at again although nothing changed. */
  readonly wakeAt?: number | undefined;
  /** What the component must remember that no object says (upstream: its process memory). Unset: nothing. */
  readonly memory?: Memory | undefined;
}

/** Seeded randomness: the same seed gives the same story. */
export interface Dice {
  /** A number in [0, 1). */
  roll(): number;
  /** Lower-case letters and digits as Kubernetes draws them for name suffixes. */
  suffix(length: number): string;
  uuid(): string;
}

/** Upstream's event handler: the keys of the controller's own things that a change may concern. */
export type KeysOf = (change: StoreChange, snapshot: Snapshot) => Iterable<string>;

export interface Controller<Memory = unknown> {
  readonly name: string;
  /** By kind. At the start of the loop every object there is counts as ADDED. */
  readonly watches: Readonly<Record<string, KeysOf>>;
  /** Upstream's sync of one key. The thing may be gone meanwhile: then say nothing, or clear up. */
  reconcile(
    key: string,
    snapshot: Snapshot,
    now: number,
    dice: Dice,
    memory: Memory | undefined,
  ): Verdict<Memory>;
}
