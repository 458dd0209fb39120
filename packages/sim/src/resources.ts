/**
 * Which resources the simulated cluster serves, as one table: names, scope, subresources and what the store must know.
 * Read by discovery, OpenAPI, the request router and the store. A kind that is not here does not exist (404).
 * Names, short names and categories are those of `kubectl api-resources` against Kubernetes 1.36.
 */

import type { ResourceDefinition } from './resource-definition.ts';

export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly subresources: readonly string[];
  /** Whether `metadata.generation` counts the changes of the spec. */
  readonly generation: boolean;
  /** Answers a question when posted; nothing is stored. */
  readonly virtual: boolean;
  /** Served by a CustomResourceDefinition: another order of verbs, no strategic merge patch. */
  readonly custom: boolean;
  readonly readOnly: boolean;
  /** Unset: served by the API server itself. */
  readonly aggregated?: 'available' | 'unavailable';
  /** Of a resource that somebody has defined: what it looks like and how it is printed. */
  readonly definition?: ResourceDefinition;
}

type Traits = {
  readonly short?: string;
  readonly all?: boolean;
  readonly cluster?: boolean;
  readonly sub?: string;
  readonly generation?: boolean;
  readonly virtual?: boolean;
  readonly plural?: string;
  readonly category?: string;
  readonly readOnly?: boolean;
};

export function resource(groupVersion: string, kind: string, traits: Traits = {}): Resource {
  const cut = groupVersion.lastIndexOf('/');
  const singular = kind.toLowerCase();
  return {
    group: cut < 0 ? '' : groupVersion.slice(0, cut),
    version: groupVersion.slice(cut + 1),
    kind,
    plural: traits.plural ?? `${singular}s`,
    singular,
    shortNames: traits.short?.split(' ') ?? [],
    categories: traits.all === true ? ['all'] : traits.category === undefined ? [] : [traits.category],
    namespaced: traits.cluster !== true,
    subresources: traits.sub?.split(' ') ?? [],
    generation: traits.generation === true,
    virtual: traits.virtual === true,
    custom: traits.category === 'gateway-api',
    readOnly: traits.readOnly === true,
  };
}

const SCALED = { all: true, sub: 'scale status', generation: true };
const CLUSTER = { cluster: true };
const EXTENSION = { cluster: true, category: 'api-extensions', generation: true };
const QUESTION = { virtual: true, cluster: true };
const GATEWAY = { category: 'gateway-api', sub: 'status', generation: true };

