/**
 * What we read from Kubernetes, and nothing else: `parse` keeps exactly these fields and drops the rest at the door.
 * Times are milliseconds since the epoch. Keys that come from the cluster live in Maps (a label may be called `__proto__`).
 * `undefined` means that the API object did not say; defaults that the API defines are filled in by `parse`.
 */
import type {
  GatewayClassObject,
  GatewayObject,
  ListenerSetObject,
  ReferenceGrantObject,
  RouteObject,
} from './gateway-api.ts';
import type { Kind } from './kind.ts';
import type { NetworkPolicyObject } from './network-policy.ts';

export type Uid = string;
export type Labels = ReadonlyMap<string, string>;
export type Family = 'IPv4' | 'IPv6' | 'FQDN';
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** The controlling owner (ownerReferences with `controller: true`). */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: Uid;
}

export interface Meta {
  readonly uid: Uid;
  readonly name: string;
  /** Empty for objects without namespace. */
  readonly namespace: string;
  readonly resourceVersion: string;
  readonly labels: Labels;
  readonly created: number;
  /** metadata.deletionTimestamp: when the object will be gone, not when it was asked. */
  readonly deletion?: number;
  /** Seconds of grace that were granted with the deletion. */
  readonly grace?: number;
  readonly owner?: Owner;
}

export interface ServiceObject {
  readonly kind: 'Service';
  readonly meta: Meta;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  readonly headless: boolean;
  readonly clusterIPs: readonly string[];
  readonly families: readonly Family[];
  readonly ports: readonly ServicePort[];
  /** Undefined where there is none or it is empty: then nobody but people or other programs keep the list. */
  readonly selector?: Labels;
  readonly externalName?: string;
  readonly externalIPs: readonly string[];
  readonly loadBalancer: readonly string[];
  readonly affinity: 'None' | 'ClientIP';
  readonly internalTrafficPolicy: 'Cluster' | 'Local';
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  readonly publishNotReady: boolean;
  readonly loadBalancerClass?: string;
  /** What the load balancer could not do, in its own words (condition LoadBalancerPortsError, or an error of a port). */
  readonly loadBalancerError?: string;
}

export interface ServicePort {
  /** Empty when unnamed. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly target: number | string;
  readonly nodePort?: number;
  readonly appProtocol?: string;
}

export interface SlicePort {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
}

export interface SliceEndpoint {
  readonly addresses: readonly string[];
  /** As the API says them; null where it says nothing (discovery/v1 EndpointConditions says what null means). */
  readonly ready: boolean | null;
  readonly serving: boolean | null;
  readonly terminating: boolean | null;
  readonly hostname?: string;
  readonly node?: string;
  readonly zone?: string;
  readonly target?: {
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
    readonly uid: Uid;
  };
}

export interface EndpointSliceObject {
  readonly kind: 'EndpointSlice';
  readonly meta: Meta;
  /** Label `kubernetes.io/service-name`; undefined: nobody reads this slice. */
  readonly service?: string;
  readonly family: Family;
  /** Label `endpointslice.kubernetes.io/managed-by`. */
  readonly managedBy?: string;
  /** Ports without a number are left out. */
  readonly ports: readonly SlicePort[];
  readonly endpoints: readonly SliceEndpoint[];
  /** Ports that were left out, as `name/protocol`. */
  readonly portsUnset?: readonly string[];
}

