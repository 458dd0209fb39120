/**
 * From a name in the URL to an element and back, and what belongs to its path: everything that a call to it, or through it, passes. The rest is dimmed.
 * Names may be of objects that do not exist (any more): then nothing is resolved. Called by stage, inspector and URL.
 */

import { lookUp } from '../bucket-map.ts';
import { calleeOf, isOfRoute } from '../topology/door.ts';
import type { Elements, MapName, Topology } from '../topology.ts';
import type { ObjectName } from './lens.ts';
import { listingsOf } from './listings.ts';
import { podsMeant } from './policy-effect.ts';

export interface Resolved {
  readonly map: MapName;
  readonly key: string;
}

const mapOfKind = {
  Service: 'services',
  Pod: 'pods',
  EndpointSlice: 'slices',
  Ingress: 'doors',
  Gateway: 'doors',
  HTTPRoute: 'routes',
  GRPCRoute: 'routes',
  TLSRoute: 'routes',
  TCPRoute: 'routes',
  UDPRoute: 'routes',
  NetworkPolicy: 'policies',
  Deployment: 'workloads',
  ReplicaSet: 'workloads',
  StatefulSet: 'workloads',
  DaemonSet: 'workloads',
  Job: 'workloads',
  Node: 'nodes',
  IngressClass: 'classes',
  Namespace: 'namespaces',
} as const satisfies Readonly<Record<string, MapName>>;

type Named = Elements[
  | 'services'
  | 'pods'
  | 'slices'
  | 'doors'
  | 'routes'
  | 'policies'
  | 'workloads'
  | 'nodes'
  | 'classes'
  | 'namespaces'];

/** A Gateway may be seen from another namespace. */
function namespaceOf(element: Named): string {
  if ('home' in element) return element.home ?? element.namespace;
  return 'namespace' in element ? element.namespace : '';
}

function kindOf(map: (typeof mapOfKind)[keyof typeof mapOfKind], element: Named): string {
  if ('kind' in element) return element.kind;
  for (const [kind, of] of Object.entries(mapOfKind)) if (of === map) return kind;
  return '';
}

/** Where the topology has objects of this kind; undefined for kinds that it does not hold. */
export function mapOf(kind: string): (typeof mapOfKind)[keyof typeof mapOfKind] | undefined {
  return Object.hasOwn(mapOfKind, kind) ? mapOfKind[kind as keyof typeof mapOfKind] : undefined;
}

export function resolve(topology: Topology, name: ObjectName): Resolved | undefined {
  const map = mapOf(name.kind);
  if (map === undefined) return undefined;
  const elements: ReadonlyMap<string, Named> = topology[map];
  for (const [key, element] of elements) {
    if (element.name !== name.name || kindOf(map, element) !== name.kind) continue;
    if (namespaceOf(element) === name.namespace) return { map, key };
  }
  return undefined;
}

/** Maps of what are no objects, or no objects of the picture. */
const undrawn = [
  'endpoints',
  'freshness',
  'budgets',
  'findings',
  'judged',
] as const satisfies readonly MapName[];
type Undrawn = (typeof undrawn)[number];

function isDrawn(map: MapName): map is Exclude<MapName, Undrawn> {
  return !(undrawn as readonly MapName[]).includes(map);
}

/** Undefined for what is no object, or not on the picture, and for what is not there. */
export function nameOf(topology: Topology, { map, key }: Resolved): ObjectName | undefined {
  if (!isDrawn(map)) return undefined;
  const elements: ReadonlyMap<string, Named> = topology[map];
  const element = elements.get(key);
  if (element === undefined) return undefined;
  return { kind: kindOf(map, element), namespace: namespaceOf(element), name: element.name };
}

/** Keys of what belongs to a path; nodes by name, Services also as `namespace/name`. */
export interface Path {
  readonly doors: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
  readonly pods: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
}

/** Without a path everything is on it. */
export function onPath(path: Path | undefined, map: keyof Path, key: string | undefined): boolean {
  return path === undefined || (key !== undefined && path[map].has(key));
}

/** Where a path begins: from Services it leads on to their lists and pods, from pods back to the lists that name them. Without doors of its own it has all that lead there. */
type Beginning = { readonly [Part in keyof Path]?: readonly string[] };

type Begin = (topology: Topology, key: string) => Beginning;

