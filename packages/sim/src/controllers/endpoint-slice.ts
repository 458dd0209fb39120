/**
 * Writes the EndpointSlices of every Service with a selector (kubernetes `pkg/controller/endpointslice`, kubernetes/endpointslice).
 * Rules: one set of slices per family and per set of ports, at most 100 endpoints each; a Service without endpoints keeps one
 * placeholder (`endpoints: null, ports: null`); a slice that would be deleted while another is created is re-used, name and all; hints
 * as `trafficDistribution` or the topology mode ask (`topology-hints.ts`). Law M11.
 */

import type { Controller, Snapshot, Write } from '../controller.ts';
import { hintsEnabled } from '../indexers.ts';
import type { Family } from '../ip-families.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { eitherSide, itself, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';
import {
  type Endpoint,
  familiesOf,
  isListed,
  MANAGED_BY,
  podsOf,
  podToEndpoint,
  SERVICE_NAME,
  selectorOf,
  whenNodesChange,
  whenPodsChange,
} from './service-endpoints.ts';
import { type EndpointPort, endpointPorts, portKey } from './service-ports.ts';
import { pack } from './slice-packing.ts';
import { finalize, ownLabels, type Plan, SLICE_MANAGER, sliceLabels } from './slice-writes.ts';
import {
  distributionOf,
  type SliceDraft,
  withCloseHints,
  withoutHints,
  withZoneHints,
} from './topology-hints.ts';
import { type Triggers, triggerOf } from './trigger-time.ts';
import { slicePortsInOrder } from './upstream-hash.ts';

const COMPONENT = 'endpoint-slice-controller';

/** What the controller knows of a Service beside the objects. */
interface Known {
  readonly triggers: Triggers;
  /** Families whose endpoints were spread over zones last time. */
  readonly spread: readonly Family[];
  /** Times in a row that a pod was left out because its Node is not there. */
  readonly failures: number;
}

/** Upstream's queue tries again after 1 s, 2 s, 4 s and so on. */
const FIRST_RETRY_MS = 1_000;
const MAX_RETRIES = 15;

/** Pods stand on nodes; one whose Node is not there is left out, unless even not-ready ones are published. */
const lacksNode = (pod: StoredObject, service: StoredObject, snapshot: Snapshot): boolean =>
  service.spec.publishNotReadyAddresses !== true &&
  snapshot.get('Node', undefined, pod.spec.nodeName ?? '') === undefined;

interface Group {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Endpoint[];
}

function desiredGroups(
  service: StoredObject,
  family: Family,
  pods: readonly StoredObject[],
  snapshot: Snapshot,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const pod of pods) {
    if (!isListed(pod, true)) continue;
    const ports = endpointPorts(service, pod);
    const key = portKey(ports);
    const group = groups.get(key) ?? { ports: slicePortsInOrder(ports), endpoints: [] };
    groups.set(key, group);
    if (lacksNode(pod, service, snapshot)) continue;
    const endpoint = podToEndpoint(pod, service, family, snapshot);
    if (endpoint.addresses.length > 0) group.endpoints.push(endpoint);
  }
  return groups;
}

/** Before hints: what stays, changes, comes and goes (reconcileByAddressType). */
function planFor(
  service: StoredObject,
  held: readonly StoredObject[],
  groups: ReadonlyMap<string, Group>,
): Plan {
  const drafts: SliceDraft[] = [];
  const remove: StoredObject[] = [];
  const labels = ownLabels(service.metadata.labels);
  for (const [key, { ports, endpoints }] of groups) {
    const own = held.filter(slice => portKey(slice.ports ?? []) === key);
    const packing = pack(own, endpoints);
    for (const slice of own) {
      if (packing.remove.includes(slice)) continue;
      const update = packing.update.get(slice);
      const changed = update !== undefined || !sameJson(ownLabels(slice.metadata.labels), labels);
      drafts.push({
        held: slice,
        ports: slice.ports ?? [],
        endpoints: update ?? slice.endpoints ?? [],
        changed,
      });
    }
    for (const list of packing.create)
      drafts.push({ held: undefined, ports, endpoints: list, changed: true });
    remove.push(...packing.remove);
  }
  remove.push(...held.filter(slice => !groups.has(portKey(slice.ports ?? []))));
  if (held.length > remove.length || drafts.some(draft => draft.held === undefined))
    return { drafts, remove };
  const [only] = remove;
  const isPlaceholder =
    remove.length === 1 &&
    (only?.endpoints ?? []).length + (only?.ports ?? []).length === 0 &&
    sameJson(only?.metadata.labels ?? {}, sliceLabels(service));
  if (isPlaceholder) return { drafts, remove: [] };
  return { drafts: [...drafts, { held: undefined, ports: [], endpoints: [], changed: true }], remove };
}

