/**
 * Writes the old `Endpoints` object of every Service with a selector (kubernetes `pkg/controller/endpoint/endpoints_controller.go`).
 * Rules: primary family only; terminating pods only where not-ready addresses are published; a pod none of whose ports resolve is left out;
 * more than 1000 addresses are cut off and that is said in an annotation. Endpoints of Services without a selector belong to people.
 */
import type { Controller, Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { itself, objectOf } from './key.ts';
import { isReady, isTerminating } from './pod-state.ts';
import {
  addressesOf,
  familiesOf,
  HEADLESS,
  hostnameOf,
  isHeadless,
  podsBehind,
  selectorOf,
  targetRef,
  whenNodesChange,
  whenPodsChange,
} from './service-endpoints.ts';
import { type EndpointPort, endpointPorts, portKey } from './service-ports.ts';

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity';
const CAPACITY = 1000;

interface Address {
  readonly ip: string;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef: ReturnType<typeof targetRef>;
}

interface Subset {
  readonly ports: readonly EndpointPort[];
  readonly ready: Address[];
  readonly notReady: Address[];
}

function subsetsOf(service: StoredObject, snapshot: Snapshot): readonly Subset[] {
  const publishes = service.spec.publishNotReadyAddresses === true;
  const family = familiesOf(service)[0] ?? 'IPv4';
  const subsets = new Map<string, Subset>();
  for (const pod of podsBehind(service, snapshot)) {
    const ip = addressesOf(pod, family)[0];
    if (ip === undefined || (isTerminating(pod) && !publishes)) continue;
    const ports = endpointPorts(service, pod);
    if (ports.length === 0 && (service.spec.ports ?? []).length > 0) continue;
    const subset = subsets.get(portKey(ports)) ?? { ports, ready: [], notReady: [] };
    subsets.set(portKey(ports), subset);
    const hostname = hostnameOf(pod, service);
    const address: Address = {
      ip,
      ...(hostname === undefined ? {} : { hostname }),
      ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
      targetRef: targetRef(pod),
    };
    (publishes || isReady(pod) ? subset.ready : subset.notReady).push(address);
  }
  return [...subsets.values()];
}

/** Byte by byte, as upstream orders them. */
const byAddress = (left: Address, right: Address): number =>
  left.ip < right.ip ? -1 : left.ip > right.ip ? 1 : 0;

/** As the API writes it: the ports' empty names are left out, so are empty lists. */
function written({ ports, ready, notReady }: Subset, room: number) {
  const addresses = ready.toSorted(byAddress).slice(0, room);
  const notReadyAddresses = notReady.toSorted(byAddress).slice(0, room - addresses.length);
  return {
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(notReadyAddresses.length > 0 ? { notReadyAddresses } : {}),
    ...(ports.length > 0
      ? { ports: ports.map(({ name, ...rest }) => (name === '' ? rest : { name, ...rest })) }
      : {}),
  };
}

export const endpoints: Controller = {
  name: 'endpoint-controller',
  watches: {
    Service: itself,
    Pod: whenPodsChange,
    Node: whenNodesChange,
    // An edit by hand lasts until the next change of the Service or its pods, as upstream.
    Endpoints: change => (change.type === 'DELETED' ? itself(change) : []),
  },
  reconcile(key, snapshot) {
    const service = objectOf(snapshot, 'Service', key);
    const held = objectOf(snapshot, 'Endpoints', key);
    if (service === undefined || isTerminating(service)) {
      // With the Service goes the object of its name, whoever wrote it.
      return { writes: held === undefined ? [] : [{ verb: 'delete', object: held }] };
    }
    if (selectorOf(service) === undefined) return { writes: [] };
    const subsets = subsetsOf(service, snapshot);
    const total = subsets.reduce((sum, { ready, notReady }) => sum + ready.length + notReady.length, 0);
    let room = CAPACITY;
    const parts = subsets.map(subset => {
      const part = written(subset, room);
      room -= (part.addresses?.length ?? 0) + (part.notReadyAddresses?.length ?? 0);
      return part;
    });
    const labels = {
      ...service.metadata.labels,
      [MANAGED_BY]: 'endpoint-controller',
      ...(isHeadless(service) ? { [HEADLESS]: '' } : {}),
    };
    const { [OVER_CAPACITY]: _, ...others } = held?.metadata.annotations ?? {};
    const annotations = total > CAPACITY ? { ...others, [OVER_CAPACITY]: 'truncated' } : others;
    const body = parts.length > 0 ? { subsets: parts } : {};
    if (held === undefined) {
      const { namespace = '', name } = service.metadata;
      const metadata = { name, namespace, labels, ...(total > CAPACITY ? { annotations } : {}) };
      return {
        writes: [{ verb: 'create', object: { apiVersion: 'v1', kind: 'Endpoints', metadata, ...body } }],
      };
    }
    const same =
      sameJson(labels, held.metadata.labels) &&
      sameJson(annotations, held.metadata.annotations ?? {}) &&
      sameJson(parts, held.subsets ?? []);
    if (same) return { writes: [] };
    const { subsets: _s, ...rest } = held;
    const object = { ...rest, metadata: { ...held.metadata, labels, annotations }, ...body } as StoredObject;
    return { writes: [{ verb: 'update', object }] };
  },
};