/** What has no beginning here dims nothing. */
const beginnings: { readonly [Map in MapName]?: Begin } = {
  services: (_, uid) => ({ services: [uid] }),
  doors: (topology, uid) => ({
    doors: [uid],
    // Also whom it may not lead to: that is what one has to see. What does not hang here is not its own.
    services: (topology.doors.get(uid)?.paths ?? []).flatMap(path =>
      path.route?.refused === 'not-attached' ? [] : (calleeOf(path) ?? []),
    ),
  }),
  routes(topology, uid) {
    const route = topology.routes.get(uid);
    const found = [...topology.doors.values()].flatMap(door =>
      door.paths.filter(path => route && isOfRoute(path, door, route)).map(path => ({ door, path })),
    );
    return {
      doors: found.map(({ door }) => door.uid),
      services: found.flatMap(({ path }) => calleeOf(path) ?? []),
    };
  },
  policies: (topology, uid) => ({ pods: podsMeant(uid, topology).map(pod => pod.uid) }),
  slices(topology, uid) {
    const slice = topology.slices.get(uid);
    const isIn = ({ namespace, slices }: Elements['endpoints']): boolean =>
      slice !== undefined && namespace === slice.namespace && slices.includes(slice.name);
    return { endpoints: [...topology.endpoints.values()].filter(isIn).map(({ id }) => id) };
  },
  pods: (_, uid) => ({ pods: [uid] }),
  nodes(topology, uid) {
    const node = topology.nodes.get(uid)?.name;
    return { nodes: node === undefined ? [] : [node], pods: podsWith(topology, pod => pod.node === node) };
  },
  workloads: (topology, uid) => ({ pods: podsOf(topology, uid) }),
};

function podsOf(topology: Topology, workload: string): readonly string[] {
  const { workloads } = topology;
  return podsWith(
    topology,
    ({ owner = '' }) => owner === workload || workloads.get(owner)?.owner === workload,
  );
}

function podsWith({ pods }: Topology, matches: (pod: Elements['pods']) => boolean): readonly string[] {
  return [...pods.values()].filter(matches).map(({ uid }) => uid);
}

/** Whether looking at it dims the rest. */
export function hasPath(topology: Topology, name: ObjectName | undefined): boolean {
  const found = name === undefined ? undefined : resolve(topology, name);
  return found !== undefined && beginnings[found.map] !== undefined;
}

/** Undefined where nothing is to be dimmed: without a selection, or for one that is not there. */
export function pathOf(topology: Topology, selection: ObjectName | undefined): Path | undefined {
  const found = selection === undefined ? undefined : resolve(topology, selection);
  const begin = found && beginnings[found.map]?.(topology, found.key);
  if (begin === undefined) return undefined;
  const pods = new Set(begin.pods);
  const services = new Set(begin.services);
  const endpoints = new Set(begin.endpoints);
  const doors = new Set(begin.doors);
  const nodes = new Set(begin.nodes);
  const { faces, wanted, listing } = listingsOf(topology);
  for (const pod of begin.pods ?? []) {
    for (const id of lookUp(listing, pod) ?? []) endpoints.add(id);
    for (const service of topology.pods.get(pod)?.wantedBy ?? []) services.add(service);
  }
  for (const service of new Set(begin.services)) {
    for (const { line } of faces.get(service) ?? []) endpoints.add(line.id);
    for (const { uid } of wanted.get(service) ?? []) pods.add(uid);
    // Who nearly matches stands opposite the empty list.
    const meant = topology.services.get(service)?.nearMiss?.workload;
    for (const uid of meant === undefined ? [] : podsOf(topology, meant)) pods.add(uid);
  }
  for (const id of endpoints) {
    const line = topology.endpoints.get(id);
    if (line === undefined) continue;
    services.add(line.service);
    if (line.pod !== undefined) pods.add(line.pod);
    if (line.node !== undefined) nodes.add(line.node);
  }
  for (const uid of pods) {
    const node = topology.pods.get(uid)?.node;
    if (node !== undefined) nodes.add(node);
  }
  if (begin.doors === undefined)
    for (const door of topology.doors.values())
      if (door.paths.some(path => path.serviceUid !== undefined && services.has(path.serviceUid)))
        doors.add(door.uid);
  return { doors, services, endpoints, pods, nodes };
}

/** What is left where both say something. */
export function within(a: Path | undefined, b: Path | undefined): Path | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const both = (map: keyof Path) => new Set([...a[map]].filter(key => b[map].has(key)));
  return {
    doors: both('doors'),
    services: both('services'),
    endpoints: both('endpoints'),
    pods: both('pods'),
    nodes: both('nodes'),
  };
}
