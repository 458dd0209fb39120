/**
 * What a Gateway API implementation says of its classes and Gateways (gateway-api `apis/v1/gateway_types.go`): accepted, programmed, an address from
 * outside, and for each listener how many routes hang on it. Only for classes of this controller name; others are somebody else's.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import { hash32 } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionsOf, withCondition } from './condition.ts';
import { eitherSide, keyOf } from './key.ts';
import { type LabelSelector, matchesSelector } from './selector.ts';

export const GATEWAY_CONTROLLER = 'switchboard.dev/gateway-controller';

export const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;

/** The routes that each protocol carries; `supportedKinds` names the first. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

const kindsOf = (protocol: string): readonly string[] => KINDS[protocol] ?? ['HTTPRoute', 'GRPCRoute'];

/** 198.51.100.20 is the Ingress controller's, 30 and up are load balancers'. */
const addressFor = ({ metadata }: StoredObject): string =>
  `198.51.100.${2 + (hash32(`${metadata.namespace}/${metadata.name}`) % 18)}`;

export const isOurClass = (name: string | undefined, snapshot: Snapshot): boolean =>
  name !== undefined &&
  snapshot.get('GatewayClass', undefined, name)?.spec?.controllerName === GATEWAY_CONTROLLER;

export interface ParentReference {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

/** "namespace/name" of the Gateways that a route asks for. */
export const parentsOf = ({ metadata, spec }: StoredObject): readonly string[] =>
  ((spec?.parentRefs ?? []) as readonly ParentReference[])
    .filter(({ kind = 'Gateway' }) => kind === 'Gateway')
    .map(({ namespace = metadata.namespace ?? '', name }) => `${namespace}/${name}`);

const settle = (
  held: readonly Condition[],
  wanted: readonly Condition[],
  time: string,
): readonly Condition[] => wanted.reduce((list, condition) => withCondition(list, condition, time), held);

const said = (type: string, object: StoredObject, message: string, reason = type): Condition => ({
  type,
  status: 'True',
  reason,
  message,
  observedGeneration: object.metadata.generation ?? 1,
});

function acceptClass(held: StoredObject, time: string): Write {
  const conditions = settle(conditionsOf(held), [said('Accepted', held, 'GatewayClass is accepted')], time);
  return { verb: 'status', object: { ...held, status: { ...held.status, conditions } } };
}

export interface Listener {
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  readonly hostname?: string;
  readonly allowedRoutes?: {
    readonly namespaces?: { readonly from?: string; readonly selector?: LabelSelector };
  };
}

/** Whether a listener carries routes of that kind, and lets in those of that namespace: of the Gateway's own, unless it says otherwise. */
export function takes(
  { protocol, allowedRoutes }: Listener,
  route: StoredObject,
  gateway: StoredObject,
  snapshot: Snapshot,
): boolean {
  if (!kindsOf(protocol).includes(route.kind)) return false;
  const { from = 'Same', selector } = allowedRoutes?.namespaces ?? {};
  const { namespace = '' } = route.metadata;
  if (from === 'All') return true;
  if (from === 'Same') return namespace === gateway.metadata.namespace;
  const labels = snapshot.get('Namespace', undefined, namespace)?.metadata.labels ?? {};
  return from === 'Selector' && matchesSelector(selector, labels);
}

function program(gateway: StoredObject, snapshot: Snapshot, time: string): Write {
  const routes = ROUTES.flatMap(kind => snapshot.list(kind)).filter(route =>
    parentsOf(route).includes(keyOf(gateway)),
  );
  const attached = (listener: Listener): number =>
    routes.filter(
      route =>
        takes(listener, route, gateway, snapshot) &&
        (route.spec.parentRefs as readonly ParentReference[]).some(
          ({ sectionName = listener.name, port = listener.port }) =>
            sectionName === listener.name && port === listener.port,
        ),
    ).length;
  const held: readonly { readonly name: string; readonly conditions?: readonly Condition[] }[] =
    gateway.status?.listeners ?? [];
  const listeners = ((gateway.spec.listeners ?? []) as readonly Listener[]).map(listener => ({
    name: listener.name,
    supportedKinds: [
      { group: 'gateway.networking.k8s.io', kind: kindsOf(listener.protocol)[0] ?? 'HTTPRoute' },
    ],
    attachedRoutes: attached(listener),
    conditions: settle(
      held.find(one => one.name === listener.name)?.conditions ?? [],
      [
        said('Accepted', gateway, 'Listener is accepted'),
        said('Programmed', gateway, 'Listener is programmed'),
        said('ResolvedRefs', gateway, 'All references are resolved'),
      ],
      time,
    ),
  }));
  const conditions = settle(
    conditionsOf(gateway),
    [said('Accepted', gateway, 'Gateway is accepted'), said('Programmed', gateway, 'Gateway is programmed')],
    time,
  );
  const addresses = [{ type: 'IPAddress', value: addressFor(gateway) }];
  return { verb: 'status', object: { ...gateway, status: { addresses, conditions, listeners } } };
}

export const gateway: Controller = {
  name: 'gateway-controller',
  watches: {
    GatewayClass: ({ object }, snapshot) => [
      `/${object.metadata.name}`,
      ...snapshot
        .list('Gateway')
        .filter(({ spec }) => spec?.gatewayClassName === object.metadata.name)
        .map(keyOf),
    ],
    Gateway: ({ object }) => [keyOf(object)],
    ...Object.fromEntries(ROUTES.map(kind => [kind, eitherSide(parentsOf)])),
  },
  reconcile(key, snapshot, now) {
    const cut = key.indexOf('/');
    const name = key.slice(cut + 1);
    const time = timestamp(now);
    if (cut === 0) {
      const held = isOurClass(name, snapshot) ? snapshot.get('GatewayClass', undefined, name) : undefined;
      return { writes: held === undefined ? [] : [acceptClass(held, time)] };
    }
    const held = snapshot.get('Gateway', key.slice(0, cut), name);
    if (held === undefined || !isOurClass(held.spec?.gatewayClassName, snapshot)) return { writes: [] };
    return { writes: [program(held, snapshot, time)] };
  },
};
