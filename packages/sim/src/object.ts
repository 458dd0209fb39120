/**
 * The JSON of a Kubernetes object as the simulated cluster keeps it: the envelope typed, the rest open.
 * Everything in the simulator passes these values around and never changes one in place.
 * Deliberately not the types of `core`: the simulator is a witness and must not share its misunderstandings.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

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

/** The fields beside the envelope of the kinds served here, named so that they can be written with a dot. */
export interface ObjectBody {
  // biome-ignore-start lint/suspicious/noExplicitAny: the body of an object of any kind; each reader knows its own kind.
  readonly spec?: any;
  readonly status?: any;
  readonly data?: any;
  // Endpoints, EndpointSlice
  readonly subsets?: any;
  readonly addressType?: any;
  readonly endpoints?: any;
  readonly ports?: any;
  // Event
  readonly involvedObject?: any;
  readonly reason?: any;
  readonly message?: any;
  readonly source?: any;
  readonly type?: any;
  readonly count?: any;
  readonly firstTimestamp?: any;
  readonly lastTimestamp?: any;
  readonly eventTime?: any;
  readonly series?: any;
  readonly reportingComponent?: any;
  readonly reportingInstance?: any;
  readonly [field: string]: any;
  // biome-ignore-end lint/suspicious/noExplicitAny: see above.
}

/** An object as stored: uid, resource version and creation time are set by the store. */
export interface StoredObject extends ObjectBody {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** An object on its way in: the store fills in what is missing of the metadata. */
export interface DraftObject extends ObjectBody {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Partial<ObjectMeta>;
}
