/**
 * What a controller is: a pure function from a snapshot of the store and the time to the writes that it wants.
 * Called by the loop after every change and whenever a controller's own deadline comes; run again until nobody writes.
 * A controller names the upstream controller and the rule that it follows, and is idempotent: same snapshot, same time, no new writes.
 */
import type { DraftObject, StoredObject } from './object.ts';

/** A frozen view of the store at one resource version. Kinds are Kubernetes kinds ("Pod", "EndpointSlice"). */
export interface Snapshot {
  /** All objects of a kind, in order of creation; of one namespace where it is named. */
  list(kind: string, namespace?: string): readonly StoredObject[];
  get(kind: string, namespace: string | undefined, name: string): StoredObject | undefined;
}

export type Write =
  | { readonly verb: 'create'; readonly object: DraftObject }
  /** Replaces spec and metadata; the store keeps `status`, uid and creation time and bumps the generation when spec changed. */
  | { readonly verb: 'update'; readonly object: StoredObject }
  /** Replaces `status` only. */
  | { readonly verb: 'status'; readonly object: StoredObject }
  | {
      readonly verb: 'delete';
      readonly kind: string;
      readonly namespace?: string;
      readonly name: string;
      readonly uid: string;
      /** Seconds; 0 removes at once. Unset: the object's own (a pod's terminationGracePeriodSeconds), else 0. */
      readonly graceSeconds?: number;
    };

export interface Verdict {
  readonly writes: readonly Write[];
  /** Milliseconds since the epoch at which this controller wants to be asked again although nothing changed. */
  readonly wakeAt?: number;
}

/** Seeded randomness: the same seed gives the same story. */
export interface Dice {
  /** A number in [0, 1). */
  roll(): number;
  /** Lower-case letters and digits as Kubernetes draws them for name suffixes. */
  suffix(length: number): string;
  uuid(): string;
}

export interface Controller {
  readonly name: string;
  /** Kinds whose changes concern it; the loop asks it again only when one of these changed or its deadline came. */
  readonly watches: readonly string[];
  reconcile(snapshot: Snapshot, now: number, dice: Dice): Verdict;
}
