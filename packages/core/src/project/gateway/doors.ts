/**
 * The Gateway API as one namespace sees it: its routes, and a door for each Gateway that is its own, that its routes hang on, or by which a route of another
 * namespace leads to a Service of its own (an echo of what that namespace tells, which `merge` drops). A route that hangs nowhere is a door that nobody gets through.
 * Called by `projectNamespace`. Laws P37 to P39.
 */
import {
  type GatewayObject,
  type Listener,
  type RouteObject,
  routeKinds,
} from '../../kubernetes/gateway-api.ts';
import type { Mutable } from '../../kubernetes/json.ts';
import type { Uid } from '../../kubernetes/object.ts';
import type { Door, DoorPath, Route } from '../../topology/door.ts';
import { objectsOf, type World } from '../../world.ts';
import { compare } from '../selection.ts';
import { type Attachment, attachmentsOf, troubleOf } from './attachment.ts';
import { doorListeners, listenersOf } from './listeners.ts';
import { listenersFor, pathsOf, type RouteSight, unresolvedOf } from './route-paths.ts';

export interface GatewayScene {
  readonly doors: ReadonlyMap<string, Door>;
  readonly routes: ReadonlyMap<Uid, Route>;
}

export const noGateways: GatewayScene = { doors: new Map(), routes: new Map() };

/** Whether anything of the Gateway API concerns a namespace. */
export function hasGateways(world: World, namespace: string): boolean {
  const shard = world.shards.get(namespace);
  if (world.index.referrers.has(namespace)) return true;
  return shard !== undefined && (shard.has('Gateway') || routeKinds.some(kind => shard.has(kind)));
}

const readKinds = ['Service', 'Gateway', 'ListenerSet', 'ReferenceGrant', ...routeKinds] as const;

/** All that `projectGateways` may read, for comparison by identity: three steps along the references between namespaces at most. */
export function gatewayInputs(world: World, namespace: string): readonly unknown[] {
  const { referrers, named } = world.index;
  const places = new Set([namespace, ...(referrers.get(namespace)?.keys() ?? [])]);
  for (let step = 0; step < 2; step += 1)
    for (const place of [...places]) for (const other of named.get(place)?.keys() ?? []) places.add(other);
  const objects = [...places].flatMap(place => readKinds.map(kind => objectsOf(world, place, kind)));
  return [world.freshness, ...objects];
}

export function projectGateways(sight: RouteSight): GatewayScene {
  const { world, namespace } = sight;
  const doors = new Map<string, Mutable<Door>>();
  const routes = new Map<Uid, Route>();
  for (const gateway of objectsOf(world, namespace, 'Gateway').values()) {
    doors.set(gateway.meta.uid, doorOf(sight, namespace, gateway));
  }
  for (const route of routesOf(world, namespace)) {
    const attachments = attachmentsOf(world, route);
    routes.set(route.meta.uid, projectRoute(route, attachments));
    hang(sight, doors, route, attachments);
  }
  for (const other of [...(world.index.referrers.get(namespace)?.keys() ?? [])].sort(compare)) {
    for (const route of routesOf(world, other)) {
      const attachments = attachmentsOf(world, route);
      for (const { gateway } of hooksOf(route, attachments)) {
        const own = gateway?.meta.namespace === namespace ? doors.get(gateway.meta.uid) : undefined;
        if (own !== undefined) own.elsewhere = (own.elsewhere ?? 0) + 1;
      }
      if (leadsTo(route, namespace)) echo(sight, doors, route, attachments);
    }
  }
  return { doors, routes };
}

/** Oldest first, as implementations rank them. */
function routesOf(world: World, namespace: string): readonly RouteObject[] {
  return routeKinds
    .flatMap(kind => [...objectsOf(world, namespace, kind).values()])
    .sort(
      (a, b) =>
        a.meta.created - b.meta.created ||
        compare(a.meta.name, b.meta.name) ||
        compare(a.kind, b.kind) ||
        compare(a.meta.uid, b.meta.uid),
    );
}

function leadsTo(route: RouteObject, namespace: string): boolean {
  return route.rules.some(({ backends }) => backends.some(backend => backend.namespace === namespace));
}

/** Attachments of a route at one Gateway. */
interface Hook {
  readonly key: string;
  readonly at: NonNullable<Attachment['at']>;
  readonly gateway: GatewayObject | undefined;
  readonly listeners: readonly Listener[];
}

