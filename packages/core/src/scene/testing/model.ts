/**
 * Topologies in a few words, for the tests of the scene: `topology(service('web'), pod('web-a', { node: 'n1' }), line('web', 'web-a'))`.
 * UIDs are the names, so a pod that is to be another one under the same name needs a `uid`. For tests only.
 */
import type { FreshnessState } from '../../freshness.ts';
import type { Family } from '../../kubernetes/object.ts';
import { toldFinding } from '../../testing/told-finding.ts';
import type { Door, DoorPath } from '../../topology/door.ts';
import type { ToldFinding } from '../../topology/finding.ts';
import type {
  Budget,
  ClusterNode,
  Elements,
  Endpoint,
  MapName,
  Pod,
  Service,
  Topology,
  Workload,
} from '../../topology.ts';
import { emptyTopology, keyOf } from '../../topology.ts';

export const namespace = 'shop';
const familyCode: Readonly<Record<Family, string>> = { IPv4: '4', IPv6: '6', FQDN: 'f' };

export type Element = { readonly [M in MapName]: { readonly map: M; readonly value: Elements[M] } }[MapName];

export function topology(...elements: readonly Element[]): Topology {
  const maps = new Map<MapName, Map<string, unknown>>();
  for (const { map, value } of elements) {
    const there = maps.get(map) ?? new Map<string, unknown>();
    there.set(keyOf(map, value as never), value);
    maps.set(map, there);
  }
  return { ...emptyTopology, ...Object.fromEntries(maps) } as Topology;
}

export function service(name: string, options: Partial<Service> = {}): Element {
  const value: Service = {
    uid: name,
    name,
    namespace,
    created: 0,
    type: 'ClusterIP',
    headless: false,
    clusterIPs: ['10.96.0.42'],
    families: ['IPv4'],
    ports: [{ name: '', protocol: 'TCP', port: 80, target: 8080 }],
    selector: [['app', name]],
    externalIPs: [],
    loadBalancer: [],
    affinity: 'None',
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    publishNotReady: false,
    ...options,
  };
  return { map: 'services', value };
}

export function staffing(desired: number, surge: number): NonNullable<Service['staffing']> {
  return { desired, surge, workloads: [] };
}

/** A Service of which people keep the list. */
export function serviceByHand(name: string, options: Partial<Service> = {}): Element {
  const { selector: _none, ...value } = service(name, options).value as Service;
  return { map: 'services', value };
}

export function pod(name: string, options: Partial<Pod> = {}): Element {
  const value: Pod = {
    uid: name,
    name,
    namespace,
    created: 0,
    state: 'ready',
    ips: ['10.244.1.1'],
    containers: '1/1',
    ...options,
  };
  return { map: 'pods', value };
}

/** A line of `service` that names `target` (a pod's UID), or an address that is nobody's. */
export function line(
  of: string,
  target: string,
  options: Partial<Endpoint> & { readonly bare?: boolean } = {},
): Element {
  const { bare, ...rest } = options;
  const family = rest.family ?? 'IPv4';
  const value: Endpoint = {
    id: `${of}|${familyCode[family]}|${target}`,
    service: of,
    namespace,
    family,
    address: bare ? target : '10.244.1.1',
    ready: true,
    serving: true,
    terminating: false,
    ...(bare ? {} : { pod: target, podName: target }),
    slices: [`${of}-x7k2p`],
    ports: [{ name: '', protocol: 'TCP', port: 8080 }],
    origin: bare ? 'hand' : 'selector',
    ...rest,
  };
  return { map: 'endpoints', value };
}

export function node(name: string, options: Partial<ClusterNode> = {}): Element {
  const value: ClusterNode = {
    uid: name,
    name,
    created: 0,
    state: 'ready',
    cordoned: false,
    addresses: [],
    pods: 0,
    ...options,
  };
  return { map: 'nodes', value };
}

export function door(
  name: string,
  host: string,
  paths: readonly (Partial<DoorPath> & { readonly path: string })[],
  options: Partial<Door> = {},
): Element {
  const value: Door = {
    uid: name,
    kind: 'Ingress',
    name,
    namespace,
    created: 0,
    tls: false,
    tlsHosts: [],
    addresses: [],
    paths: paths.map(path => ({
      host,
      pathType: 'Prefix' as const,
      ...(path.service === undefined ? {} : { serviceUid: path.service }),
      ...path,
    })),
    ...options,
  };
  return { map: 'doors', value };
}

export function workload(name: string, options: Partial<Workload> = {}): Element {
  const value: Workload = {
    uid: name,
    kind: 'ReplicaSet',
    name,
    namespace,
    created: 0,
    desired: 1,
    surge: 0,
    ...options,
  };
  return { map: 'workloads', value };
}

/** Lets nobody go unless told otherwise. */
export function budget(name: string, options: Partial<Budget> = {}): Element {
  const value: Budget = { uid: name, name, namespace, created: 0, allowed: 0, ...options };
  return { map: 'budgets', value };
}

/** What a rule says of an object of this namespace. */
export function finding(
  rule: string,
  kind: string,
  name: string,
  options: Partial<ToldFinding> = {},
): Element {
  return { map: 'findings', value: toldFinding(rule, { kind, namespace, name }, options) };
}

/** Freshness of the kinds that a headline needs; `pods` alone may differ. */
export function seen(state: FreshnessState = 'live', pods: FreshnessState = state): readonly Element[] {
  const kinds = ['Service', 'EndpointSlice', 'Pod', 'Node', 'Namespace', 'Ingress'] as const;
  return kinds.map(kind => ({
    map: 'freshness' as const,
    value: { key: kind, kind, scope: '', state: kind === 'Pod' ? pods : state, since: 0 },
  }));
}
