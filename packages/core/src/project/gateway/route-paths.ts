/**
 * Where a route leads: host by host and match by match to each of its backends, in the order of the object. A backend in another namespace needs a ReferenceGrant
 * there; whether there is one is only judged where grants can be seen, else the status decides. Called by `gateway/doors.ts`.
 */
import { isKindPictured } from '../../freshness.ts';
import type {
  BackendReference,
  Listener,
  NamedMatch,
  RouteMatch,
  RouteObject,
  RouteRule,
} from '../../kubernetes/gateway-api.ts';
import type { Mutable } from '../../kubernetes/json.ts';
import type { Uid } from '../../kubernetes/object.ts';
import { gatewayGroup } from '../../kubernetes/parse/object-reference.ts';
import { lacks } from '../../reference-grant.ts';
import type { DoorPath, RouteKind, RouteLeg } from '../../topology/door.ts';
import { objectsOf, type World } from '../../world.ts';
import { compare } from '../selection.ts';
import { sharedHost } from './hostnames.ts';

export interface RouteSight {
  readonly world: World;
  /** Whose picture it is. */
  readonly namespace: string;
  readonly serviceUid: (namespace: string, name: string) => Uid | undefined;
}

/** Protocols of the listeners that each kind of route can hang on. */
const protocols: Readonly<Record<RouteKind, readonly string[]>> = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TLSRoute: ['TLS'],
  TCPRoute: ['TCP', 'TLS'],
  UDPRoute: ['UDP'],
};

export function listenersFor(
  route: RouteObject,
  listeners: readonly Listener[],
  at: { readonly sectionName?: string; readonly port?: number },
): readonly Listener[] {
  const hosts = route.hostnames.length === 0 ? [''] : route.hostnames;
  return listeners.filter(
    ({ name, port, protocol, hostname = '' }) =>
      (at.sectionName === undefined || at.sectionName === name) &&
      (at.port === undefined || at.port === port) &&
      protocols[route.kind].includes(protocol) &&
      hosts.some(host => sharedHost(hostname, host) !== undefined),
  );
}

/** `attached` is false for a route that hangs nowhere: then nobody gets through. */
export function pathsOf(
  sight: RouteSight,
  route: RouteObject,
  listeners: readonly Listener[],
  attached: boolean,
): readonly DoorPath[] {
  const paths: DoorPath[] = [];
  for (const host of hostsOf(route, listeners)) {
    const takers = listeners.filter(({ hostname = '' }) => sharedHost(hostname, host) !== undefined);
    const names = takers.map(({ name }) => name);
    for (const rule of route.rules)
      for (const match of rule.matches.length === 0 ? [undefined] : rule.matches)
        for (const leg of legsOf(sight, route, rule, attached))
          paths.push({
            host,
            ...wayOf(route.kind, match, listeners),
            ...leg.target,
            route: { ...leg.route, listeners: names, ...conditionsOf(match) },
          });
  }
  return paths;
}

/** Each once, whichever listeners take it, and none that another one says already. */
function hostsOf(route: RouteObject, listeners: readonly Listener[]): readonly string[] {
  const own = route.hostnames.length === 0 ? [''] : route.hostnames;
  const shared = own.flatMap(host =>
    listeners.flatMap(({ hostname = '' }) => sharedHost(hostname, host) ?? []),
  );
  const hosts = [...new Set(shared.length === 0 ? own : shared)];
  return hosts.filter(host => !hosts.some(wider => wider !== host && sharedHost(wider, host) === host));
}

function wayOf(
  kind: RouteKind,
  match: RouteMatch | undefined,
  listeners: readonly Listener[],
): Pick<DoorPath, 'path' | 'pathType'> {
  if (match?.path !== undefined) {
    const { type, value } = match.path;
    return { path: value, pathType: type === 'PathPrefix' ? 'Prefix' : type };
  }
  if (match?.grpc !== undefined) {
    const { type, service, method } = match.grpc;
    const path = `/${service ?? '*'}/${method ?? ''}`;
    if (type === 'RegularExpression') return { path, pathType: 'RegularExpression' };
    return { path, pathType: service !== undefined && method !== undefined ? 'Exact' : 'Prefix' };
  }
  if (kind === 'HTTPRoute' || kind === 'GRPCRoute') return { path: '/', pathType: 'Prefix' };
  const port = listeners[0]?.port;
  return { path: port === undefined ? '' : `:${port}`, pathType: 'Port' };
}

