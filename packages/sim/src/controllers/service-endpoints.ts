/**
 * Who stands behind a Service: which pods its selector means, which of them belong in a list, and as what
 * (kubernetes/endpointslice `utils.go` podToEndpoint, ShouldPodBeInEndpoints). Shared by the slice and the Endpoints controllers. Law M11.
 */
import type { KeysOf, Snapshot } from '../controller.ts';
import { type Family, familyOf } from '../ip-families.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
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

export const isHeadless = (service: StoredObject): boolean => service.spec?.clusterIP === 'None';

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

/** Pods that the selector means and that have not ended. Without its Node a pod is not listed, unless not-ready ones are published. */
export function podsBehind(service: StoredObject, snapshot: Snapshot): readonly StoredObject[] {
  const selector = selectorOf(service);
  if (selector === undefined) return [];
  const publishes = service.spec.publishNotReadyAddresses === true;
  return snapshot
    .list('Pod', service.metadata.namespace)
    .filter(
      pod =>
        !isFinished(pod) &&
        matchesLabels(selector, pod.metadata.labels) &&
        (publishes || snapshot.get('Node', undefined, pod.spec.nodeName ?? '') !== undefined),
    );
}

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
    addresses: addressesOf(pod, family).slice(0, 1),
    conditions: {
      ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating),
      serving,
      terminating,
    },
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: targetRef(pod),
    ...(zone === undefined ? {} : { zone }),
  };
}

/** What of a pod matters to lists: a change of anything else concerns nobody here. */
const listed = (pod: StoredObject): unknown => [
  pod.metadata.labels,
  pod.metadata.deletionTimestamp !== undefined,
  pod.spec.nodeName,
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

/** Nodes matter when they come, go, or change their zone. */
export const whenNodesChange: KeysOf = ({ type, object, previous }, snapshot) => {
  const zone = (node: StoredObject | undefined) => node?.metadata.labels?.['topology.kubernetes.io/zone'];
  return type === 'MODIFIED' && zone(object) === zone(previous) ? [] : snapshot.list('Service').map(keyOf);
};
