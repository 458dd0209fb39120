/**
 * Objects as `parse` would return them, in a few words: `pod('web-0', { node: 'n1', ready: false })`. For tests only.
 * The UID is `kind-name` unless given, the namespace `shop`; labels and selectors are written as plain records.
 * A pod is Running, ready, on no node and without address unless it says otherwise.
 */
import type { Change } from '../change.ts';
import type { Freshness, FreshnessState } from '../freshness.ts';
import { freshnessKey } from '../freshness.ts';
import { type Kind, kindSpec, kinds } from '../kubernetes/kind.ts';
import type {
  EndpointSliceObject,
  EndpointsObject,
  IngressClassObject,
  IngressObject,
  IngressPath,
  KubeObject,
  LabelExpression,
  Meta,
  NamespaceObject,
  NodeObject,
  Owner,
  PodDisruptionBudgetObject,
  PodObject,
  ServiceObject,
  ServicePort,
  SliceEndpoint,
  WorkloadObject,
} from '../kubernetes/object.ts';
import { emptyWorld, reduce, type World } from '../world.ts';

export interface MetaOptions extends Partial<Omit<Meta, 'labels' | 'name' | 'owner'>> {
  readonly labels?: Readonly<Record<string, string>>;
  readonly owner?: Owner | WorkloadObject;
}

export type Options<T> = MetaOptions & Partial<Omit<T, 'kind' | 'meta'>>;

export const defaultNamespace = 'shop';
const epochStart = Date.parse('2026-11-21T08:00:00Z');

function ownerOf(owner: Owner | WorkloadObject): Owner {
  if (!('meta' in owner)) return owner;
  return { kind: owner.kind, name: owner.meta.name, uid: owner.meta.uid };
}

export function toLabels(record: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(record));
}

/** Splits options into `meta` and the rest. */
export function split<T extends MetaOptions>(kind: Kind, name: string, options: T) {
  const { uid, namespace, resourceVersion, labels, created, deletion, grace, owner, ...rest } = options;
  const meta: Meta = {
    uid: uid ?? `${kind.toLowerCase()}-${name}`,
    name,
    namespace: kindSpec(kind).namespaced ? (namespace ?? defaultNamespace) : '',
    resourceVersion: resourceVersion ?? '',
    labels: toLabels(labels ?? {}),
    created: created ?? epochStart,
    ...(deletion !== undefined && { deletion }),
    ...(grace !== undefined && { grace }),
    ...(owner !== undefined && { owner: ownerOf(owner) }),
  };
  return { meta, rest };
}

export function pod(name: string, options: Options<PodObject> = {}): PodObject {
  const { meta, rest } = split('Pod', name, options);
  return {
    kind: 'Pod',
    meta,
    ips: [],
    phase: 'Running',
    hostNetwork: false,
    ready: true,
    readySince: meta.created + 2_000,
    started: meta.created + 1_000,
    scheduled: true,
    containersReady: rest.ready === false ? 0 : 1,
    containers: 1,
    restarts: 0,
    ports: [],
    ...rest,
  };
}

export interface ServiceOptions
  extends MetaOptions,
    Partial<Omit<ServiceObject, 'kind' | 'meta' | 'selector' | 'ports'>> {
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly Partial<ServicePort>[];
}

/** Selects `app: <name>` and has the port `http` 80 → 8080, unless told otherwise; `selector: {}` means none. */
export function service(name: string, options: ServiceOptions = {}): ServiceObject {
  const { selector = { app: name }, ports = [{ name: 'http' }], ...others } = options;
  const { meta, rest } = split('Service', name, others);
  return {
    kind: 'Service',
    meta,
    type: 'ClusterIP',
    headless: false,
    clusterIPs: ['10.96.0.10'],
    families: ['IPv4'],
    ports: ports.map(port => ({ name: '', protocol: 'TCP', port: 80, target: 8080, ...port })),
    externalIPs: [],
    loadBalancer: [],
    affinity: 'None',
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    publishNotReady: false,
    ...(Object.keys(selector).length > 0 && { selector: toLabels(selector) }),
    ...rest,
  };
}

/** A line as the controller would write it for this pod. */
export function line(target: PodObject, options: Partial<SliceEndpoint> = {}): SliceEndpoint {
  const terminating = target.meta.deletion !== undefined;
  const { name, namespace, uid } = target.meta;
  return {
    addresses: [target.ips[0] ?? '10.0.0.1'],
    serving: target.ready === true,
    terminating,
    ready: target.ready === true && !terminating,
    ...(target.node !== undefined && { node: target.node }),
    target: { kind: 'Pod', name, namespace, uid },
    ...options,
  };
}

