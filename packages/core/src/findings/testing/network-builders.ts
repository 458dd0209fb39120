/** Objects of the Gateway API and NetworkPolicies in a few words, as `testing/builders.ts` makes the others. For tests only. */
import type {
  Condition,
  GatewayClassObject,
  GatewayObject,
  Listener,
  ParentReference,
  ReferenceGrantObject,
  RouteObject,
  RouteRule,
} from '../../kubernetes/gateway-api.ts';
import type { NetworkPolicyObject, PolicyPeer, PolicyRule } from '../../kubernetes/network-policy.ts';
import type { LabelSelector, Meta } from '../../kubernetes/object.ts';
import { toLabels } from '../../testing/builders.ts';
import { gatewayGroup } from '../attachment.ts';

const created = Date.parse('2026-11-21T08:00:00Z');

const meta = (kind: string, name: string, namespace: string): Meta => ({
  uid: `${kind.toLowerCase()}-${namespace}-${name}`,
  name,
  namespace,
  resourceVersion: '',
  labels: new Map(),
  created,
});

export const holds = (type: string, status: Condition['status'] = 'True', reason = type): Condition => ({
  type,
  status,
  reason,
  generation: 1,
});

export const selects = (pairs: Readonly<Record<string, string>>): LabelSelector => ({
  pairs: toLabels(pairs),
  expressions: [],
});

export function gatewayClass(name: string, options: Partial<GatewayClassObject> = {}): GatewayClassObject {
  return {
    kind: 'GatewayClass',
    meta: meta('GatewayClass', name, ''),
    generation: 1,
    controller: 'example.com/gateway',
    conditions: [holds('Accepted')],
    ...options,
  };
}

/** Accepted and programmed, with one listener `http` on port 80 for routes of all namespaces. */
export function gateway(
  name: string,
  listener: Partial<Listener> = {},
  options: Partial<GatewayObject> = {},
): GatewayObject {
  return {
    kind: 'Gateway',
    meta: meta('Gateway', name, 'shop'),
    generation: 1,
    className: 'shared',
    listeners: [
      {
        name: 'http',
        port: 80,
        protocol: 'HTTP',
        allowedNamespaces: { from: 'All' },
        allowedKinds: [],
        ...listener,
      },
    ],
    wantedAddresses: [],
    addresses: [],
    allowedListeners: { from: 'None' },
    conditions: [holds('Accepted'), holds('Programmed')],
    listenerStatus: [],
    ...options,
  };
}

export interface RouteOptions {
  readonly namespace?: string;
  readonly parent?: Partial<ParentReference>;
  readonly hostnames?: readonly string[];
  readonly backends?: readonly {
    readonly name: string;
    readonly namespace?: string;
    readonly weight?: number;
    readonly port?: number;
  }[];
  readonly filters?: RouteRule['filters'];
  readonly status?: RouteObject['status'];
  readonly created?: number;
}

/** Hangs on the Gateway `edge` and leads every path to port 80 of `web`; its controller has accepted it. */
export function route(name: string, options: RouteOptions = {}): RouteObject {
  const { namespace = 'shop', backends = [{ name: 'web' }], filters = [] } = options;
  const parent: ParentReference = {
    group: gatewayGroup,
    kind: 'Gateway',
    namespace: 'shop',
    name: 'edge',
    ...options.parent,
  };
  const accepted = { parent, controller: 'example.com/gateway', conditions: [holds('Accepted')] };
  return {
    kind: 'HTTPRoute',
    meta: { ...meta('HTTPRoute', name, namespace), created: options.created ?? created },
    generation: 1,
    parents: [parent],
    hostnames: options.hostnames ?? [],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' }, headers: [], query: [] }],
        filters,
        backends: backends.map(backend => ({
          group: '',
          kind: 'Service',
          namespace,
          weight: 1,
          port: 80,
          filters: [],
          ...backend,
        })),
      },
    ],
    status: options.status ?? [accepted],
  };
}

/** Lets HTTPRoutes of `from` lead to all Services of `namespace`. */
export function grant(name: string, namespace: string, from: string): ReferenceGrantObject {
  return {
    kind: 'ReferenceGrant',
    meta: meta('ReferenceGrant', name, namespace),
    from: [{ group: gatewayGroup, kind: 'HTTPRoute', namespace: from }],
    to: [{ group: '', kind: 'Service' }],
  };
}

interface Allowed {
  /** Labels of pods of the policy's namespace; left out: anybody. */
  readonly from?: Readonly<Record<string, string>>;
  readonly to?: Readonly<Record<string, string>>;
  /** Labels of namespaces, with or without those of pods. */
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly ports?: readonly (number | string)[];
  readonly protocol?: 'TCP' | 'UDP';
}

/** For the pods with these labels; the directions are those that are given. */
export function policy(
  name: string,
  pods: Readonly<Record<string, string>>,
  rules: { readonly ingress?: readonly Allowed[]; readonly egress?: readonly Allowed[] },
): NetworkPolicyObject {
  return {
    kind: 'NetworkPolicy',
    meta: meta('NetworkPolicy', name, 'shop'),
    selector: selects(pods),
    directions: [
      ...(rules.ingress === undefined ? [] : (['Ingress'] as const)),
      ...(rules.egress === undefined ? [] : (['Egress'] as const)),
    ],
    ingress: (rules.ingress ?? []).map(toRule),
    egress: (rules.egress ?? []).map(toRule),
  };
}

function toRule({ from, to, namespaces, ports = [], protocol = 'TCP' }: Allowed): PolicyRule {
  const labels = from ?? to;
  const peer: PolicyPeer = {
    ...(labels === undefined ? {} : { pods: selects(labels) }),
    ...(namespaces === undefined ? {} : { namespaces: selects(namespaces) }),
  };
  return {
    peers: labels === undefined && namespaces === undefined ? [] : [peer],
    ports: ports.map(port => ({ protocol, port })),
  };
}
