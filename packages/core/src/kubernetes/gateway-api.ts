/**
 * What we read of the Gateway API (gateway.networking.k8s.io), from whichever version is served: doors of Gateways and listeners, routes with their rules and
 * backends, and who may refer to whom. Part of `object.ts`, written by `parse/`. Namespaces, groups, kinds, weights and matches that the API defaults are filled
 * in; protocols, reasons and types of conditions and filters stay words, for implementations add their own.
 */
import type { LabelSelector, Meta } from './object.ts';

/** One of `status.conditions`, found by its type and never by its place. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message?: string;
  /** `observedGeneration`: an older one than the object's says nothing of what it is now. */
  readonly generation?: number;
  /** When the status last changed. */
  readonly since?: number;
}

/** Something that another object names; `group` is empty for the core. */
export interface ObjectReference {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export interface GatewayClassObject {
  readonly kind: 'GatewayClass';
  readonly meta: Meta;
  readonly generation: number;
  /** Who programs its Gateways. */
  readonly controller: string;
  readonly conditions: readonly Condition[];
}

/** Which namespaces may attach something; `Selector` reads the labels of the Namespace. */
export interface AllowedNamespaces {
  readonly from: 'All' | 'Same' | 'Selector' | 'None';
  readonly selector?: LabelSelector;
}

export interface Listener {
  readonly name: string;
  /** Absent where a ListenerSet leaves it to the implementation. */
  readonly port?: number;
  /** HTTP, HTTPS, TLS, TCP, UDP, or a word of the implementation's own. */
  readonly protocol: string;
  /** Undefined: every host. */
  readonly hostname?: string;
  readonly tls?: {
    readonly mode: 'Terminate' | 'Passthrough';
    readonly certificates: readonly ObjectReference[];
  };
  readonly allowedNamespaces: AllowedNamespaces;
  /** Empty: those that fit the protocol. */
  readonly allowedKinds: readonly RouteKind[];
}

export interface RouteKind {
  readonly group: string;
  readonly kind: string;
}

export interface ListenerStatus {
  readonly name: string;
  /** Routes that were accepted. */
  readonly attachedRoutes: number;
  readonly supportedKinds: readonly RouteKind[];
  readonly conditions: readonly Condition[];
}

export interface GatewayObject {
  readonly kind: 'Gateway';
  readonly meta: Meta;
  readonly generation: number;
  readonly className: string;
  readonly listeners: readonly Listener[];
  /** Addresses that were asked for; those that it has are `addresses`. */
  readonly wantedAddresses: readonly string[];
  readonly addresses: readonly string[];
  /** Whose ListenerSets it takes. */
  readonly allowedListeners: AllowedNamespaces;
  readonly conditions: readonly Condition[];
  readonly listenerStatus: readonly ListenerStatus[];
}

/** More listeners for a Gateway that allows it. */
export interface ListenerSetObject {
  readonly kind: 'ListenerSet';
  readonly meta: Meta;
  readonly generation: number;
  readonly parent: ObjectReference;
  readonly listeners: readonly Listener[];
  readonly conditions: readonly Condition[];
  readonly listenerStatus: readonly ListenerStatus[];
}

/** Where a route wants to hang: a Gateway, a ListenerSet, or a Service (then it is a rule of a mesh). */
export interface ParentReference extends ObjectReference {
  /** Name of the listener; both it and the port must fit where both are given. */
  readonly sectionName?: string;
  readonly port?: number;
}

/** What one controller says of a route at one of its parents. */
export interface RouteParentStatus {
  readonly parent: ParentReference;
  readonly controller: string;
  readonly conditions: readonly Condition[];
}

export interface NamedMatch {
  /** Headers are compared whatever their case, query parameters are not. */
  readonly name: string;
  readonly type: 'Exact' | 'RegularExpression';
  readonly value: string;
}

/** All that it states must hold. */
export interface RouteMatch {
  readonly path?: { readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression'; readonly value: string };
  /** An HTTP method. */
  readonly method?: string;
  /** A gRPC method; what is undefined is any. */
  readonly grpc?: {
    readonly type: 'Exact' | 'RegularExpression';
    readonly service?: string;
    readonly method?: string;
  };
  readonly headers: readonly NamedMatch[];
  readonly query: readonly NamedMatch[];
}

export interface BackendReference extends ObjectReference {
  /** Port of the Service; undefined only where the kind needs none, or where it was forgotten. */
  readonly port?: number;
  /** 1 where nothing is said; 0 takes no calls. */
  readonly weight: number;
  readonly filters: readonly RouteFilter[];
}

export interface RouteFilter {
  /** RequestRedirect, URLRewrite, RequestMirror, RequestHeaderModifier, ExtensionRef and others. */
  readonly type: string;
  readonly redirect?: {
    readonly scheme?: string;
    readonly hostname?: string;
    readonly port?: number;
    readonly path?: PathChange;
    readonly status: number;
  };
  readonly rewrite?: { readonly hostname?: string; readonly path?: PathChange };
  /** Whom it copies calls to. */
  readonly mirror?: ObjectReference & { readonly port?: number };
  readonly extension?: { readonly group: string; readonly kind: string; readonly name: string };
}

export interface PathChange {
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
  readonly value: string;
}

export interface RouteRule {
  readonly name?: string;
  /** Any of them; none at all takes every call. An HTTPRoute that states none has the prefix `/`. */
  readonly matches: readonly RouteMatch[];
  readonly filters: readonly RouteFilter[];
  readonly backends: readonly BackendReference[];
}

export const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;

export interface RouteObject {
  readonly kind: (typeof routeKinds)[number];
  readonly meta: Meta;
  readonly generation: number;
  readonly parents: readonly ParentReference[];
  /** Empty: every host of its listeners. TCP and UDP have none. */
  readonly hostnames: readonly string[];
  readonly rules: readonly RouteRule[];
  readonly status: readonly RouteParentStatus[];
}

/** Lets objects of other namespaces refer to those of its own; several add up. */
export interface ReferenceGrantObject {
  readonly kind: 'ReferenceGrant';
  readonly meta: Meta;
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[];
  /** Without a name: all of the kind. */
  readonly to: readonly { readonly group: string; readonly kind: string; readonly name?: string }[];
}
