/**
 * What the cluster serves, for clients that ask before they speak: /version, /api, /apis, resource lists and the aggregated form of both.
 * Made from the resource table and what has been defined beside it. Every answer here is open to every caller, as on a real server.
 */

import { apiVersionOf, type Resource, verbsOf } from '../resources.ts';
import { apiError } from '../status.ts';
import { HEALTH_PATHS } from './health.ts';

/** The release that the simulated cluster claims to be. */
const VERSION = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: 'v1.36.3',
  gitCommit: '0000000000000000000000000000000000000000',
  gitTreeState: 'clean',
  buildDate: '2026-08-12T00:00:00Z',
  goVersion: 'go1.26.0',
  compiler: 'gc',
  platform: 'linux/amd64',
} as const;

const SUBRESOURCES: ReadonlyMap<
  string,
  {
    readonly kind?: string;
    readonly group?: string;
    readonly version?: string;
    readonly verbs: readonly string[];
  }
> = new Map([
  ['status', { verbs: ['get', 'patch', 'update'] }],
  ['scale', { kind: 'Scale', group: 'autoscaling', version: 'v1', verbs: ['get', 'patch', 'update'] }],
  ['binding', { kind: 'Binding', verbs: ['create'] }],
  ['eviction', { kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] }],
  ['ephemeralcontainers', { verbs: ['get', 'patch', 'update'] }],
  ['resize', { verbs: ['get', 'patch', 'update'] }],
  ['approval', { verbs: ['get', 'patch', 'update'] }],
  ['token', { kind: 'TokenRequest', group: 'authentication.k8s.io', version: 'v1', verbs: ['create'] }],
  ['finalize', { verbs: ['update'] }],
  ['log', { verbs: ['get'] }],
  ['exec', { kind: 'PodExecOptions', verbs: ['create', 'get'] }],
  ['attach', { kind: 'PodAttachOptions', verbs: ['create', 'get'] }],
  ['portforward', { kind: 'PodPortForwardOptions', verbs: ['create', 'get'] }],
  ['proxy', { verbs: ['create', 'delete', 'get', 'patch', 'update'] }],
]);

const proxied = (subresource: string, { kind }: Resource): string =>
  subresource === 'proxy' ? `${kind}ProxyOptions` : kind;

/** Of the resource's own group and version where none are named. */
const subresourceOf = (name: string, resource: Resource) => ({
  kind: proxied(name, resource),
  ...(SUBRESOURCES.get(name) ?? { verbs: ['get'] }),
});

type Resources = readonly Resource[];

const groupsOf = (resources: Resources): readonly string[] =>
  [...new Set(resources.map(({ group }) => group))].filter(group => group !== '');

const optional = (key: string, list: readonly string[]) => (list.length === 0 ? {} : { [key]: list });

const apiResources = (resource: Resource): readonly object[] => [
  {
    name: resource.plural,
    singularName: resource.singular,
    namespaced: resource.namespaced,
    kind: resource.kind,
    verbs: verbsOf(resource),
    ...optional('shortNames', resource.shortNames),
    ...optional('categories', resource.categories),
  },
  ...resource.subresources.map(name => {
    const { kind, group, version, verbs } = subresourceOf(name, resource);
    const own = group === undefined ? {} : { group, version };
    return {
      name: `${resource.plural}/${name}`,
      singularName: '',
      namespaced: resource.namespaced,
      ...own,
      kind,
      verbs,
    };
  }),
];

const resourceList = (groupVersion: string, resources: Resources): object => ({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion,
  resources: resources.filter(resource => apiVersionOf(resource) === groupVersion).flatMap(apiResources),
});

const versionsOf = (group: string, resources: Resources): readonly string[] => [
  ...new Set(resources.filter(resource => resource.group === group).map(({ version }) => version)),
];

function apiGroup(name: string, resources: Resources): object {
  const versions = versionsOf(name, resources).map(version => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions, preferredVersion: versions[0] };
}

const kindOf = (
  resource: Resource,
  kind = resource.kind,
  group = resource.group,
  version = resource.version,
) => ({
  group,
  version,
  kind,
});

