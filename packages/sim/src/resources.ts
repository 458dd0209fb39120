/**
 * Which resources the simulated cluster serves, as one table: names, scope, subresources and what the store must know.
 * Read by discovery, OpenAPI, the request router and the store. A kind that is not here does not exist (404).
 * Names, short names and categories are those of `kubectl api-resources` against Kubernetes 1.36.
 */

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
}

type Traits = {
  readonly short?: string;
  readonly all?: boolean;
  readonly cluster?: boolean;
  readonly sub?: string;
  readonly generation?: boolean;
  readonly virtual?: boolean;
  readonly plural?: string;
};

function resource(groupVersion: string, kind: string, traits: Traits = {}): Resource {
  const cut = groupVersion.lastIndexOf('/');
  const singular = kind.toLowerCase();
  return {
    group: cut < 0 ? '' : groupVersion.slice(0, cut),
    version: groupVersion.slice(cut + 1),
    kind,
    plural: traits.plural ?? `${singular}s`,
    singular,
    shortNames: traits.short?.split(' ') ?? [],
    categories: traits.all === true ? ['all'] : [],
    namespaced: traits.cluster !== true,
    subresources: traits.sub?.split(' ') ?? [],
    generation: traits.generation === true,
    virtual: traits.virtual === true,
  };
}

const SCALED = { all: true, sub: 'status scale', generation: true };

/** In the order of discovery. */
export const RESOURCES: readonly Resource[] = [
  resource('v1', 'ConfigMap', { short: 'cm' }),
  resource('v1', 'Endpoints', { short: 'ep', plural: 'endpoints' }),
  resource('v1', 'Event', { short: 'ev' }),
  resource('v1', 'Namespace', { short: 'ns', cluster: true, sub: 'finalize status' }),
  resource('v1', 'Node', { short: 'no', cluster: true, sub: 'status' }),
  resource('v1', 'Pod', {
    short: 'po',
    all: true,
    generation: true,
    sub: 'attach binding eviction exec log portforward status',
  }),
  resource('v1', 'Secret'),
  resource('v1', 'Service', { short: 'svc', all: true, sub: 'status' }),
  resource('v1', 'ServiceAccount', { short: 'sa' }),
  resource('apps/v1', 'DaemonSet', { short: 'ds', all: true, sub: 'status', generation: true }),
  resource('apps/v1', 'Deployment', { ...SCALED, short: 'deploy' }),
  resource('apps/v1', 'ReplicaSet', { ...SCALED, short: 'rs' }),
  resource('apps/v1', 'StatefulSet', { ...SCALED, short: 'sts' }),
  resource('authentication.k8s.io/v1', 'SelfSubjectReview', { cluster: true, virtual: true }),
  resource('authorization.k8s.io/v1', 'SelfSubjectAccessReview', { cluster: true, virtual: true }),
  resource('authorization.k8s.io/v1', 'SelfSubjectRulesReview', { cluster: true, virtual: true }),
  resource('batch/v1', 'Job', { all: true, sub: 'status', generation: true }),
  resource('coordination.k8s.io/v1', 'Lease'),
  resource('discovery.k8s.io/v1', 'EndpointSlice', { generation: true }),
  resource('events.k8s.io/v1', 'Event', { short: 'ev' }),
  resource('networking.k8s.io/v1', 'IngressClass', {
    cluster: true,
    plural: 'ingressclasses',
    generation: true,
  }),
  resource('networking.k8s.io/v1', 'Ingress', {
    short: 'ing',
    plural: 'ingresses',
    sub: 'status',
    generation: true,
  }),
  resource('networking.k8s.io/v1', 'NetworkPolicy', {
    short: 'netpol',
    plural: 'networkpolicies',
    generation: true,
  }),
  resource('policy/v1', 'PodDisruptionBudget', { short: 'pdb', sub: 'status', generation: true }),
];

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** What may be asked of a resource as such; its subresources have verbs of their own. Namespaces go one by one. */
export const verbsOf = ({ kind, virtual }: Resource): readonly string[] => {
  if (virtual) return ['create'];
  return kind === 'Namespace' ? VERBS.filter(verb => verb !== 'deletecollection') : VERBS;
};

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
