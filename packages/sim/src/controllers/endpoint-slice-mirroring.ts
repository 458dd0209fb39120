/**
 * Copies hand-written Endpoints into slices (kubernetes `pkg/controller/endpointslicemirroring`).
 * Rules: only if the Service exists and has no selector, and the Endpoints are neither marked `skip-mirror` nor a leader election; one slice
 * per packed subset and family with at most 1000 addresses, labelled and annotated like the Endpoints; `ready` is set, `serving` and
 * `terminating` stay unset.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import { type Family, familyOf } from '../ip-families.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { eitherSide, itself, objectOf } from './key.ts';
import { controllerReference } from './owner.ts';
import { recordEvent } from './record-event.ts';
import { type EndpointAddress, repackSubsets } from './repack-subsets.ts';
import { MANAGED_BY, SERVICE_NAME } from './service-endpoints.ts';
import { portKey } from './service-ports.ts';
import { TRIGGER_TIME } from './trigger-time.ts';
import { type HashedPort, slicePortsInOrder } from './upstream-hash.ts';

const MIRROR_MANAGER = 'endpointslicemirroring-controller.k8s.io';
const COMPONENT = 'endpoint-slice-mirroring-controller';
const SKIP = 'endpointslice.kubernetes.io/skip-mirror';
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const PER_SUBSET = 1000;

const isMirrored = (endpoints: StoredObject, service: StoredObject | undefined): boolean =>
  service !== undefined &&
  Object.keys(service.spec?.selector ?? {}).length === 0 &&
  endpoints.metadata.labels?.[SKIP] !== 'true' &&
  endpoints.metadata.annotations?.[LEADER] === undefined;

const endpointOf = ({ ip, hostname, nodeName, targetRef }: EndpointAddress, ready: boolean) => ({
  addresses: [ip],
  conditions: { ready },
  ...(hostname ? { hostname } : {}),
  ...(nodeName === undefined ? {} : { nodeName }),
  ...(targetRef === undefined ? {} : { targetRef }),
});

type MirroredEndpoint = ReturnType<typeof endpointOf>;

interface Group {
  readonly addressType: Family;
  readonly ports: readonly HashedPort[];
  readonly endpoints: MirroredEndpoint[];
}

interface Desired {
  readonly groups: ReadonlyMap<string, Group>;
  /** Addresses beyond what a slice may hold. */
  readonly skipped: number;
}

function desiredOf(endpoints: StoredObject): Desired {
  const groups = new Map<string, Group>();
  let skipped = 0;
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of repackSubsets(
    endpoints.subsets ?? [],
  )) {
    const named = ports.map(({ name = '', protocol = 'TCP', ...rest }) => ({ name, ...rest, protocol }));
    const listed = [
      ...addresses.map(address => endpointOf(address, true)),
      ...notReadyAddresses.map(address => endpointOf(address, false)),
    ];
    skipped += Math.max(0, listed.length - PER_SUBSET);
    for (const endpoint of listed.slice(0, PER_SUBSET)) {
      const addressType = familyOf(endpoint.addresses[0] ?? '');
      const key = `${addressType} ${portKey(named)}`;
      const group = groups.get(key) ?? { addressType, ports: slicePortsInOrder(named), endpoints: [] };
      groups.set(key, group);
      group.endpoints.push(endpoint);
    }
  }
  return { groups, skipped };
}

const keyOfSlice = (slice: StoredObject): string => `${slice.addressType} ${portKey(slice.ports ?? [])}`;

function mirroredAnnotations({ metadata }: StoredObject): Readonly<Record<string, string>> {
  const { [TRIGGER_TIME]: _t, [LAST_APPLIED]: _l, ...rest } = metadata.annotations ?? {};
  return rest;
}

function sliceOf(endpoints: StoredObject, group: Group, held: StoredObject | undefined): DraftObject {
  const { name, namespace = '', labels } = endpoints.metadata;
  const annotations = mirroredAnnotations(endpoints);
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...(held === undefined
        ? { generateName: `${name}-` }
        : { name: held.metadata.name, uid: held.metadata.uid }),
      namespace,
      labels: { ...labels, [SERVICE_NAME]: name, [MANAGED_BY]: MIRROR_MANAGER },
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
      ownerReferences: [controllerReference(endpoints)],
    },
    addressType: group.addressType,
    endpoints: group.endpoints,
    ports: group.ports.length === 0 ? null : group.ports,
  };
}

