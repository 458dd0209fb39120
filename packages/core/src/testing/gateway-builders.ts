/**
 * Objects of the Gateway API and NetworkPolicies as `parse` would return them, in a few words. Beside `builders.ts`, whose UID, namespace and options they share.
 * For tests only.
 */
import type {
  BackendReference,
  GatewayClassObject,
  GatewayObject,
  Listener,
  ListenerSetObject,
  ParentReference,
  ReferenceGrantObject,
  RouteObject,
  RouteRule,
} from '../kubernetes/gateway-api.ts';
import type { NetworkPolicyObject } from '../kubernetes/network-policy.ts';
import type { LabelSelector } from '../kubernetes/object.ts';
import { defaultNamespace, type Options, split, toLabels } from './builders.ts';

const group = 'gateway.networking.k8s.io';

export function gatewayClass(name: string, options: Options<GatewayClassObject> = {}): GatewayClassObject {
  const { meta, rest } = split('GatewayClass', name, options);
  return {
    kind: 'GatewayClass',
    meta,
    generation: 1,
    controller: 'example.com/gateway',
    conditions: [],
    ...rest,
  };
}

/** HTTP on port 80 for every host, for routes of its own namespace. */
export function listener(options: Partial<Listener> = {}): Listener {
  return {
    name: 'http',
    port: 80,
    protocol: 'HTTP',
    allowedNamespaces: { from: 'Same' },
    allowedKinds: [],
    ...options,
  };
}

export function gateway(name: string, options: Options<GatewayObject> = {}): GatewayObject {
  const { meta, rest } = split('Gateway', name, options);
  return {
    kind: 'Gateway',
    meta,
    generation: 1,
    className: 'edge',
    listeners: [listener()],
    wantedAddresses: [],
    addresses: [],
    allowedListeners: { from: 'None' },
    conditions: [],
    listenerStatus: [],
    ...rest,
  };
}

export function listenerSet(
  name: string,
  of: string,
  options: Options<ListenerSetObject> = {},
): ListenerSetObject {
  const { meta, rest } = split('ListenerSet', name, options);
  return {
    kind: 'ListenerSet',
    meta,
    generation: 1,
    parent: { group, kind: 'Gateway', namespace: meta.namespace, name: of },
    listeners: [listener({ name: 'more', port: 8080 })],
    conditions: [],
    listenerStatus: [],
    ...rest,
  };
}

export function parent(name: string, options: Partial<ParentReference> = {}): ParentReference {
  return { group, kind: 'Gateway', namespace: defaultNamespace, name, ...options };
}

export function backend(name: string, options: Partial<BackendReference> = {}): BackendReference {
  return {
    group: '',
    kind: 'Service',
    namespace: defaultNamespace,
    name,
    port: 80,
    weight: 1,
    filters: [],
    ...options,
  };
}

/** Everything below `/`, to these. */
export function rule(backends: readonly BackendReference[], options: Partial<RouteRule> = {}): RouteRule {
  const match = { path: { type: 'PathPrefix' as const, value: '/' }, headers: [], query: [] };
  return { matches: [match], filters: [], backends, ...options };
}

export function route(
  name: string,
  options: Options<RouteObject> & { readonly kind?: RouteObject['kind'] } = {},
): RouteObject {
  const { kind = 'HTTPRoute', ...others } = options;
  const { meta, rest } = split(kind, name, others);
  return { kind, meta, generation: 1, parents: [], hostnames: [], rules: [], status: [], ...rest };
}

/** Lets HTTPRoutes of these namespaces refer to all Services of its own. */
export function grant(
  name: string,
  namespaces: readonly string[],
  options: Options<ReferenceGrantObject> = {},
): ReferenceGrantObject {
  const { meta, rest } = split('ReferenceGrant', name, options);
  return {
    kind: 'ReferenceGrant',
    meta,
    from: namespaces.map(namespace => ({ group, kind: 'HTTPRoute', namespace })),
    to: [{ group: '', kind: 'Service' }],
    ...rest,
  };
}

export function selects(labels: Readonly<Record<string, string>>): LabelSelector {
  return { pairs: toLabels(labels), expressions: [] };
}

/** Shuts the pods with these labels for everybody who calls them, unless told otherwise. */
export function networkPolicy(
  name: string,
  labels: Readonly<Record<string, string>>,
  options: Options<NetworkPolicyObject> = {},
): NetworkPolicyObject {
  const { meta, rest } = split('NetworkPolicy', name, options);
  return {
    kind: 'NetworkPolicy',
    meta,
    selector: selects(labels),
    directions: ['Ingress'],
    ingress: [],
    egress: [],
    ...rest,
  };
}
