/**
 * Writes the EndpointSlices of every Service with a selector (kubernetes `pkg/controller/endpointslice`, kubernetes/endpointslice).
 * Rules: one set of slices per family and per set of ports, at most 100 endpoints each; a Service without endpoints keeps one
 * placeholder (`endpoints: null, ports: null`); a slice that would be deleted while another is created is re-used, name and all. Law M11.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { Family } from '../ip-families.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { eitherSide, itself, objectOf } from './key.ts';
import { controllerReference, isControlledBy } from './owner.ts';
import { isTerminating } from './pod-state.ts';
import {
  addressesOf,
  type Endpoint,
  familiesOf,
  HEADLESS,
  isHeadless,
  MANAGED_BY,
  podsBehind,
  podToEndpoint,
  SERVICE_NAME,
  selectorOf,
  whenNodesChange,
  whenPodsChange,
} from './service-endpoints.ts';
import { type EndpointPort, endpointPorts, portKey } from './service-ports.ts';
import { pack } from './slice-packing.ts';

const SLICE_MANAGER = 'endpointslice-controller.k8s.io';

interface Body {
  readonly addressType: Family;
  /** Null in a placeholder. */
  readonly endpoints: readonly Endpoint[] | null;
  readonly ports: readonly EndpointPort[] | null;
}

function sliceLabels(service: StoredObject): Readonly<Record<string, string>> {
  const { [HEADLESS]: _, ...own } = service.metadata.labels ?? {};
  return {
    ...own,
    [MANAGED_BY]: SLICE_MANAGER,
    [SERVICE_NAME]: service.metadata.name,
    ...(isHeadless(service) ? { [HEADLESS]: '' } : {}),
  };
}

const create = (service: StoredObject, body: Body): Write => ({
  verb: 'create',
  object: {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${service.metadata.name}-`,
      ...(service.metadata.namespace === undefined ? {} : { namespace: service.metadata.namespace }),
      labels: sliceLabels(service),
      ownerReferences: [controllerReference(service)],
    },
    ...body,
  },
});

const update = (service: StoredObject, slice: StoredObject, body: Body): readonly Write[] => {
  const labels = sliceLabels(service);
  if (
    sameJson(labels, slice.metadata.labels) &&
    sameJson([body.endpoints, body.ports], [slice.endpoints, slice.ports])
  )
    return [];
  return [{ verb: 'update', object: { ...slice, ...body, metadata: { ...slice.metadata, labels } } }];
};

const remove = (object: StoredObject): Write => ({ verb: 'delete', object });

interface Group {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Endpoint[];
}

function desiredGroups(
  service: StoredObject,
  family: Family,
  snapshot: Snapshot,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const pod of podsBehind(service, snapshot)) {
    if (addressesOf(pod, family).length === 0) continue;
    const ports = endpointPorts(service, pod);
    const key = portKey(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    groups.set(key, group);
    group.endpoints.push(podToEndpoint(pod, service, family, snapshot));
  }
  return groups;
}

function ofFamily(
  service: StoredObject,
  family: Family,
  held: readonly StoredObject[],
  snapshot: Snapshot,
): readonly Write[] {
  const groups = desiredGroups(service, family, snapshot);
  const bodyOf = (endpoints: readonly Endpoint[], { ports }: Group): Body => ({
    addressType: family,
    endpoints,
    // A headless Service may have no ports at all: null, not an empty list.
    ports: ports.length === 0 && (service.spec.ports ?? []).length === 0 ? null : ports,
  });
  const writes: Write[] = [];
  const fresh: Body[] = [];
  const surplus = held.filter(slice => !groups.has(portKey(slice.ports ?? [])));
  for (const [key, group] of groups) {
    const own = held.filter(slice => portKey(slice.ports ?? []) === key);
    const packing = pack(own, group.endpoints);
    for (const slice of own) {
      const endpoints = packing.update.get(slice) ?? slice.endpoints ?? [];
      if (!packing.remove.includes(slice)) writes.push(...update(service, slice, bodyOf(endpoints, group)));
    }
    fresh.push(...packing.create.map(endpoints => bodyOf(endpoints, group)));
    surplus.push(...packing.remove);
  }
  if (groups.size === 0) fresh.push({ addressType: family, endpoints: null, ports: null });
  for (const body of fresh) {
    const reused = surplus.shift();
    writes.push(...(reused === undefined ? [create(service, body)] : update(service, reused, body)));
  }
  return [...writes, ...surplus.map(remove)];
}

/** Lists of a Service that keeps no selector any longer, or that is gone, are taken away (gone: also by garbage collection). */
function heldBy(service: StoredObject, snapshot: Snapshot): readonly StoredObject[] {
  return snapshot
    .list('EndpointSlice', service.metadata.namespace)
    .filter(
      slice =>
        slice.metadata.labels?.[SERVICE_NAME] === service.metadata.name &&
        slice.metadata.labels[MANAGED_BY] === SLICE_MANAGER &&
        isControlledBy(slice, service) &&
        !isTerminating(slice),
    );
}

export const endpointSlice: Controller = {
  name: 'endpointslice-controller',
  watches: {
    Service: itself,
    Pod: whenPodsChange,
    Node: whenNodesChange,
    EndpointSlice: eitherSide(slice => {
      const service = slice.metadata.labels?.[SERVICE_NAME];
      return service === undefined || slice.metadata.labels?.[MANAGED_BY] !== SLICE_MANAGER
        ? []
        : [`${slice.metadata.namespace ?? ''}/${service}`];
    }),
  },
  reconcile(key, snapshot) {
    const service = objectOf(snapshot, 'Service', key);
    if (service === undefined || isTerminating(service)) return { writes: [] };
    const held = heldBy(service, snapshot);
    // Upstream leaves the slices of a Service that lost its selector as they are: their next owner is a person.
    if (selectorOf(service) === undefined) return { writes: [] };
    const families = familiesOf(service);
    const foreign = held.filter(slice => !families.includes(slice.addressType));
    return {
      writes: [
        ...families.flatMap(family =>
          ofFamily(
            service,
            family,
            held.filter(slice => slice.addressType === family),
            snapshot,
          ),
        ),
        ...foreign.map(remove),
      ],
    };
  },
};
