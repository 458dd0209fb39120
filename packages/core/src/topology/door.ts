/**
 * Where calls from outside come in, as part of the topology: Ingresses and Gateways with their hosts and paths, and the routes that say so. Types, and whom a path means.
 */
import type { RouteObject } from '../kubernetes/gateway-api.ts';
import type { Uid } from '../kubernetes/object.ts';

export type RouteKind = RouteObject['kind'];

export interface DoorPath {
  readonly host: string;
  /** Empty for the default backend. A port of the Gateway (`:5432`) where routes know no paths. */
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix' | 'RegularExpression' | 'ImplementationSpecific' | 'Default' | 'Port';
  readonly service?: string;
  readonly port?: number | string;
  /** UID of the Service of that name, where there is one and calls get through to it. */
  readonly serviceUid?: Uid;
  /** The route that says so, at the door of a Gateway. */
  readonly route?: RouteLeg;
}

/** One backend of one match of a route. */
export interface RouteLeg {
  readonly kind: RouteKind;
  readonly name: string;
  /** Where the route is not of the door's namespace. */
  readonly namespace?: string;
  /** Names of the listeners that take it. */
  readonly listeners: readonly string[];
  /** What else has to hold, in HTTP's own words: `POST`, `x-canary: 1`, `?v=2`. */
  readonly also?: readonly string[];
  /** Of hundred calls, where the rule has several backends. */
  readonly share?: number;
  /** Where the Service is not of the door's namespace. */
  readonly serviceNamespace?: string;
  /** Name of the ReferenceGrant that lets it cross. */
  readonly grant?: string;
  /** It leads across a border that no ReferenceGrant opens, or nowhere because the whole route hangs nowhere; `meant` is the Service that would be called. */
  readonly refused?: 'no-grant' | 'not-attached';
  readonly meant?: Uid;
  /** A backend that is no Service: `kind/name`. */
  readonly other?: string;
  /** Where callers are sent instead: scheme, host, port and path as far as they change. */
  readonly redirect?: string;
}

/** Whom a path means, also where nobody gets through: the UID of the Service, or `namespace/name` of one behind a border that is not known. */
export function calleeOf({ service, serviceUid, route }: DoorPath): string | undefined {
  const uid = serviceUid ?? route?.meant;
  if (uid !== undefined || service === undefined || route?.serviceNamespace === undefined) return uid;
  return `${route.serviceNamespace}/${service}`;
}

/** Whether a path of a door is one that this route tells of. */
export function isOfRoute(
  { route }: DoorPath,
  door: Pick<Door, 'namespace'>,
  { kind, namespace, name }: { readonly kind: string; readonly namespace: string; readonly name: string },
): boolean {
  return route?.kind === kind && route.name === name && (route.namespace ?? door.namespace) === namespace;
}

/** Why something of the Gateway API does not work, as its status says it. */
export interface Trouble {
  /** A reason of the API, or `NoSuchGateway` where what it names is not there. */
  readonly reason: string;
  readonly message?: string;
}

export interface DoorListener {
  readonly name: string;
  readonly port?: number;
  readonly protocol: string;
  readonly hostname?: string;
  /** Name of the ListenerSet that adds it, as `namespace/name` where that is another. */
  readonly set?: string;
  /** Routes that were accepted, as the status counts them. */
  readonly routes?: number;
  readonly trouble?: Trouble;
}

/**
 * Where calls from outside come in: an Ingress, or a Gateway as far as its routes concern this namespace. A route that hangs nowhere is a door of its own kind that
 * nobody gets through: it has a `trouble`, and none of its paths has a `serviceUid`.
 */
export interface Door {
  /** Of the object; with `@namespace` behind it where it is another namespace's Gateway. */
  readonly uid: Uid;
  readonly kind: 'Ingress' | 'Gateway' | RouteKind;
  readonly name: string;
  readonly namespace: string;
  /** Namespace of the object, where it is another. */
  readonly home?: string;
  readonly created: number;
  readonly className?: string;
  readonly tls: boolean;
  readonly tlsHosts: readonly string[];
  readonly addresses: readonly string[];
  /** In the order in which the object gives them; a default backend last. Of a Gateway: oldest route first. */
  readonly paths: readonly DoorPath[];
  readonly listeners?: readonly DoorListener[];
  readonly trouble?: Trouble;
  /** Routes of other namespaces that hang on it. */
  readonly elsewhere?: number;
  /** Another namespace's shard tells it itself, under this key; `merge` keeps that one. */
  readonly echoOf?: string;
}

/** Where a route wants to hang, and what became of it. */
export interface RouteParent {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly section?: string;
  readonly port?: number;
  /** `mesh`: it is a Service, and the rule is one for callers inside. `unknown`: it cannot be seen. `waiting`: no implementation has said anything. */
  readonly state: 'attached' | 'refused' | 'waiting' | 'missing' | 'unknown' | 'mesh';
  readonly trouble?: Trouble;
}

/** A route of the Gateway API; where it leads stands in the doors. */
export interface Route {
  readonly uid: Uid;
  readonly kind: RouteKind;
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  readonly hostnames: readonly string[];
  readonly parents: readonly RouteParent[];
  /** A backend of it cannot be reached, as its status says. */
  readonly unresolved?: Trouble;
}
