/**
 * What a Gateway API implementation says of routes of every kind, for each of their parents (gateway-api `apis/v1/shared_types.go` RouteStatus):
 * whether the Gateway takes the route, and whether the Services that it names are there. Only for Gateways of our own class.
 */
import type { Controller, KeysOf, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, withCondition } from './condition.ts';
import {
  GATEWAY_CONTROLLER,
  isOurClass,
  type Listener,
  type ParentReference,
  parentsOf,
  ROUTES,
  takes,
} from './gateway.ts';
import { keyOf } from './key.ts';

interface Backend {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
}

interface Grant {
  readonly from?: readonly { readonly kind: string; readonly namespace: string }[];
  readonly to?: readonly { readonly kind: string; readonly name?: string }[];
}

/** gateway-api `apis/v1/referencegrant_types.go`: either list is ORed, and without a name all of the kind are meant. */
const permits = (
  { from = [], to = [] }: Grant,
  reference: { readonly kind: string; readonly namespace: string | undefined; readonly name: string },
): boolean =>
  from.some(one => one.kind === reference.kind && one.namespace === reference.namespace) &&
  to.some(one => one.kind === 'Service' && (one.name === undefined || one.name === reference.name));

/** Whether two hosts have any in common: `*.` stands for at least one label, none at all for every host. */
const meet = (a: string | undefined, b: string | undefined): boolean => {
  const covers = (wide: string, host: string): boolean =>
    wide === host || (wide.startsWith('*.') && host.endsWith(wide.slice(1)));
  return a === undefined || b === undefined || covers(a, b) || covers(b, a);
};

function resolved(route: StoredObject, snapshot: Snapshot): Condition {
  const { namespace, generation } = route.metadata;
  const observedGeneration = generation ?? 1;
  const backends: readonly Backend[] = (route.spec.rules ?? []).flatMap(
    ({ backendRefs = [] }: { backendRefs?: readonly Backend[] }) => backendRefs,
  );
  const refuse = (reason: string, message: string): Condition => ({
    type: 'ResolvedRefs',
    status: 'False',
    reason,
    message,
    observedGeneration,
  });
  for (const { kind = 'Service', namespace: place = namespace, name } of backends) {
    if (kind !== 'Service') return refuse('InvalidKind', `backend kind ${kind} is not supported`);
    const granted = snapshot
      .list('ReferenceGrant', place)
      .some(({ spec }) => permits(spec, { kind: route.kind, namespace, name }));
    if (place !== namespace && !granted)
      return refuse(
        'RefNotPermitted',
        `backend ref to Service ${place}/${name} is not permitted by any ReferenceGrant`,
      );
    if (snapshot.get('Service', place, name) === undefined)
      return refuse('BackendNotFound', `backend Service ${place}/${name} not found`);
  }
  return {
    type: 'ResolvedRefs',
    status: 'True',
    reason: 'ResolvedRefs',
    message: 'All references are resolved',
    observedGeneration,
  };
}

/** Why the Gateway does not take the route, if it does not (gateway-api `RouteConditionReason`). */
function refusal(
  route: StoredObject,
  parent: ParentReference,
  gateway: StoredObject,
  snapshot: Snapshot,
): readonly [reason: string, message: string] | undefined {
  const listeners: readonly Listener[] = gateway.spec.listeners ?? [];
  const named = listeners.filter(
    ({ name, port }) => name === (parent.sectionName ?? name) && port === (parent.port ?? port),
  );
  if (named.length === 0)
    return [
      'NoMatchingParent',
      parent.sectionName === undefined
        ? `no listener on port ${parent.port} of the Gateway`
        : `no listener ${parent.sectionName} on the Gateway`,
    ];
  const taking = named.filter(listener => takes(listener, route, gateway, snapshot));
  if (taking.length === 0)
    return [
      'NotAllowedByListeners',
      `no listener of the Gateway takes a ${route.kind} of namespace ${route.metadata.namespace}`,
    ];
  const hosts: readonly string[] = route.spec.hostnames ?? [];
  const fits = taking.some(({ hostname }) => hosts.length === 0 || hosts.some(host => meet(hostname, host)));
  return fits
    ? undefined
    : ['NoMatchingListenerHostname', 'no listener of the Gateway has a hostname in common with the route'];
}

function accepted(
  route: StoredObject,
  parent: ParentReference,
  gateway: StoredObject,
  snapshot: Snapshot,
): Condition {
  const [reason, message] = refusal(route, parent, gateway, snapshot) ?? ['Accepted', 'Route is accepted'];
  return {
    type: 'Accepted',
    status: reason === 'Accepted' ? 'True' : 'False',
    reason,
    message,
    observedGeneration: route.metadata.generation ?? 1,
  };
}

interface ParentStatus {
  readonly controllerName: string;
  readonly parentRef: ParentReference;
  readonly conditions: readonly Condition[];
}

const keyFor = (route: StoredObject): string => `${route.kind}/${keyOf(route)}`;

const itsKey: KeysOf = ({ object }) => [keyFor(object)];

const routesOf = (snapshot: Snapshot, picks: (route: StoredObject) => boolean): readonly string[] =>
  ROUTES.flatMap(kind => snapshot.list(kind))
    .filter(picks)
    .map(keyFor);

export const gatewayRoute: Controller = {
  name: 'gateway-route-controller',
  watches: {
    ...Object.fromEntries(ROUTES.map(kind => [kind, itsKey])),
    Gateway: ({ object }, snapshot) => routesOf(snapshot, route => parentsOf(route).includes(keyOf(object))),
    GatewayClass: (_, snapshot) => routesOf(snapshot, () => true),
    Service: ({ type }, snapshot) => (type === 'MODIFIED' ? [] : routesOf(snapshot, () => true)),
    ReferenceGrant: (_, snapshot) => routesOf(snapshot, () => true),
  },
  reconcile(key, snapshot, now) {
    const [kind = '', namespace, name = ''] = key.split('/');
    const route = snapshot.get(kind, namespace, name);
    if (route === undefined) return { writes: [] };
    const held: readonly ParentStatus[] = route.status?.parents ?? [];
    const time = timestamp(now);
    const ours = ((route.spec.parentRefs ?? []) as readonly ParentReference[]).flatMap(parentRef => {
      const gateway = snapshot.get('Gateway', parentRef.namespace ?? namespace, parentRef.name);
      if (gateway === undefined || !isOurClass(gateway.spec?.gatewayClassName, snapshot)) return [];
      const before = held.find(
        one =>
          one.controllerName === GATEWAY_CONTROLLER &&
          JSON.stringify(one.parentRef) === JSON.stringify(parentRef),
      );
      const conditions = [accepted(route, parentRef, gateway, snapshot), resolved(route, snapshot)].reduce(
        (list: readonly Condition[], condition) => withCondition(list, condition, time),
        before?.conditions ?? [],
      );
      return [{ parentRef, controllerName: GATEWAY_CONTROLLER, conditions }];
    });
    const others = held.filter(one => one.controllerName !== GATEWAY_CONTROLLER);
    if (ours.length === 0 && others.length === held.length) return { writes: [] };
    const status = { ...route.status, parents: [...others, ...ours] };
    return { writes: [{ verb: 'status', object: { ...route, status } }] };
  },
};