export interface ContainerPort {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** The container that keeps a pod from running or from being ready. */
export interface ContainerTrouble {
  readonly container: string;
  readonly init?: true;
  /** In kubectl's words, where it waits or has ended. */
  readonly word?: string;
  readonly message?: string;
  readonly restarts: number;
  /** How it ended the last time. */
  readonly last?: { readonly reason: string; readonly exit: number };
  readonly image?: string;
  /** Its readiness probe in a few words: `GET :8080/ready`. */
  readonly probe?: string;
}

/** A probe that names a port which its container does not declare. */
export interface UnresolvedProbe {
  readonly container: string;
  readonly probe: 'readiness' | 'liveness' | 'startup';
  readonly port: string;
}

export interface PodObject {
  readonly kind: 'Pod';
  readonly meta: Meta;
  readonly node?: string;
  readonly ips: readonly string[];
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly hostNetwork: boolean;
  /** Condition PodReady; undefined where it is missing (which counts as not ready). */
  readonly ready?: boolean;
  /** When PodReady last changed. */
  readonly readySince?: number;
  /** When the last of its containers started; undefined unless all of them run. A Ready=False that began later means that it has been ready before. */
  readonly started?: number;
  /** Whether condition PodScheduled is True, with the reason when it is not. */
  readonly scheduled: boolean;
  /** First reason that says why it does not run: waiting or terminated container, condition, status.reason. */
  readonly reason?: string;
  readonly message?: string;
  readonly containersReady: number;
  readonly containers: number;
  readonly restarts: number;
  /** When the last of its containers that were started again had ended. */
  readonly restarted?: number;
  /** The node that the scheduler has promised it, by emptying it. */
  readonly nominated?: string;
  /** Its readiness gates, as kubectl prints them: open ones of all, `1/2`. */
  readonly gates?: string;
  /** Named ports of containers and of native sidecars. */
  readonly ports: readonly ContainerPort[];
  /** Its containers in order, each with the numbers that it declares: `web 8080 9102, proxy`. */
  readonly listens?: string;
  /** Only of a pod that is not ready. */
  readonly trouble?: ContainerTrouble;
  /** Since when condition Initialized is False; undefined when it holds, or nobody said. */
  readonly uninitialized?: number;
  /** Readiness gates that nobody has opened, although its containers are ready. */
  readonly closedGates?: readonly string[];
  readonly unresolvedProbes?: readonly UnresolvedProbe[];
  /** Where it is not ClusterFirst. */
  readonly dnsPolicy?: 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /** Only of a pod that is being deleted. */
  readonly finalizers?: readonly string[];
}

export interface NodeObject {
  readonly kind: 'Node';
  readonly meta: Meta;
  readonly zone?: string;
  /** Condition Ready; undefined while nobody said, or when it is Unknown. */
  readonly ready?: boolean;
  readonly reason?: string;
  readonly cordoned: boolean;
  /** By its labels, in the order of the alphabet. */
  readonly roles?: readonly string[];
  /** Of its kubelet. */
  readonly version?: string;
  readonly addresses: readonly string[];
  /** Pods that it takes (status.allocatable.pods). */
  readonly capacity?: number;
  /** Where its pods get their addresses from; empty where the control plane does not say. */
  readonly podRanges?: readonly string[];
}

export interface NamespaceObject {
  readonly kind: 'Namespace';
  readonly meta: Meta;
  readonly phase: 'Active' | 'Terminating';
}

export interface IngressPath {
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific';
  /** Undefined for `resource` backends. */
  readonly service?: string;
  readonly port?: number | string;
}

export interface IngressObject {
  readonly kind: 'Ingress';
  readonly meta: Meta;
  /** spec.ingressClassName, else the old annotation. */
  readonly className?: string;
  readonly rules: readonly { readonly host: string; readonly paths: readonly IngressPath[] }[];
  readonly defaultBackend?: IngressPath;
  readonly tlsHosts: readonly string[];
  readonly tls: boolean;
  readonly addresses: readonly string[];
  /** The class was named by the old annotation, which needs no IngressClass. */
  readonly classAnnotated?: true;
  /** spec.tls entries that name a Secret. */
  readonly certificates?: readonly { readonly secret: string; readonly hosts: readonly string[] }[];
  /** Those that tell controllers what to do with traffic; see `parse/ingress.ts`. */
  readonly annotations?: Labels;
}

export interface IngressClassObject {
  readonly kind: 'IngressClass';
  readonly meta: Meta;
  readonly controller: string;
  readonly isDefault: boolean;
}

export interface WorkloadObject {
  readonly kind: 'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet' | 'Job';
  readonly meta: Meta;
  /** Pods that it wants: replicas, desiredNumberScheduled, or parallelism. */
  readonly desired: number;
  /** Pods beyond `desired` that a rollout may add: maxSurge resolved; 0 where the kind has none. */
  readonly surge: number;
  /** Annotation deployment.kubernetes.io/revision, or the update revision. */
  readonly revision?: string;
  /** A Job that has completed or failed. */
  readonly finished?: boolean;
  readonly paused?: boolean;
  /** Labels that its pods get (spec.template): says which Services it stands behind, also while it has no pod. */
  readonly podLabels: Labels;
  /** Ports that its pods will declare (spec.template); undefined where there are none, and of what another workload owns. */
  readonly podPorts?: readonly ContainerPort[];
  /** Why its pods cannot be created or deleted (condition ReplicaFailure), and since when that is so. */
  readonly failure?: { readonly reason: string; readonly message: string; readonly since?: number };
  /** spec.serviceName of a StatefulSet. */
  readonly serviceName?: string;
}

export interface EndpointsSubset {
  readonly ready: readonly string[];
  readonly notReady: readonly string[];
  readonly ports: readonly SlicePort[];
}

/** v1 Endpoints: it tells a list that people write from one that the controller writes. Where only metadata was fetched, `subsets` is undefined. */
export interface EndpointsObject {
  readonly kind: 'Endpoints';
  readonly meta: Meta;
  readonly byHand: boolean;
  /** What it lists, where people write it. */
  readonly subsets?: readonly EndpointsSubset[];
  /** A lock of a leader election, not a list. */
  readonly lock?: true;
  /** It was written by `kubectl apply`. */
  readonly applied?: true;
  /** It does not hold all that there are. */
  readonly truncated?: true;
}

/** Which labels are meant; every pair and every expression must hold, and none at all means everybody. */
export interface LabelSelector {
  readonly pairs: Labels;
  readonly expressions: readonly LabelExpression[];
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** How many of its pods may be gone at once. The counts are those of the disruption controller. */
export interface PodDisruptionBudgetObject {
  readonly kind: 'PodDisruptionBudget';
  readonly meta: Meta;
  /** A number or a percentage, as given. */
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
  /** Undefined: it covers nobody. */
  readonly selector?: LabelSelector;
  /** status.disruptionsAllowed; undefined where the status is missing or older than the spec. */
  readonly allowed?: number;
  readonly healthy?: number;
  readonly desired?: number;
  readonly expected?: number;
}

export type KubeObject =
  | ServiceObject
  | EndpointSliceObject
  | PodObject
  | NodeObject
  | NamespaceObject
  | IngressObject
  | IngressClassObject
  | WorkloadObject
  | EndpointsObject
  | PodDisruptionBudgetObject
  | NetworkPolicyObject
  | GatewayClassObject
  | GatewayObject
  | ListenerSetObject
  | RouteObject
  | ReferenceGrantObject;

/** Kinds that share a shape are told by its union of kinds. */
export type ObjectOf<K extends Kind> = K extends Kind ? Shaped<KubeObject, K> : never;

type Shaped<Shape, K> = Shape extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Shape
    : never
  : never;