/** In the order of discovery: groups and resources as upstream's server names them. */
export const RESOURCES: readonly Resource[] = [
  resource('v1', 'Binding', { virtual: true }),
  resource('v1', 'ComponentStatus', {
    short: 'cs',
    cluster: true,
    plural: 'componentstatuses',
    readOnly: true,
  }),
  resource('v1', 'ConfigMap', { short: 'cm' }),
  resource('v1', 'Endpoints', { short: 'ep', plural: 'endpoints' }),
  resource('v1', 'Event', { short: 'ev' }),
  resource('v1', 'LimitRange', { short: 'limits' }),
  resource('v1', 'Namespace', { short: 'ns', cluster: true, sub: 'finalize status' }),
  resource('v1', 'Node', { short: 'no', cluster: true, sub: 'proxy status' }),
  resource('v1', 'PersistentVolumeClaim', { short: 'pvc', sub: 'status' }),
  resource('v1', 'PersistentVolume', { short: 'pv', cluster: true, sub: 'status' }),
  resource('v1', 'Pod', {
    short: 'po',
    all: true,
    generation: true,
    sub: 'attach binding ephemeralcontainers eviction exec log portforward proxy resize status',
  }),
  resource('v1', 'PodTemplate', { generation: true }),
  resource('v1', 'ReplicationController', { ...SCALED, short: 'rc' }),
  resource('v1', 'ResourceQuota', { short: 'quota', sub: 'status' }),
  resource('v1', 'Secret'),
  resource('v1', 'ServiceAccount', { short: 'sa', sub: 'token' }),
  resource('v1', 'Service', { short: 'svc', all: true, sub: 'proxy status' }),
  resource('apiregistration.k8s.io/v1', 'APIService', {
    cluster: true,
    category: 'api-extensions',
    sub: 'status',
  }),
  resource('apps/v1', 'ControllerRevision'),
  resource('apps/v1', 'DaemonSet', { short: 'ds', all: true, sub: 'status', generation: true }),
  resource('apps/v1', 'Deployment', { ...SCALED, short: 'deploy' }),
  resource('apps/v1', 'ReplicaSet', { ...SCALED, short: 'rs' }),
  resource('apps/v1', 'StatefulSet', { ...SCALED, short: 'sts' }),
  resource('events.k8s.io/v1', 'Event', { short: 'ev' }),
  resource('authentication.k8s.io/v1', 'SelfSubjectReview', QUESTION),
  resource('authentication.k8s.io/v1', 'TokenReview', QUESTION),
  resource('authorization.k8s.io/v1', 'LocalSubjectAccessReview', { virtual: true }),
  resource('authorization.k8s.io/v1', 'SelfSubjectAccessReview', QUESTION),
  resource('authorization.k8s.io/v1', 'SelfSubjectRulesReview', QUESTION),
  resource('authorization.k8s.io/v1', 'SubjectAccessReview', QUESTION),
  resource('autoscaling/v2', 'HorizontalPodAutoscaler', { short: 'hpa', all: true, sub: 'status' }),
  resource('autoscaling/v1', 'HorizontalPodAutoscaler', { short: 'hpa', all: true, sub: 'status' }),
  resource('batch/v1', 'CronJob', { short: 'cj', all: true, sub: 'status', generation: true }),
  resource('batch/v1', 'Job', { all: true, sub: 'status', generation: true }),
  resource('certificates.k8s.io/v1', 'CertificateSigningRequest', {
    short: 'csr',
    cluster: true,
    sub: 'approval status',
  }),
  resource('networking.k8s.io/v1', 'IngressClass', {
    ...CLUSTER,
    plural: 'ingressclasses',
    generation: true,
  }),
  resource('networking.k8s.io/v1', 'Ingress', {
    short: 'ing',
    plural: 'ingresses',
    sub: 'status',
    generation: true,
  }),
  resource('networking.k8s.io/v1', 'IPAddress', { ...CLUSTER, short: 'ip', plural: 'ipaddresses' }),
  resource('networking.k8s.io/v1', 'NetworkPolicy', {
    short: 'netpol',
    plural: 'networkpolicies',
    generation: true,
  }),
  resource('networking.k8s.io/v1', 'ServiceCIDR', { ...CLUSTER, sub: 'status' }),
  resource('policy/v1', 'PodDisruptionBudget', { short: 'pdb', sub: 'status', generation: true }),
  resource('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', CLUSTER),
  resource('rbac.authorization.k8s.io/v1', 'ClusterRole', CLUSTER),
  resource('rbac.authorization.k8s.io/v1', 'RoleBinding'),
  resource('rbac.authorization.k8s.io/v1', 'Role'),
  resource('storage.k8s.io/v1', 'CSIDriver', CLUSTER),
  resource('storage.k8s.io/v1', 'CSINode', CLUSTER),
  resource('storage.k8s.io/v1', 'CSIStorageCapacity', { plural: 'csistoragecapacities' }),
  resource('storage.k8s.io/v1', 'StorageClass', { ...CLUSTER, short: 'sc', plural: 'storageclasses' }),
  resource('storage.k8s.io/v1', 'VolumeAttachment', { ...CLUSTER, sub: 'status' }),
  resource('storage.k8s.io/v1', 'VolumeAttributesClass', {
    ...CLUSTER,
    short: 'vac',
    plural: 'volumeattributesclasses',
  }),
  resource('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', {
    ...EXTENSION,
    plural: 'mutatingadmissionpolicies',
  }),
  resource('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicyBinding', EXTENSION),
  resource('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', EXTENSION),
  resource('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', {
    ...EXTENSION,
    plural: 'validatingadmissionpolicies',
    sub: 'status',
  }),
  resource('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', EXTENSION),
  resource('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', EXTENSION),
  resource('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    ...EXTENSION,
    short: 'crd crds',
    sub: 'status',
  }),
  resource('scheduling.k8s.io/v1', 'PriorityClass', {
    ...CLUSTER,
    short: 'pc',
    plural: 'priorityclasses',
    generation: true,
  }),
  resource('coordination.k8s.io/v1', 'Lease'),
  resource('node.k8s.io/v1', 'RuntimeClass', { ...CLUSTER, plural: 'runtimeclasses' }),
  resource('discovery.k8s.io/v1', 'EndpointSlice', { generation: true }),
  resource('resource.k8s.io/v1', 'DeviceClass', {
    ...CLUSTER,
    plural: 'deviceclasses',
    generation: true,
  }),
  resource('resource.k8s.io/v1', 'ResourceClaim', { sub: 'status' }),
  resource('resource.k8s.io/v1', 'ResourceClaimTemplate'),
  resource('resource.k8s.io/v1', 'ResourceSlice', { ...CLUSTER, generation: true }),
  resource('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', { ...CLUSTER, sub: 'status', generation: true }),
  resource('flowcontrol.apiserver.k8s.io/v1', 'PriorityLevelConfiguration', {
    ...CLUSTER,
    sub: 'status',
    generation: true,
  }),
  resource('gateway.networking.k8s.io/v1', 'BackendTLSPolicy', {
    ...GATEWAY,
    short: 'btlspolicy',
    plural: 'backendtlspolicies',
  }),
  resource('gateway.networking.k8s.io/v1', 'GatewayClass', {
    ...GATEWAY,
    short: 'gc',
    cluster: true,
    plural: 'gatewayclasses',
  }),
  resource('gateway.networking.k8s.io/v1', 'Gateway', { ...GATEWAY, short: 'gtw' }),
  resource('gateway.networking.k8s.io/v1', 'GRPCRoute', GATEWAY),
  resource('gateway.networking.k8s.io/v1', 'HTTPRoute', GATEWAY),
  resource('gateway.networking.k8s.io/v1', 'ListenerSet', { ...GATEWAY, short: 'lset' }),
  resource('gateway.networking.k8s.io/v1', 'ReferenceGrant', {
    category: 'gateway-api',
    generation: true,
    short: 'refgrant',
  }),
  resource('gateway.networking.k8s.io/v1', 'TCPRoute', GATEWAY),
  resource('gateway.networking.k8s.io/v1', 'TLSRoute', GATEWAY),
  resource('gateway.networking.k8s.io/v1', 'UDPRoute', GATEWAY),
  // Served beside v1, in which they are stored.
  resource('gateway.networking.k8s.io/v1beta1', 'GatewayClass', {
    ...GATEWAY,
    short: 'gc',
    cluster: true,
    plural: 'gatewayclasses',
  }),
  resource('gateway.networking.k8s.io/v1beta1', 'HTTPRoute', GATEWAY),
  resource('gateway.networking.k8s.io/v1beta1', 'Gateway', { ...GATEWAY, short: 'gtw' }),
  resource('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', {
    category: 'gateway-api',
    generation: true,
    short: 'refgrant',
  }),
];

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const CUSTOM_VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];