/** A line that names no pod, as people write it: no condition but `ready`. */
export function bareLine(address: string, options: Partial<SliceEndpoint> = {}): SliceEndpoint {
  return { addresses: [address], ready: null, serving: null, terminating: null, ...options };
}

/** A slice of the Service called `owner`, kept by the controller. */
export function slice(
  name: string,
  owner: string,
  endpoints: readonly SliceEndpoint[],
  options: Options<EndpointSliceObject> = {},
): EndpointSliceObject {
  const { meta, rest } = split('EndpointSlice', name, options);
  return {
    kind: 'EndpointSlice',
    meta,
    service: owner,
    family: 'IPv4',
    managedBy: 'endpointslice-controller.k8s.io',
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
    endpoints,
    ...rest,
  };
}

export function node(name: string, options: Options<NodeObject> = {}): NodeObject {
  const { meta, rest } = split('Node', name, options);
  return { kind: 'Node', meta, ready: true, cordoned: false, addresses: [], ...rest };
}

export function namespace(name: string, options: Options<NamespaceObject> = {}): NamespaceObject {
  const { meta, rest } = split('Namespace', name, options);
  return { kind: 'Namespace', meta, phase: 'Active', ...rest };
}

/** An Ingress of one host with these paths to Services. */
export function ingress(
  name: string,
  host: string,
  paths: Readonly<Record<string, string>>,
  options: Options<IngressObject> = {},
): IngressObject {
  const { meta, rest } = split('Ingress', name, options);
  const parsed = Object.entries(paths).map(([path, target]): IngressPath => {
    return { path, pathType: 'Prefix', service: target, port: 80 };
  });
  return {
    kind: 'Ingress',
    meta,
    rules: [{ host, paths: parsed }],
    tlsHosts: [],
    tls: false,
    addresses: [],
    ...rest,
  };
}

export function ingressClass(name: string, options: Options<IngressClassObject> = {}): IngressClassObject {
  const { meta, rest } = split('IngressClass', name, options);
  return { kind: 'IngressClass', meta, controller: 'example.com/ingress', isDefault: false, ...rest };
}

export interface WorkloadOptions
  extends MetaOptions,
    Partial<Omit<WorkloadObject, 'kind' | 'meta' | 'podLabels'>> {
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** Its pods get `app: <name>` unless told otherwise. */
export function workload(
  kind: WorkloadObject['kind'],
  name: string,
  options: WorkloadOptions = {},
): WorkloadObject {
  const { podLabels = { app: name }, ...others } = options;
  const { meta, rest } = split(kind, name, others);
  return {
    kind,
    meta,
    desired: 1,
    surge: kind === 'Deployment' ? 1 : 0,
    podLabels: toLabels(podLabels),
    ...rest,
  };
}

export function endpoints(name: string, options: Options<EndpointsObject> = {}): EndpointsObject {
  const { meta, rest } = split('Endpoints', name, options);
  return { kind: 'Endpoints', meta, byHand: false, ...rest };
}

export interface BudgetOptions
  extends MetaOptions,
    Partial<Omit<PodDisruptionBudgetObject, 'kind' | 'meta' | 'selector'>> {
  readonly selector?: Readonly<Record<string, string>>;
  readonly expressions?: readonly LabelExpression[];
}

/** Covers `app: <name>` unless told otherwise and lets nobody go; `selector: {}` means every pod. */
export function budget(name: string, options: BudgetOptions = {}): PodDisruptionBudgetObject {
  const { selector = { app: name }, expressions = [], ...others } = options;
  const { meta, rest } = split('PodDisruptionBudget', name, others);
  return {
    kind: 'PodDisruptionBudget',
    meta,
    minAvailable: 1,
    selector: { pairs: toLabels(selector), expressions },
    allowed: 0,
    healthy: 1,
    desired: 1,
    expected: 1,
    ...rest,
  };
}

export function put(object: KubeObject): Change {
  return { type: 'put', object };
}

export function gone(object: KubeObject): Change {
  return { type: 'gone', kind: object.kind, uid: object.meta.uid, namespace: object.meta.namespace };
}

export function freshness(kind: Kind, state: FreshnessState, scope = '', since = epochStart): Change {
  const value: Freshness = { key: freshnessKey(kind, scope), kind, scope, state, since };
  return { type: 'freshness', freshness: value };
}

/** All kinds are observed in all namespaces. */
export function allLive(): readonly Change[] {
  return kinds.map(spec => freshness(spec.kind, 'live'));
}

/** A world in which every kind is observed, and these objects exist. */
export function world(...objects: readonly KubeObject[]): World {
  return reduce(emptyWorld, [...allLive(), ...objects.map(put)]).world;
}

/** A UUID that is a function of a number. */
export function uuid(seed: number): string {
  let state = (seed + 1) * 0x9e3779b1;
  let hex = '';
  while (hex.length < 32) {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    hex += ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