/** Several parents may be listeners of one Gateway. */
function hooksOf(route: RouteObject, attachments: readonly Attachment[]): readonly Hook[] {
  const hooks = new Map<string, Hook>();
  for (const { parent, reference, at, gateway, set } of attachments) {
    if (at === undefined || (parent.state !== 'attached' && parent.state !== 'unknown')) continue;
    const uid = gateway?.meta.uid ?? `?${at.namespace}/${at.name}`;
    const key = at.namespace === route.meta.namespace ? uid : `${uid}@${route.meta.namespace}`;
    const fitting = listenersFor(route, listenersOf(gateway, set), reference);
    const known = hooks.get(key)?.listeners ?? [];
    hooks.set(key, {
      key,
      at,
      gateway,
      listeners: [...known, ...fitting.filter(one => !known.includes(one))],
    });
  }
  return [...hooks.values()];
}

function hang(
  sight: RouteSight,
  doors: Map<string, Mutable<Door>>,
  route: RouteObject,
  attachments: readonly Attachment[],
): void {
  const hooks = hooksOf(route, attachments);
  for (const { key, at, gateway, listeners } of hooks) {
    const door = doors.get(key) ?? { ...doorOf(sight, at.namespace, gateway, at.name), uid: key };
    doors.set(key, { ...door, paths: [...door.paths, ...pathsOf(sight, route, listeners, true)] });
  }
  const [refused] = attachments.filter(({ parent }) => parent.state !== 'mesh');
  if (hooks.length > 0 || refused === undefined) return;
  const { uid, name, namespace, created } = route.meta;
  doors.set(uid, {
    uid,
    kind: route.kind,
    name,
    namespace,
    created,
    tls: false,
    tlsHosts: [],
    addresses: [],
    paths: pathsOf(sight, route, [], false),
    ...(refused.parent.trouble !== undefined && { trouble: refused.parent.trouble }),
  });
}

/** What a route of another namespace leads to here. */
function echo(
  sight: RouteSight,
  doors: Map<string, Mutable<Door>>,
  route: RouteObject,
  attachments: readonly Attachment[],
): void {
  for (const hook of hooksOf(route, attachments)) {
    const paths = pathsOf(sight, route, hook.listeners, true).filter(({ service, route: leg }) => {
      return service !== undefined && leg?.serviceNamespace === undefined;
    });
    if (paths.length === 0) continue;
    const uid = `${hook.key}>${sight.namespace}`;
    const known: readonly DoorPath[] = doors.get(uid)?.paths ?? [];
    const door = doorOf(sight, hook.at.namespace, hook.gateway, hook.at.name);
    doors.set(uid, { ...door, uid, paths: [...known, ...paths], echoOf: hook.key });
  }
}

/** A Gateway without what hangs on it; what cannot be seen of it is left out. */
function doorOf(
  { world, namespace }: RouteSight,
  home: string,
  gateway: GatewayObject | undefined,
  name = '',
): Mutable<Door> {
  const door: Mutable<Door> = {
    uid: gateway?.meta.uid ?? '',
    kind: 'Gateway',
    name: gateway?.meta.name ?? name,
    namespace,
    created: gateway?.meta.created ?? 0,
    tls: gateway?.listeners.some(({ tls }) => tls !== undefined) ?? false,
    tlsHosts: [],
    addresses: gateway?.addresses ?? [],
    paths: [],
  };
  if (home !== namespace) door.home = home;
  if (gateway === undefined) return door;
  door.className = gateway.className;
  door.listeners = doorListeners(world, gateway);
  const amiss = ['Accepted', 'Programmed']
    .map(wanted => gateway.conditions.find(({ type }) => type === wanted))
    .find(condition => condition !== undefined && condition.status !== 'True');
  if (amiss !== undefined) door.trouble = troubleOf(amiss);
  return door;
}

function projectRoute(route: RouteObject, attachments: readonly Attachment[]): Route {
  const { uid, name, namespace, created } = route.meta;
  const unresolved = unresolvedOf(route);
  return {
    uid,
    kind: route.kind,
    name,
    namespace,
    created,
    hostnames: route.hostnames,
    parents: attachments.map(({ parent }) => parent),
    ...(unresolved !== undefined && { unresolved: troubleOf(unresolved) }),
  };
}
