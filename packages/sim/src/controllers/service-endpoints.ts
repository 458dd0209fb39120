/**
 * Who stands behind a Service: which pods its selector means, which of them belong in a list, and as what
 * (kubernetes/endpointslice `utils.go` podToEndpoint, ShouldPodBeInEndpoints). Shared by the slice and the Endpoints controllers. Law M11.
 */
import type { KeysOf, Snapshot } from '../controller.ts';
import { type Family, familyOf } from '../ip-families.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { conditionOf } from './condition.ts';
import { eitherSide, keyOf } from './key.ts';
import { isFinished, isReady, isTerminating } from './pod-state.ts';
import { matchesLabels } from './selector.ts';

export const SERVICE_NAME = 'kubernetes.io/service-name';
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
export const HEADLESS = 'service.kubernetes.io/headless';

/** A missing or empty selector, and an ExternalName, leave the list to others. */
export function selectorOf(service: StoredObject): Readonly<Record<string, string>> | undefined {
  const selector = service.spec?.selector;
  if (service.spec?.type === 'ExternalName' || selector === undefined || selector === null) return undefined;
  return Object.keys(selector).length === 0 ? undefined : selector;
}

/** Neither headless nor without an address yet. */
export const isServiceIpSet = ({ spec }: StoredObject): boolean =>
  !!spec?.clusterIP && spec.clusterIP !== 'None';

/** Which families of slices there are; the first is the primary one. */
export function familiesOf(service: StoredObject): readonly Family[] {
  const stated: readonly Family[] = service.spec?.ipFamilies ?? [];
  if (stated.length > 0) return stated;
  const address: string = service.spec?.clusterIP ?? '';
  return [address === '' || address === 'None' ? 'IPv4' : familyOf(address)];
}

export const addressesOf = (pod: StoredObject, family: Family): readonly string[] =>
  ((pod.status?.podIPs ?? []) as readonly { readonly ip: string }[])
    .map(({ ip }) => ip)
    .filter(ip => familyOf(ip) === family);

/** Pods that the selector means, whatever became of them. */
export function podsOf(service: StoredObject, snapshot: Snapshot): readonly StoredObject[] {
  const selector = selectorOf(service);
  if (selector === undefined) return [];
  return snapshot
    .list('Pod', service.metadata.namespace)
    .filter(pod => matchesLabels(selector, pod.metadata.labels));
}

/** It has an address and has not ended (ShouldPodBeInEndpoints). */
export const isListed = (pod: StoredObject, withTerminating: boolean): boolean =>
  !isFinished(pod) && (pod.status?.podIPs ?? []).length > 0 && (withTerminating || !isTerminating(pod));

export const targetRef = ({ metadata }: StoredObject) => ({
  kind: 'Pod',
  namespace: metadata.namespace,
  name: metadata.name,
  uid: metadata.uid,
});

/** A pod has a name of its own in DNS under the headless Service that it names as its subdomain. */
export const hostnameOf = (pod: StoredObject, service: StoredObject): string | undefined =>
  pod.spec?.hostname && pod.spec.subdomain === service.metadata.name ? pod.spec.hostname : undefined;

export interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions: {
    readonly ready?: boolean;
    readonly serving?: boolean;
    readonly terminating?: boolean;
  };
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef?: ReturnType<typeof targetRef>;
  readonly zone?: string;
  readonly hints?: {
    readonly forZones?: readonly { readonly name: string }[];
    readonly forNodes?: readonly { readonly name: string }[];
  };
}

export function podToEndpoint(
  pod: StoredObject,
  service: StoredObject,
  family: Family,
  snapshot: Snapshot,
): Endpoint {
  const serving = isReady(pod);
  const terminating = isTerminating(pod);
  const hostname = hostnameOf(pod, service);
  const nodeName: string | undefined = pod.spec.nodeName;
  const node = nodeName === undefined ? undefined : snapshot.get('Node', undefined, nodeName);
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone'];
  return {
    addresses: addressesOf(pod, family),
    conditions: {
      ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating),
      serving,
      terminating,
    },
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName ? { nodeName } : {}),
    targetRef: targetRef(pod),
    ...(zone ? { zone } : {}),
  };
}

/** What of a pod matters to lists: a change of anything else concerns nobody here. */
const listed = (pod: StoredObject): unknown => [
  pod.metadata.labels,
  pod.metadata.deletionTimestamp,
  pod.spec.nodeName,
  pod.spec.hostname,
  pod.spec.subdomain,
  pod.status?.podIPs,
  isReady(pod),
  isFinished(pod),
];

const servicesOf = eitherSide((pod, snapshot) =>
  snapshot
    .list('Service', pod.metadata.namespace)
    .filter(service => {
      const selector = selectorOf(service);
      return selector !== undefined && matchesLabels(selector, pod.metadata.labels);
    })
    .map(keyOf),
);

export const whenPodsChange: KeysOf = (change, snapshot) =>
  change.type === 'MODIFIED' &&
  change.previous !== undefined &&
  sameJson(listed(change.previous), listed(change.object))
    ? []
    : servicesOf(change, snapshot);

/**
 * What befalls nodes reaches lists with the next change of a pod or Service, as upstream; only where endpoints are spread over zones
 * by their CPUs do nodes matter by themselves.
 */
export const whenNodesChange: KeysOf = ({ type, object, previous }, snapshot) => {
  const traits = (node: StoredObject | undefined) => [
    node?.metadata.labels?.['topology.kubernetes.io/zone'],
    node?.status?.allocatable?.cpu,
    conditionOf(node, 'Ready')?.status,
  ];
  if (type === 'MODIFIED' && sameJson(traits(object), traits(previous))) return [];
  return snapshot.having('zoned', 'Auto').map(keyOf);
};
