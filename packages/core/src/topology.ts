/**
 * The picture as a value: what there is on the way from the outside to a pod, in one namespace or in the cluster. Types only.
 * Every element carries its own key (`uid`, `id`, `key`), so that patches need no keys of their own. Made by `project`, compared by `diff`,
 * streamed as `Patch`, placed by `place`. Values are plain JSON: no Map inside an element, no undefined that matters, times in ms since the epoch.
 */
import type { Freshness } from './freshness.ts';
import type { Family, ServicePort, SlicePort, Uid } from './kubernetes/object.ts';
import type { Door, Route } from './topology/door.ts';
import type { Judged, ToldFinding } from './topology/finding.ts';
import type { Policy } from './topology/policy.ts';

/** `service|family|target`: Service UID (or `namespace/name` while it is unknown), 4 6 or f, target UID (or address). See endpoint-id.ts. */
export type EndpointId = string;

/**
 * Why nobody picks up at a Service: no line, or no line that takes calls. Absent when somebody does, for ExternalName, while slices are not observed,
 * and where an empty list would have to be explained by pods that are not (unknown is not zero).
 */
export type Silence =
  | { readonly why: 'selector-matches-nothing' }
  /** Pods match, but all of them have finished, or none has an address yet. */
  | { readonly why: 'finished'; readonly pods: number }
  | { readonly why: 'no-address'; readonly pods: number }
  | { readonly why: 'nobody-ready'; readonly pods: number }
  /** Lines are ready, but the port has no number behind it: no container declares this name. */
  | { readonly why: 'port-unresolved'; readonly port: string; readonly pods: number }
  /** No selector, so people keep the list, and it is empty. */
  | { readonly why: 'by-hand-empty' }
  /** Pods match and are ready, but the list does not hold them (yet). */
  | { readonly why: 'not-listed'; readonly pods: number }
  /** Everybody who is listed is leaving. */
  | { readonly why: 'all-leaving'; readonly pods: number };

export interface Service {
  readonly uid: Uid;
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  readonly headless: boolean;
  readonly clusterIPs: readonly string[];
  readonly families: readonly Family[];
  readonly ports: readonly ServicePort[];
  /** Pairs in the order of their keys; absent where people keep the list. */
  readonly selector?: readonly (readonly [key: string, value: string])[];
  readonly externalName?: string;
  readonly externalIPs: readonly string[];
  readonly loadBalancer: readonly string[];
  readonly affinity: 'None' | 'ClientIP';
  readonly internalTrafficPolicy: 'Cluster' | 'Local';
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  readonly publishNotReady: boolean;
  /**
   * The workloads whose pod template its selector matches (Deployments, StatefulSets, DaemonSets, and ReplicaSets without owner), by name: also while they have
   * no pod, as after scaling to zero. What they want in all, and what a rollout may add. Absent where no workload is known.
   */
  readonly staffing?: {
    readonly desired: number;
    readonly surge: number;
    readonly workloads: readonly Uid[];
  };
  /** Who wrote the v1 Endpoints object of this name, if there is one. */
  readonly endpointsObject?: 'controller' | 'hand';
  readonly silence?: Silence;
  /** Where the selector matches no pod: whom it may have meant. */
  readonly nearMiss?: NearMiss;
}

/** The one workload whose pods carry all that a selector asks for but one pair; see near-miss.ts. */
export interface NearMiss {
  readonly workload: Uid;
  readonly kind: Workload['kind'];
  readonly name: string;
  readonly asked: readonly [key: string, value: string];
  /** What they carry in its place; absent where they carry nothing like it. */
  readonly carried?: readonly [key: string, value: string];
  /** Live ones. */
  readonly pods: number;
}

/** One line of the list: an address that the slices of a Service name. */
export interface Endpoint {
  readonly id: EndpointId;
  /** UID of the Service, or `namespace/name` while no such Service is known. */
  readonly service: string;
  readonly namespace: string;
  readonly family: Family;
  readonly address: string;
  /** Null means what discovery/v1 says: ready and serving count as true, terminating as false. */
  readonly ready: boolean | null;
  readonly serving: boolean | null;
  readonly terminating: boolean | null;
  /** UID of the pod that the line names (targetRef), or that has this address where the line names none. */
  readonly pod?: Uid;
  /** Name that targetRef gives, where the pod itself may not be known yet. */
  readonly podName?: string;
  readonly node?: string;
  readonly hostname?: string;
  /** Names of the slices that hold it, in order; the ports are theirs, united. */
  readonly slices: readonly string[];
  readonly ports: readonly SlicePort[];
  /** Who keeps the line: the controller from the selector, the mirroring controller from Endpoints by hand, or somebody else. */
  readonly origin: 'selector' | 'mirrored' | 'hand';
  /**
   * NetworkPolicies shut its pod for callers, except whom they let in: `some`body on one of its ports, or `nobody`. Absent where no policy means the pod. Whether the
   * network enforces policies is not known to the API.
   */
  readonly wall?: 'some' | 'nobody';
}

export type PodState =
  /** No node has been found for it yet. */
  | 'pending'
  /** It has a node; its containers are not all up, or it has never been ready. */
  | 'starting'
  | 'ready'
  /** It runs, but its readiness check fails. */
  | 'not-ready'
  /** A container crashes, or its image cannot be had. */
  | 'failing'
  | 'terminating'
  /** Succeeded. */
  | 'finished'
  /** Failed or evicted: it will not come back. */
  | 'failed'
  /** Its node does not answer. */
  | 'unknown';

