/**
 * The kinds that Switchboard reads, with where the API serves them. One table for the reflector, the parser and the words on screen.
 * Secrets and ConfigMaps are not here and must never be (rule 15 of the architecture).
 */

export interface KindSpec {
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  /** The one that is preferred. */
  readonly version: string;
  /** Where the preferred one is not served: those that say the same, the best first. */
  readonly olderVersions?: readonly string[];
  /** Plural, as in the path. */
  readonly resource: string;
  readonly namespaced: boolean;
  /** Only metadata is asked for (PartialObjectMetadata). */
  readonly metadataOnly?: true;
  /** The picture is whole without it: where it may not be listed or is not served, only the list of what is fresh says so. */
  readonly optional?: true;
}

/** Kinds of the Gateway API, in the versions that it has been served in. */
const gatewayApi = <const K extends string, const R extends string>(
  kind: K,
  resource: R,
  olderVersions: readonly string[],
) =>
  ({
    kind,
    group: 'gateway.networking.k8s.io',
    version: 'v1',
    olderVersions,
    resource,
    namespaced: true,
    optional: true,
  }) as const;

/** In the order in which they are fetched, but for what the picture begins with: the list first, then who stands behind it. */
export const kinds = [
  { kind: 'Service', group: '', version: 'v1', resource: 'services', namespaced: true },
  {
    kind: 'EndpointSlice',
    group: 'discovery.k8s.io',
    version: 'v1',
    resource: 'endpointslices',
    namespaced: true,
  },
  { kind: 'Pod', group: '', version: 'v1', resource: 'pods', namespaced: true },
  { kind: 'Node', group: '', version: 'v1', resource: 'nodes', namespaced: false },
  { kind: 'Namespace', group: '', version: 'v1', resource: 'namespaces', namespaced: false },
  { kind: 'Ingress', group: 'networking.k8s.io', version: 'v1', resource: 'ingresses', namespaced: true },
  {
    kind: 'IngressClass',
    group: 'networking.k8s.io',
    version: 'v1',
    resource: 'ingressclasses',
    namespaced: false,
  },
  { kind: 'ReplicaSet', group: 'apps', version: 'v1', resource: 'replicasets', namespaced: true },
  { kind: 'Deployment', group: 'apps', version: 'v1', resource: 'deployments', namespaced: true },
  { kind: 'StatefulSet', group: 'apps', version: 'v1', resource: 'statefulsets', namespaced: true },
  { kind: 'DaemonSet', group: 'apps', version: 'v1', resource: 'daemonsets', namespaced: true },
  { kind: 'Job', group: 'batch', version: 'v1', resource: 'jobs', namespaced: true },
  {
    kind: 'Endpoints',
    group: '',
    version: 'v1',
    resource: 'endpoints',
    namespaced: true,
    metadataOnly: true,
  },
  {
    kind: 'PodDisruptionBudget',
    group: 'policy',
    version: 'v1',
    resource: 'poddisruptionbudgets',
    namespaced: true,
    optional: true,
  },
  {
    kind: 'NetworkPolicy',
    group: 'networking.k8s.io',
    version: 'v1',
    resource: 'networkpolicies',
    namespaced: true,
    optional: true,
  },
  { ...gatewayApi('GatewayClass', 'gatewayclasses', ['v1beta1']), namespaced: false },
  gatewayApi('Gateway', 'gateways', ['v1beta1']),
  gatewayApi('HTTPRoute', 'httproutes', ['v1beta1']),
  gatewayApi('GRPCRoute', 'grpcroutes', ['v1alpha2']),
  gatewayApi('TLSRoute', 'tlsroutes', ['v1alpha3', 'v1alpha2']),
  gatewayApi('TCPRoute', 'tcproutes', ['v1alpha2']),
  gatewayApi('UDPRoute', 'udproutes', ['v1alpha2']),
  gatewayApi('ReferenceGrant', 'referencegrants', ['v1beta1', 'v1alpha2']),
  gatewayApi('ListenerSet', 'listenersets', []),
] as const satisfies readonly KindSpec[];

export type Kind = (typeof kinds)[number]['kind'];

/** Whether the picture is whole without this kind. */
export function isOptional(kind: Kind): boolean {
  return kindSpec(kind).optional === true;
}

export function kindSpec(kind: Kind): KindSpec {
  const found: KindSpec | undefined = kinds.find(spec => spec.kind === kind);
  if (found === undefined) throw new Error(`no such kind: ${kind}`);
  return found;
}