const listing = (list: readonly MirroredEndpoint[]): readonly string[] =>
  list.map(endpoint => JSON.stringify(Object.entries(endpoint).toSorted())).toSorted();

function isCurrent(slice: StoredObject, endpoints: StoredObject, wanted: DraftObject, group: Group): boolean {
  const strange = slice.metadata.ownerReferences?.some(
    ({ kind, name, uid }) =>
      kind === 'Endpoints' && name === endpoints.metadata.name && uid !== endpoints.metadata.uid,
  );
  return (
    !strange &&
    sameJson(listing(slice.endpoints ?? []), listing(group.endpoints)) &&
    sameJson(slice.metadata.labels, wanted.metadata.labels) &&
    sameJson(slice.metadata.annotations ?? {}, wanted.metadata.annotations ?? {})
  );
}

function mirror(
  endpoints: StoredObject,
  held: readonly StoredObject[],
  groups: Desired['groups'],
): readonly Write[] {
  const writes: Write[] = [];
  const create: Group[] = [];
  const surplus = held.filter(slice => !groups.has(keyOfSlice(slice)));
  const update = (slice: StoredObject, group: Group): void => {
    const object = sliceOf(endpoints, group, slice) as StoredObject;
    if (!isCurrent(slice, endpoints, object, group)) writes.push({ verb: 'update', object });
  };
  for (const [key, group] of groups) {
    const [first, ...others] = held.filter(slice => keyOfSlice(slice) === key);
    surplus.push(...others);
    if (first === undefined) create.push(group);
    else update(first, group);
  }
  // What would be deleted is re-used for what would be created, of the same family (recycleSlices).
  for (const group of create) {
    const index = surplus.findIndex(slice => slice.addressType === group.addressType);
    const [recycled] = index < 0 ? [] : surplus.splice(index, 1);
    writes.push(
      recycled === undefined
        ? { verb: 'create', object: sliceOf(endpoints, group, undefined) }
        : { verb: 'update', object: sliceOf(endpoints, group, recycled) as StoredObject },
    );
  }
  return [...writes, ...surplus.map((object): Write => ({ verb: 'delete', object }))];
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

const hasSelector = (service: StoredObject | undefined): boolean =>
  Object.keys(service?.spec?.selector ?? {}).length > 0;

export const endpointSliceMirroring: Controller = {
  name: 'endpointslicemirroring-controller',
  watches: {
    Endpoints: itself,
    // Only the coming and going of a selector matters, and of a Service without one.
    Service: change => {
      const concerns =
        change.type === 'MODIFIED'
          ? hasSelector(change.object) !== hasSelector(change.previous)
          : !hasSelector(change.object);
      return concerns ? itself(change) : [];
    },
    EndpointSlice: eitherSide(({ metadata }) =>
      metadata.labels?.[MANAGED_BY] === MIRROR_MANAGER
        ? [`${metadata.namespace ?? ''}/${metadata.labels[SERVICE_NAME] ?? ''}`]
        : [],
    ),
  },
  reconcile(key, snapshot, now) {
    const endpoints = objectOf(snapshot, 'Endpoints', key);
    const cut = key.indexOf('/');
    const held = mirrorsOf(snapshot, key.slice(0, cut), key.slice(cut + 1));
    if (endpoints === undefined || !isMirrored(endpoints, objectOf(snapshot, 'Service', key)))
      return { writes: held.map(object => ({ verb: 'delete', object })) };
    const { groups, skipped } = desiredOf(endpoints);
    const writes = mirror(endpoints, held, groups);
    if (skipped === 0 || writes.length === 0) return { writes };
    const told = recordEvent(snapshot, now, {
      about: endpoints,
      type: 'Warning',
      reason: 'TooManyAddressesToMirror',
      message: `A max of ${PER_SUBSET} addresses can be mirrored to EndpointSlices per Endpoints subset. ${skipped} addresses were skipped`,
      component: COMPONENT,
    });
    return { writes: [...writes, told] };
  },
};
