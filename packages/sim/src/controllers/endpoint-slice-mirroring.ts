/**
 * Copies hand-written Endpoints into slices (kubernetes `pkg/controller/endpointslicemirroring`).
 * Rules: only if the Service exists and has no selector, and the Endpoints are neither marked `skip-mirror` nor a leader election;
 * one slice per subset and family, at most 1000 addresses of a subset; `ready` is set, `serving` and `terminating` stay unset.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import { familyOf } from '../ip-families.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { eitherSide, itself, objectOf } from './key.ts';
import { controllerReference } from './owner.ts';
import { isTerminating } from './pod-state.ts';
import { type Endpoint, MANAGED_BY, SERVICE_NAME, selectorOf } from './service-endpoints.ts';
import { type EndpointPort, portKey } from './service-ports.ts';
import { pack } from './slice-packing.ts';

const MIRROR_MANAGER = 'endpointslicemirroring-controller.k8s.io';
const SKIP = 'endpointslice.kubernetes.io/skip-mirror';
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const PER_SUBSET = 1000;

interface Address {
  readonly ip: string;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef?: Endpoint['targetRef'];
}

interface Subset {
  readonly addresses?: readonly Address[];
  readonly notReadyAddresses?: readonly Address[];
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly protocol?: string }[];
}

const isMirrored = (endpoints: StoredObject, service: StoredObject | undefined): boolean =>
  service !== undefined &&
  selectorOf(service) === undefined &&
  service.spec?.type !== 'ExternalName' &&
  endpoints.metadata.labels?.[SKIP] !== 'true' &&
  endpoints.metadata.annotations?.[LEADER] === undefined &&
  !isTerminating(endpoints);

const endpointOf = ({ ip, hostname, nodeName, targetRef }: Address, ready: boolean): Endpoint => ({
  addresses: [ip],
  conditions: { ready },
  ...(hostname === undefined ? {} : { hostname }),
  ...(nodeName === undefined ? {} : { nodeName }),
  ...(targetRef === undefined ? {} : { targetRef }),
});

interface Group {
  readonly addressType: string;
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Endpoint[];
}

function groupsOf(endpoints: StoredObject): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const subset of (endpoints.subsets ?? []) as readonly Subset[]) {
    const ports = (subset.ports ?? []).map(({ name = '', protocol = 'TCP', ...rest }) => ({
      name,
      ...rest,
      protocol,
    }));
    const listed = [
      ...(subset.addresses ?? []).map(address => endpointOf(address, true)),
      ...(subset.notReadyAddresses ?? []).map(address => endpointOf(address, false)),
    ].slice(0, PER_SUBSET);
    for (const endpoint of listed) {
      const addressType = familyOf(endpoint.addresses[0] ?? '');
      const key = `${addressType} ${portKey(ports)}`;
      const group: Group = groups.get(key) ?? { addressType, ports, endpoints: [] };
      groups.set(key, group);
      group.endpoints.push(endpoint);
    }
  }
  return groups;
}

const remove = (object: StoredObject): Write => ({ verb: 'delete', object });

function mirror(endpoints: StoredObject, held: readonly StoredObject[]): readonly Write[] {
  const groups = groupsOf(endpoints);
  const labels = {
    ...endpoints.metadata.labels,
    [SERVICE_NAME]: endpoints.metadata.name,
    [MANAGED_BY]: MIRROR_MANAGER,
  };
  const keyOfSlice = (slice: StoredObject) => `${slice.addressType} ${portKey(slice.ports ?? [])}`;
  const writes: Write[] = held.filter(slice => !groups.has(keyOfSlice(slice))).map(remove);
  const put = (slice: StoredObject, list: readonly Endpoint[]): void => {
    if (sameJson(list, slice.endpoints) && sameJson(labels, slice.metadata.labels)) return;
    writes.push({
      verb: 'update',
      object: { ...slice, endpoints: list, metadata: { ...slice.metadata, labels } },
    });
  };
  for (const [key, { addressType, ports, endpoints: desired }] of groups) {
    const own = held.filter(slice => keyOfSlice(slice) === key);
    const packing = pack(own, desired);
    for (const slice of own)
      if (!packing.remove.includes(slice)) put(slice, packing.update.get(slice) ?? slice.endpoints);
    writes.push(...packing.remove.map(remove));
    for (const list of packing.create)
      writes.push({
        verb: 'create',
        object: {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: {
            generateName: `${endpoints.metadata.name}-`,
            namespace: endpoints.metadata.namespace ?? '',
            labels,
            ownerReferences: [controllerReference(endpoints)],
          },
          addressType,
          endpoints: list,
          ports,
        },
      });
  }
  return writes;
}

const mirrorsOf = (
  snapshot: Snapshot,
  namespace: string | undefined,
  name: string,
): readonly StoredObject[] =>
  snapshot
    .list('EndpointSlice', namespace)
    .filter(
      ({ metadata }) =>
        metadata.labels?.[SERVICE_NAME] === name && metadata.labels[MANAGED_BY] === MIRROR_MANAGER,
    );

export const endpointSliceMirroring: Controller = {
  name: 'endpointslicemirroring-controller',
  watches: {
    Endpoints: itself,
    Service: itself,
    EndpointSlice: eitherSide(({ metadata }) =>
      metadata.labels?.[MANAGED_BY] === MIRROR_MANAGER
        ? [`${metadata.namespace ?? ''}/${metadata.labels[SERVICE_NAME] ?? ''}`]
        : [],
    ),
  },
  reconcile(key, snapshot) {
    const endpoints = objectOf(snapshot, 'Endpoints', key);
    const service = objectOf(snapshot, 'Service', key);
    const cut = key.indexOf('/');
    const held = mirrorsOf(snapshot, key.slice(0, cut), key.slice(cut + 1));
    return {
      writes:
        endpoints !== undefined && isMirrored(endpoints, service)
          ? mirror(endpoints, held)
          : held.map(remove),
    };
  },
};