function conditionsOf(match: RouteMatch | undefined): Pick<RouteLeg, 'also'> {
  if (match === undefined) return {};
  const text = ({ name, type, value }: NamedMatch, sign: string): string =>
    `${name}${type === 'RegularExpression' ? sign.replace(/[=:]/, '$&~') : sign}${value}`;
  const also = [
    ...(match.method === undefined ? [] : [match.method]),
    ...match.headers.map(header => text(header, ': ')),
    ...match.query.map(one => `?${text(one, '=')}`),
  ];
  return also.length === 0 ? {} : { also };
}

interface Leg {
  readonly target: Pick<DoorPath, 'service' | 'port' | 'serviceUid'>;
  readonly route: Omit<RouteLeg, 'listeners'>;
}

function legsOf(sight: RouteSight, route: RouteObject, rule: RouteRule, attached: boolean): readonly Leg[] {
  const { name, namespace } = route.meta;
  const common = { kind: route.kind, name, ...(namespace !== sight.namespace && { namespace }) };
  const closed = attached ? {} : { refused: 'not-attached' as const };
  const redirect = rule.filters.find(filter => filter.redirect !== undefined)?.redirect;
  if (redirect !== undefined) {
    const { scheme, hostname, port, path } = redirect;
    const to = `${scheme === undefined ? '' : `${scheme}://`}${hostname ?? ''}${port === undefined ? '' : `:${port}`}${path?.value ?? ''}`;
    return [{ target: {}, route: { ...common, ...closed, redirect: to } }];
  }
  if (rule.backends.length === 0) return [{ target: {}, route: { ...common, ...closed } }];
  const total = rule.backends.reduce((sum, { weight }) => sum + weight, 0);
  return rule.backends.map(backend => {
    const leg = legTo(sight, route, backend, attached);
    const share = total === 0 ? 0 : Math.round((backend.weight * 100) / total);
    const shared = rule.backends.length > 1 || backend.weight === 0;
    return { target: leg.target, route: { ...common, ...leg.route, ...(shared && { share }) } };
  });
}

function legTo(
  sight: RouteSight,
  route: RouteObject,
  backend: BackendReference,
  attached: boolean,
): { readonly target: Leg['target']; readonly route: Partial<Mutable<RouteLeg>> } {
  const { group, kind, namespace, name, port } = backend;
  const leg: Partial<Mutable<RouteLeg>> = {};
  const target: Mutable<Leg['target']> = {};
  if (port !== undefined) target.port = port;
  if (namespace !== sight.namespace) leg.serviceNamespace = namespace;
  const isService = kind === 'Service' && group === '';
  if (isService) target.service = name;
  else leg.other = `${kind}/${name}`;
  const crossing = crossingOf(sight.world, route, backend);
  if (crossing.grant !== undefined) leg.grant = crossing.grant;
  if (crossing.closed) leg.refused = 'no-grant';
  if (!attached) leg.refused = 'not-attached';
  const uid = isService ? sight.serviceUid(namespace, name) : undefined;
  if (uid === undefined) return { target, route: leg };
  if (leg.refused === undefined) target.serviceUid = uid;
  else leg.meant = uid;
  return { target, route: leg };
}

/** Whether a backend lies behind the border of another namespace, and who opens it. */
function crossingOf(
  world: World,
  route: RouteObject,
  backend: BackendReference,
): { readonly closed: boolean; readonly grant?: string } {
  if (backend.namespace === route.meta.namespace) return { closed: false };
  const { namespace, name } = route.meta;
  const from = { group: gatewayGroup, kind: route.kind, namespace, name };
  const grants = [...objectsOf(world, backend.namespace, 'ReferenceGrant').values()]
    .filter(grant => lacks(grant, from, backend).length === 0)
    .map(({ meta }) => meta.name)
    .sort(compare);
  const [grant] = grants;
  if (grant !== undefined) return { closed: false, grant };
  if (isKindPictured(world.freshness, 'ReferenceGrant', backend.namespace)) return { closed: true };
  return { closed: unresolvedOf(route)?.reason === 'RefNotPermitted' };
}

/** What an implementation says of backends that it cannot reach. */
export function unresolvedOf(route: RouteObject) {
  return route.status
    .flatMap(({ conditions }) => conditions)
    .find(({ type, status }) => type === 'ResolvedRefs' && status === 'False');
}
