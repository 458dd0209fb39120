/**
 * Keeps the Endpoints object of every Service with a selector (kubernetes `pkg/controller/endpoint/endpoints_controller.go`).
 * Rules: the primary family only; leaving pods are not listed, not-ready ones are listed apart; at most 1000 addresses, and then says so;
 * Endpoints without a selector belong to people, and go with their Service.
 */
import type { Controller, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { itself, objectOf } from './key.ts';
import { isReady } from './pod-state.ts';
import { type EndpointAddress, repackSubsets, type Subset } from './repack-subsets.ts';
import {
  addressesOf,
  familiesOf,
  HEADLESS,
  hostnameOf,
  isListed,
  isServiceIpSet,
  podsOf,
  selectorOf,
  targetRef,
  whenPodsChange,
} from './service-endpoints.ts';
import { endpointPorts } from './service-ports.ts';
import { type Triggers, triggerOf, withTriggerTime } from './trigger-time.ts';

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity';
const CAPACITY = 1000;

/** One subset per pod and port; packing puts together what belongs together. */
function subsetsOf(service: StoredObject, pods: readonly StoredObject[]): readonly Subset[] {
  const publishes = service.spec.publishNotReadyAddresses === true;
  const family = familiesOf(service)[0] ?? 'IPv4';
  const portless = (service.spec.ports ?? []).length === 0;
  return pods.flatMap((pod): readonly Subset[] => {
    const ip = addressesOf(pod, family)[0];
    if (ip === undefined || !isListed(pod, publishes)) return [];
    const hostname = hostnameOf(pod, service);
    const address: EndpointAddress = {
      ip,
      ...(hostname === undefined ? {} : { hostname }),
      ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
      targetRef: targetRef(pod),
    };
    const listed = publishes || isReady(pod) ? { addresses: [address] } : { notReadyAddresses: [address] };
    if (portless) return service.spec.clusterIP === 'None' ? [listed] : [];
    // As the API writes it, an empty name is left out.
    return endpointPorts(service, pod).map(({ name, ...port }) => ({
      ...listed,
      ports: [name === '' ? port : { name, ...port }],
    }));
  });
}

const count = (subsets: readonly Subset[], field: 'addresses' | 'notReadyAddresses'): number =>
  subsets.reduce((sum, subset) => sum + (subset[field]?.length ?? 0), 0);

/** Ready addresses first; what must go is shared out over the subsets (truncateEndpoints). */
function truncated(subsets: readonly Subset[]): readonly Subset[] {
  const ready = count(subsets, 'addresses');
  const tooManyReady = ready > CAPACITY;
  const field = tooManyReady ? 'addresses' : 'notReadyAddresses';
  const room = tooManyReady ? CAPACITY : CAPACITY - ready;
  const total = count(subsets, field);
  let left = room;
  return subsets.map(subset => {
    const held = subset[field] ?? [];
    const share = Math.min(left, Math.ceil((held.length / total) * room));
    const kept = held.slice(0, share);
    left -= kept.length;
    const { addresses, notReadyAddresses: _, ...rest } = subset;
    const open = tooManyReady ? {} : addresses === undefined ? {} : { addresses };
    return { ...open, ...(kept.length > 0 ? { [field]: kept } : {}), ...rest };
  });
}

function labelsFor(service: StoredObject): Readonly<Record<string, string>> {
  const { [HEADLESS]: _, ...own } = service.metadata.labels ?? {};
  return {
    ...own,
    ...(isServiceIpSet(service) ? {} : { [HEADLESS]: '' }),
    [MANAGED_BY]: 'endpoint-controller',
  };
}

/** The controller does not look at the label that says whether the Service is headless. */
const comparable = (labels: StoredObject['metadata']['labels'] = {}): Readonly<Record<string, string>> => {
  const { [HEADLESS]: _, ...rest } = labels;
  return rest;
};

function isCurrent(held: StoredObject, service: StoredObject, subsets: readonly Subset[]): boolean {
  const listed: readonly Subset[] = held.subsets ?? [];
  return (
    (sameJson(listed, subsets) || sameJson(repackSubsets(listed), subsets)) &&
    sameJson(comparable(held.metadata.labels), comparable(labelsFor(service))) &&
    held.metadata.annotations?.[OVER_CAPACITY] === undefined
  );
}

function written(
  service: StoredObject,
  held: StoredObject | undefined,
  packed: readonly Subset[],
  time: string | undefined,
) {
  const over = count(packed, 'addresses') + count(packed, 'notReadyAddresses') > CAPACITY;
  const subsets = over ? truncated(packed) : packed;
  const { [OVER_CAPACITY]: _, ...others } = held?.metadata.annotations ?? {};
  const annotations = withTriggerTime(over ? { ...others, [OVER_CAPACITY]: 'truncated' } : others, time);
  const { namespace = '', name } = service.metadata;
  const { annotations: _a, ...metadata } = held?.metadata ?? { name, namespace };
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      ...metadata,
      labels: labelsFor(service),
      ...(annotations === undefined ? {} : { annotations }),
    },
    ...(subsets.length > 0 ? { subsets } : {}),
  };
}

export const endpoints: Controller<Triggers> = {
  name: 'endpoint-controller',
  watches: {
    Service: itself,
    Pod: whenPodsChange,
    // An edit by hand lasts until the next change of the Service or its pods, as upstream.
    Endpoints: change => (change.type === 'DELETED' ? itself(change) : []),
  },
  reconcile(key, snapshot: Snapshot, _now, _dice, memory) {
    const service = objectOf(snapshot, 'Service', key);
    const held = objectOf(snapshot, 'Endpoints', key);
    // With the Service goes the object of its name, whoever wrote it.
    if (service === undefined)
      return { writes: held === undefined ? [] : [{ verb: 'delete', object: held }] };
    if (selectorOf(service) === undefined) return { writes: [], memory };
    const pods = podsOf(service, snapshot);
    const { triggers, time } = triggerOf(service, pods, memory);
    const packed = repackSubsets(subsetsOf(service, pods));
    if (held !== undefined && isCurrent(held, service, packed)) return { writes: [], memory: triggers };
    const object = written(service, held, packed, time);
    return {
      writes: [
        held === undefined ? { verb: 'create', object } : { verb: 'update', object: object as StoredObject },
      ],
      memory: triggers,
    };
  },
};