const aggregatedResource = (resource: Resource): object => ({
  resource: resource.plural,
  responseKind: kindOf(resource),
  scope: resource.namespaced ? 'Namespaced' : 'Cluster',
  singularResource: resource.singular,
  verbs: verbsOf(resource),
  ...optional('shortNames', resource.shortNames),
  ...optional('categories', resource.categories),
  ...(resource.subresources.length === 0
    ? {}
    : {
        subresources: resource.subresources.map(name => {
          const { kind, group, version, verbs } = subresourceOf(name, resource);
          return { subresource: name, responseKind: kindOf(resource, kind, group, version), verbs };
        }),
      }),
});

/** Whoever serves it does not answer. */
const isStale = (groupVersion: string, resources: Resources): boolean =>
  resources.some(one => one.aggregated === 'unavailable' && apiVersionOf(one) === groupVersion);

const aggregated = (groups: readonly string[], resources: Resources): object => ({
  kind: 'APIGroupDiscoveryList',
  apiVersion: 'apidiscovery.k8s.io/v2',
  metadata: {},
  items: groups.map(group => ({
    metadata: { name: group === '' ? null : group, creationTimestamp: null },
    versions: versionsOf(group, resources).map(version => ({
      version,
      resources: resources
        .filter(one => one.group === group && one.version === version && one.aggregated !== 'unavailable')
        .map(aggregatedResource),
      freshness: isStale(`${group}/${version}`, resources) ? 'Stale' : 'Current',
    })),
  })),
});

const AGGREGATED_TYPE = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

const wantsAggregated = (accept: string): boolean =>
  accept.split(',').some(range => {
    const parts = new Set(range.split(';').map(part => part.trim()));
    return ['application/json', 'g=apidiscovery.k8s.io', 'v=v2', 'as=APIGroupDiscoveryList'].every(part =>
      parts.has(part),
    );
  });

/** What `GET /` lists. */
const openPaths = (resources: Resources): readonly string[] =>
  [
    '/.well-known/openid-configuration',
    '/api',
    '/api/v1',
    '/apis',
    '/apis/',
    ...groupsOf(resources).map(group => `/apis/${group}`),
    ...new Set(resources.filter(({ group }) => group !== '').map(one => `/apis/${apiVersionOf(one)}`)),
    '/flagz',
    ...HEALTH_PATHS,
    '/openapi/v2',
    '/openapi/v3',
    '/openapi/v3/',
    '/openid/v1/jwks',
    '/statusz',
    '/version',
  ].sort();

/** In the words of kube-aggregator (`pkg/apiserver/handler_proxy.go`). */
export const serviceUnavailable = () => apiError(503, 'ServiceUnavailable', 'service unavailable');

export interface Discovered {
  readonly value: object;
  readonly contentType?: string;
  /** Written for people, without a line's end. */
  readonly indented?: boolean;
}

/** Undefined when the path is none of discovery's. */
export function discover(pathname: string, accept: string, resources: Resources): Discovered | undefined {
  const path = pathname.replace(/\/$/, '');
  if (path === '') return { value: { paths: openPaths(resources) }, indented: true };
  if (path === '/version') return { value: VERSION, indented: true };
  if ((path === '/api' || path === '/apis') && wantsAggregated(accept))
    return {
      value: aggregated(path === '/api' ? [''] : groupsOf(resources), resources),
      contentType: AGGREGATED_TYPE,
    };
  if (path === '/api')
    return {
      value: {
        kind: 'APIVersions',
        versions: ['v1'],
        serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '172.18.0.2:6443' }],
      },
    };
  if (path === '/apis')
    return {
      value: {
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: groupsOf(resources).map(group => apiGroup(group, resources)),
      },
    };
  if (path === '/api/v1') return { value: resourceList('v1', resources) };
  const [, group = '', version] = /^\/apis\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!groupsOf(resources).includes(group)) return undefined;
  if (version === undefined)
    return { value: { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group, resources) } };
  if (isStale(`${group}/${version}`, resources)) throw serviceUnavailable();
  return versionsOf(group, resources).includes(version)
    ? { value: resourceList(`${group}/${version}`, resources) }
    : undefined;
}

/** Whether a path lies within a group version that is served, or the core group: what is not there gets a `Status`, other paths a page. */
export function isServedGroup(pathname: string, resources: Resources): boolean {
  if (pathname.startsWith('/api/')) return true;
  const served = /^\/(?:api\/([^/]+)|apis\/([^/]+\/[^/]+))(?:\/|$)/.exec(pathname);
  const groupVersion = served?.[1] ?? served?.[2];
  return resources.some(resource => apiVersionOf(resource) === groupVersion);
}
