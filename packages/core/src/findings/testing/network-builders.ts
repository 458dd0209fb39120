/** Gateways that work, routes that hang on them, and policies as pairs of labels: `testing/gateway-builders.ts` with what tests of rules mostly want. For tests only. */
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
import type { NetworkPolicyObject, PolicyRule } from '../../kubernetes/network-policy.ts';
import * as build from '../../testing/gateway-builders.ts';

export const holds = (type: string, status: Condition['status'] = 'True', reason = type): Condition => ({
  type,
  status,
  reason,
  generation: 1,
});

export const gatewayClass = (
  name: string,
  options: Partial<GatewayClassObject> = {},
): GatewayClassObject => ({
  ...build.gatewayClass(name, { conditions: [holds('Accepted')] }),
  ...options,
});

/** Accepted and programmed, with one listener for routes of all namespaces. */
export const gateway = (
  name: string,
  listener: Partial<Listener> = {},
  options: Partial<GatewayObject> = {},
): GatewayObject => ({
  ...build.gateway(name, {
    className: 'shared',
    listeners: [build.listener({ allowedNamespaces: { from: 'All' }, ...listener })],
    conditions: [holds('Accepted'), holds('Programmed')],
  }),
  ...options,
});

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
  const { namespace = 'shop', backends = [{ name: 'web' }], filters = [], created } = options;
  const parent = build.parent('edge', options.parent);
  const told = { parent, controller: 'example.com/gateway', conditions: [holds('Accepted')] };
  return build.route(name, {
    namespace,
    ...(created === undefined ? {} : { created }),
    parents: [parent],
    hostnames: options.hostnames ?? [],
    rules: [
      build.rule(
        backends.map(backend => build.backend(backend.name, { namespace, ...backend })),
        { filters },
      ),
    ],
    status: options.status ?? [told],
  });
}

/** Lets HTTPRoutes of `from` lead to all Services of `namespace`. */
export const grant = (name: string, namespace: string, from: string): ReferenceGrantObject =>
  build.grant(name, [from], { namespace });

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
export const policy = (
  name: string,
  pods: Readonly<Record<string, string>>,
  rules: { readonly ingress?: readonly Allowed[]; readonly egress?: readonly Allowed[] },
): NetworkPolicyObject =>
  build.networkPolicy(name, pods, {
    directions: [
      ...(rules.ingress === undefined ? [] : (['Ingress'] as const)),
      ...(rules.egress === undefined ? [] : (['Egress'] as const)),
    ],
    ingress: (rules.ingress ?? []).map(toRule),
    egress: (rules.egress ?? []).map(toRule),
  });

function toRule({ from, to, namespaces, ports = [], protocol = 'TCP' }: Allowed): PolicyRule {
  const labels = from ?? to;
  const peer = {
    ...(labels === undefined ? {} : { pods: build.selects(labels) }),
    ...(namespaces === undefined ? {} : { namespaces: build.selects(namespaces) }),
  };
  return {
    peers: labels === undefined && namespaces === undefined ? [] : [peer],
    ports: ports.map(port => ({ protocol, port })),
  };
}
