/**
 * The JSON of a Kubernetes object as the simulated cluster keeps it: the envelope typed, the rest open.
 * Everything in the simulator passes these values around and never changes one in place.
 * Deliberately not the types of `core`: the simulator is a witness and must not share its misunderstandings.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly generateName?: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number;
  /** RFC 3339, whole seconds, UTC. */
  readonly creationTimestamp: string;
  /** When the object *will* be gone: time of the request plus the grace period. */
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly finalizers?: readonly string[];
  readonly managedFields?: readonly Json[];
}

/** An object as stored: uid, resource version and creation time are set by the store. */
export interface StoredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  // biome-ignore lint/suspicious/noExplicitAny: the body of an object of any kind; each reader knows its own kind.
  readonly [field: string]: any;
}

/** An object on its way in: the store fills in what is missing of the metadata. */
export interface DraftObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Partial<ObjectMeta>;
  // biome-ignore lint/suspicious/noExplicitAny: see StoredObject.
  readonly [field: string]: any;
}
