/**
 * Where a route hangs, worked out as implementations must (Gateway API `apis/v1`): its parents, their listeners by name and port, which of these take its kind and
 * namespace, and whose hosts it shares. The first step that leaves nobody is the problem. Called by rules and by the trace.
 */
import type {
  AllowedNamespaces,
  GatewayObject,
  Listener,
  ListenerSetObject,
  ParentReference,
  RouteObject,
} from '../kubernetes/gateway-api.ts';
import { gatewayGroup } from '../kubernetes/parse/object-reference.ts';
import { isSelected } from '../label-selector.ts';
import { sharedHost } from '../project/gateway/hostnames.ts';
import type { Inquiry, SeenKind } from './inquiry.ts';

export type Door = GatewayObject | ListenerSetObject;

export type Attachment = { readonly parent: ParentReference; readonly place: string } & (
  | { readonly is: 'attached'; readonly door: Door; readonly listeners: readonly Listener[] }
  | { readonly is: 'parent-missing' }
  /** A ListenerSet that adds to no Gateway: nobody listens for it. */
  | { readonly is: 'set-not-attached'; readonly door: ListenerSetObject }
  | { readonly is: 'no-matching-listener'; readonly door: Door }
  | { readonly is: 'not-allowed'; readonly door: Door; readonly listeners: readonly Listener[] }
  | { readonly is: 'hostname-mismatch'; readonly door: Door; readonly listeners: readonly Listener[] }
  /** It cannot be told, for want of a kind. */
  | { readonly is: 'unknown'; readonly missing: SeenKind }
  /** A mesh, or a kind of somebody else. */
  | { readonly is: 'elsewhere' }
);

export function attachmentsOf(inquiry: Inquiry, route: RouteObject): readonly Attachment[] {
  return route.parents.map((parent, i) => attach(inquiry, route, parent, `parentRefs[${i}]`));
}

function attach(inquiry: Inquiry, route: RouteObject, parent: ParentReference, place: string): Attachment {
  const { kind, namespace, name } = parent;
  if (parent.group !== gatewayGroup || (kind !== 'Gateway' && kind !== 'ListenerSet'))
    return { parent, place, is: 'elsewhere' };
  const door: Door | undefined = inquiry.find(kind, namespace, name);
  if (door === undefined)
    return inquiry.sees(kind, namespace)
      ? { parent, place, is: 'parent-missing' }
      : { parent, place, is: 'unknown', missing: kind };
  const adds = door.kind === 'ListenerSet' ? addsTo(inquiry, door).is : 'attached';
  if (adds === 'unknown') return { parent, place, is: 'unknown', missing: 'Gateway' };
  if (adds !== 'attached' && door.kind === 'ListenerSet')
    return { parent, place, is: 'set-not-attached', door };
  // Routes hang on the listeners of the very object that they name: those that a ListenerSet adds are none of the Gateway's (GEP-1713, "Route Attachment").
  const named = door.listeners.filter(
    listener =>
      (parent.sectionName === undefined || listener.name === parent.sectionName) &&
      (parent.port === undefined || listener.port === undefined || listener.port === parent.port),
  );
  if (named.length === 0) return { parent, place, is: 'no-matching-listener', door };
  const asks = named.map(listener => ({ listener, takes: takes(inquiry, door, listener, route) }));
  const open = asks.filter(({ takes }) => takes === true).map(({ listener }) => listener);
  if (open.length === 0)
    return asks.some(({ takes }) => takes === 'unknown')
      ? { parent, place, is: 'unknown', missing: 'Namespace' }
      : { parent, place, is: 'not-allowed', door, listeners: named };
  const shared = open.filter(({ hostname }) => sharesHost(route, hostname));
  return shared.length === 0
    ? { parent, place, is: 'hostname-mismatch', door, listeners: open }
    : { parent, place, is: 'attached', door, listeners: shared };
}

/** Whether a ListenerSet adds to its Gateway, which takes those of no namespace unless it says so (`allowedListeners`). */
export function addsTo(
  inquiry: Inquiry,
  set: ListenerSetObject,
):
  | { readonly is: 'attached' | 'not-allowed'; readonly gateway: GatewayObject }
  | { readonly is: 'gateway-missing' | 'unknown' } {
  const { namespace, name } = set.parent;
  const gateway = inquiry.find('Gateway', namespace, name);
  if (gateway === undefined)
    return { is: inquiry.sees('Gateway', namespace) ? 'gateway-missing' : 'unknown' };
  const takes = takesNamespace(inquiry, gateway, gateway.allowedListeners, set);
  if (takes === 'unknown') return { is: 'unknown' };
  return { is: takes ? 'attached' : 'not-allowed', gateway };
}

/** ListenerSets that name a Gateway, whether it takes them or not. */
export function setsOf(inquiry: Inquiry, { meta }: GatewayObject): readonly ListenerSetObject[] {
  return inquiry
    .all('ListenerSet')
    .filter(({ parent }) => parent.namespace === meta.namespace && parent.name === meta.name);
}

function takes(inquiry: Inquiry, door: Door, listener: Listener, route: RouteObject): boolean | 'unknown' {
  return takesKind(listener, route.kind) && takesNamespace(inquiry, door, listener.allowedNamespaces, route);
}

const kindsOf: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  // Some let TCPRoutes end TLS as well.
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

export function takesKind({ allowedKinds, protocol }: Listener, kind: string): boolean {
  if (allowedKinds.length > 0)
    return allowedKinds.some(allowed => allowed.kind === kind && allowed.group === gatewayGroup);
  // A protocol of the implementation's own takes what it likes.
  return kindsOf[protocol]?.includes(kind) ?? true;
}

export function takesNamespace(
  inquiry: Inquiry,
  door: Door,
  { from, selector }: AllowedNamespaces,
  { meta }: Pick<RouteObject | ListenerSetObject, 'meta'>,
): boolean | 'unknown' {
  if (from === 'All') return true;
  if (from === 'None') return false;
  if (from === 'Same') return meta.namespace === door.meta.namespace;
  const found = inquiry.find('Namespace', '', meta.namespace);
  if (found === undefined) return inquiry.sees('Namespace') ? false : 'unknown';
  return selector !== undefined && isSelected(selector, found.meta.labels);
}

function sharesHost({ hostnames, kind }: RouteObject, hostname: string | undefined): boolean {
  if (kind === 'TCPRoute' || kind === 'UDPRoute' || hostname === undefined || hostnames.length === 0)
    return true;
  return hostnames.some(host => hostsMeet(host, hostname));
}

export function hostsMeet(a: string, b: string): boolean {
  return sharedHost(a.toLowerCase(), b.toLowerCase()) !== undefined;
}