export interface Pod {
  readonly uid: Uid;
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  readonly state: PodState;
  /** In Kubernetes' words, where the state has a cause that it names: CrashLoopBackOff, Unschedulable. */
  readonly reason?: string;
  readonly node?: string;
  readonly ips: readonly string[];
  /** When readiness last changed. */
  readonly since?: number;
  /** When it will be gone at the latest, and the seconds it was granted. */
  readonly deletion?: number;
  readonly grace?: number;
  /** Ready containers and containers, as kubectl prints them: `1/1`. */
  readonly containers: string;
  readonly restarts?: number;
  /** When what was started again last had ended. */
  readonly restarted?: number;
  /** The node that is promised to it; only while it has none. */
  readonly nominated?: string;
  /** Readiness gates, open ones of all: `1/2`. */
  readonly gates?: string;
  /** UID of its controlling owner (a ReplicaSet, StatefulSet, DaemonSet or Job). */
  readonly owner?: Uid;
  /** UIDs of the Services whose selector matches it ("intended"), in the order of their names. */
  readonly wantedBy?: readonly Uid[];
  /** UIDs of the PodDisruptionBudgets that cover it, in the order of their names. */
  readonly budgets?: readonly Uid[];
  /** UIDs of the NetworkPolicies that mean it, in the order of their names. */
  readonly policies?: readonly Uid[];
}

/** The object behind lines of a list. */
export interface Slice {
  readonly uid: Uid;
  readonly name: string;
  readonly namespace: string;
  /** Name of the Service that it belongs to, by label. */
  readonly service?: string;
  readonly family: Family;
  readonly ports: readonly SlicePort[];
  readonly managedBy?: string;
  readonly created: number;
}

/** Who wants pods. Old ReplicaSets that want none and have none are left out. Carries no counts of pods: those are counted from the pods. */
export interface Workload {
  readonly uid: Uid;
  readonly kind: 'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet' | 'Job';
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  readonly owner?: Uid;
  readonly desired: number;
  readonly surge: number;
  readonly revision?: string;
  readonly finished?: boolean;
  /** Why the API server takes no more pods of it (condition ReplicaFailure); empty where names are made up. */
  readonly refusal?: string;
}

/** How many of the pods that it covers may be gone at once: a PodDisruptionBudget. */
export interface Budget {
  readonly uid: Uid;
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  /** A number or a percentage, as given. */
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
  /** As kubectl writes it after -l; empty where it covers every pod of the namespace, absent where it covers nobody. */
  readonly selector?: string;
  /** How many may be evicted now, as its status says; absent while that is not known of this spec. The counts beside it likewise. */
  readonly allowed?: number;
  readonly healthy?: number;
  readonly desired?: number;
  readonly expected?: number;
}

export interface ClusterNode {
  readonly uid: Uid;
  readonly name: string;
  readonly created: number;
  readonly zone?: string;
  readonly state: 'ready' | 'not-ready' | 'unknown';
  readonly reason?: string;
  readonly cordoned: boolean;
  readonly roles?: readonly string[];
  /** Of its kubelet: `v1.36.3`. */
  readonly version?: string;
  readonly addresses: readonly string[];
  /** Pods on it in all namespaces, finished ones left out; missing where not all can be read. */
  readonly pods?: number;
  readonly capacity?: number;
}

export interface IngressClass {
  readonly uid: Uid;
  readonly name: string;
  readonly controller: string;
  readonly isDefault: boolean;
}

export interface Namespace {
  readonly uid: Uid;
  readonly name: string;
  readonly phase: 'Active' | 'Terminating';
  /** Services in it; what the choice of namespaces shows. Missing where they cannot be read. */
  readonly services?: number;
}

/** The element that each map of a topology holds. A new map is added here and nowhere else by hand. */
export interface Elements {
  readonly services: Service;
  readonly endpoints: Endpoint;
  readonly pods: Pod;
  readonly slices: Slice;
  readonly doors: Door;
  readonly workloads: Workload;
  readonly budgets: Budget;
  readonly routes: Route;
  readonly policies: Policy;
  readonly findings: ToldFinding;
  readonly judged: Judged;
  readonly nodes: ClusterNode;
  readonly classes: IngressClass;
  readonly namespaces: Namespace;
  readonly freshness: Freshness;
}

export type MapName = keyof Elements;

/**
 * The shard of one namespace fills the first nine maps, the cluster shard (namespace '') the last four. What was found, and that it was judged, may stand in both; `project`
 * leaves them empty.
 */
export type Topology = { readonly [M in MapName]: ReadonlyMap<string, Elements[M]> };

export const mapNames = [
  'services',
  'endpoints',
  'pods',
  'slices',
  'doors',
  'workloads',
  'budgets',
  'routes',
  'policies',
  'findings',
  'judged',
  'nodes',
  'classes',
  'namespaces',
  'freshness',
] as const satisfies readonly MapName[];

export const emptyTopology: Topology = {
  services: new Map(),
  endpoints: new Map(),
  pods: new Map(),
  slices: new Map(),
  doors: new Map(),
  workloads: new Map(),
  budgets: new Map(),
  routes: new Map(),
  policies: new Map(),
  findings: new Map(),
  judged: new Map(),
  nodes: new Map(),
  classes: new Map(),
  namespaces: new Map(),
  freshness: new Map(),
};

export function keyOf<M extends MapName>(map: M, element: Elements[M]): string;
export function keyOf(
  _map: MapName,
  element: { readonly uid?: string; readonly id?: string; readonly key?: string },
): string {
  return element.uid ?? element.id ?? element.key ?? '';
}