/** What may be asked of a resource as such; its subresources have verbs of their own. Namespaces go one by one. */
export const verbsOf = ({ kind, virtual, custom, readOnly }: Resource): readonly string[] => {
  if (virtual) return ['create'];
  if (readOnly) return ['get', 'list'];
  if (custom) return CUSTOM_VERBS;
  return kind === 'Namespace' ? VERBS.filter(verb => verb !== 'deletecollection') : VERBS;
};

export const STRATEGIC = 'application/strategic-merge-patch+json';

const PATCH_TYPES: readonly string[] = [
  'application/json-patch+json',
  'application/merge-patch+json',
  STRATEGIC,
  'application/apply-patch+yaml',
];

/** The media types in which a resource takes patches. */
export const patchTypesOf = ({ custom }: Pick<Resource, 'custom'>): readonly string[] =>
  custom ? PATCH_TYPES.filter(type => type !== STRATEGIC) : PATCH_TYPES;

export const apiVersionOf = (resource: Pick<Resource, 'group' | 'version'>): string =>
  resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;

/** "deployments.apps", "pods": how error messages name a resource. */
export const qualifiedName = (resource: Pick<Resource, 'group' | 'plural'>): string =>
  resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`;

const byKind = new Map<string, Resource>();
const byPath = new Map<string, Resource>();
for (const entry of RESOURCES) {
  if (!byKind.has(entry.kind)) byKind.set(entry.kind, entry);
  byPath.set(`${apiVersionOf(entry)}/${entry.plural}`, entry);
}

/** The resource under which a kind is stored (Events: the core group's). */
export const resourceOfKind = (kind: string): Resource | undefined => byKind.get(kind);

export const resourceOfPath = (apiVersion: string, plural: string): Resource | undefined =>
  byPath.get(`${apiVersion}/${plural}`);