interface Hinted {
  readonly drafts: readonly SliceDraft[];
  readonly spread: boolean;
  readonly event?: { readonly type: 'Normal' | 'Warning'; readonly reason: string; readonly message: string };
}

/** The topology mode comes before `trafficDistribution`; its coming and going are events. */
function hinted(
  service: StoredObject,
  drafts: readonly SliceDraft[],
  snapshot: Snapshot,
  wasSpread: boolean,
): Hinted {
  const disabled = (message: string) =>
    ({ type: 'Warning', reason: 'TopologyAwareHintsDisabled', message }) as const;
  if (hintsEnabled(service)) {
    const { drafts: spread, refusal } = withZoneHints(drafts, snapshot.list('Node'));
    if (refusal !== undefined) return { drafts: spread, spread: false, event: disabled(refusal) };
    if (wasSpread) return { drafts: spread, spread: true };
    const message = 'Topology Aware Hints has been enabled';
    return {
      drafts: spread,
      spread: true,
      event: { type: 'Normal', reason: 'TopologyAwareHintsEnabled', message },
    };
  }
  const distribution = distributionOf(service);
  return {
    drafts: distribution === undefined ? withoutHints(drafts) : withCloseHints(drafts, distribution),
    spread: false,
    ...(wasSpread ? { event: disabled('Topology Aware Hints has been disabled') } : {}),
  };
}

/** The slices that say they are this controller's work for a Service of that name. */
const heldBy = (service: StoredObject, snapshot: Snapshot): readonly StoredObject[] =>
  snapshot
    .list('EndpointSlice', service.metadata.namespace)
    .filter(
      slice =>
        slice.metadata.labels?.[SERVICE_NAME] === service.metadata.name &&
        slice.metadata.labels[MANAGED_BY] === SLICE_MANAGER &&
        !isTerminating(slice),
    );

const isOwnedBy = (slice: StoredObject, service: StoredObject): boolean =>
  slice.metadata.ownerReferences?.some(({ uid }) => uid === service.metadata.uid) ?? false;

function complaint(
  service: StoredObject,
  lost: readonly StoredObject[],
  snapshot: Snapshot,
  now: number,
): Write {
  const id = `${service.metadata.namespace}/${service.metadata.name}`;
  const parts = lost.map(
    ({ metadata, spec }) =>
      `skipping Pod ${metadata.name} for Service ${id}: Node ${spec.nodeName ?? ''} Not Found`,
  );
  const errors = parts.length === 1 ? parts[0] : `[${parts.join(', ')}]`;
  return recordEvent(snapshot, now, {
    about: service,
    type: 'Warning',
    reason: 'FailedToUpdateEndpointSlices',
    message: `Error updating Endpoint Slices for Service ${id}: ${errors}`,
    component: COMPONENT,
  });
}

export const endpointSlice: Controller<Known> = {
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
  reconcile(key, snapshot, now, _dice, memory) {
    const service = objectOf(snapshot, 'Service', key);
    if (service === undefined) return { writes: [] };
    // The slices of a Service that lost its selector stay as they are: their next owner is a person.
    if (selectorOf(service) === undefined) return { writes: [], memory };
    const pods = podsOf(service, snapshot);
    const { triggers, time } = triggerOf(service, pods, memory?.triggers);
    const held = heldBy(service, snapshot);
    const families = familiesOf(service);
    const spread: Family[] = [];
    const writes = families.flatMap(family => {
      const slices = held.filter(slice => slice.addressType === family);
      const own = slices.filter(slice => isOwnedBy(slice, service));
      const plan = planFor(service, own, desiredGroups(service, family, pods, snapshot));
      const { drafts, event, ...after } = hinted(
        service,
        plan.drafts,
        snapshot,
        memory?.spread.includes(family) ?? false,
      );
      if (after.spread) spread.push(family);
      const told = event && { ...event, message: `${event.message}, addressType: ${family}` };
      const strangers = slices.filter(slice => !own.includes(slice));
      return [
        ...finalize(service, family, { ...plan, drafts }, time),
        ...strangers.map((object): Write => ({ verb: 'delete', object })),
        ...(told ? [recordEvent(snapshot, now, { about: service, component: COMPONENT, ...told })] : []),
      ];
    });
    const foreign = held.filter(slice => !families.includes(slice.addressType));
    const all = [...writes, ...foreign.map((object): Write => ({ verb: 'delete', object }))];
    const lost = pods.filter(pod => isListed(pod, true) && lacksNode(pod, service, snapshot));
    if (lost.length === 0) return { writes: all, memory: { triggers, spread, failures: 0 } };
    const failures = (memory?.failures ?? 0) + 1;
    return {
      writes: [...all, complaint(service, lost, snapshot, now)],
      memory: { triggers, spread, failures },
      ...(failures > MAX_RETRIES ? {} : { wakeAt: now + FIRST_RETRY_MS * 2 ** (failures - 1) }),
    };
  },
};
