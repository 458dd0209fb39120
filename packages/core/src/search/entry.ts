/**
 * What is said of each object of a topology that somebody may look for, in lower case, ready to be compared. An entry is made once for each element and remembered with
 * it, so that a change costs what has changed: only the list of entries is made anew. Called by the search of the page.
 */
import { lampOfLine, lampOfPod } from '../scene/lamp.ts';
import type { ObjectName } from '../scene/lens.ts';
import type { Door } from '../topology/door.ts';
import type { ClusterNode, Endpoint, Pod, Service, Slice, Topology, Workload } from '../topology.ts';
import { lineKind } from './kind-names.ts';

export interface Entry {
  /** Of the API, or `Endpoint` for a line of a list. */
  readonly kind: string;
  /** In its map of the topology; of a node its name, as on the stage. */
  readonly key: string;
  /** As people write it: a line is called by its address. */
  readonly title: string;
  /** What is opened with it; lines open the slice that holds them. */
  readonly object: ObjectName;
  readonly addresses: readonly string[];
  readonly node: string;
  /** The first is that of its lamp, where it has one. */
  readonly states: readonly string[];
  /** Services that it belongs to, by UID. */
  readonly services: readonly string[];
  /** `key=value`, where the picture knows them: what a Service asks for. */
  readonly labels: readonly string[];
  /** Name, addresses and node in lower case, a line each. */
  readonly text: string;
}

type Facts = Partial<Omit<Entry, 'text'>> & Pick<Entry, 'kind' | 'key' | 'title' | 'object'>;

function entry(facts: Facts): Entry {
  const { addresses = [], node = '', title } = facts;
  const text = [title, ...addresses, node].join('\n').toLowerCase();
  return { addresses, node, states: [], services: [], labels: [], ...facts, text };
}

const remembered = new WeakMap<object, { readonly with: object | undefined; readonly entry: Entry }>();

/** Made anew where the other element that it is made from is another one. */
function remember<Element extends object>(
  element: Element,
  other: object | undefined,
  make: (element: Element) => Entry,
): Entry {
  const known = remembered.get(element);
  if (known !== undefined && known.with === other) return known.entry;
  const made = make(element);
  remembered.set(element, { with: other, entry: made });
  return made;
}

/** Services first, then who picks up, then what they run on and who keeps them. One after the other, so that a page may make them a few at a time ahead. */
export function* entriesIn(topology: Topology): Generator<Entry, void> {
  for (const service of topology.services.values()) yield remember(service, undefined, ofService);
  for (const line of topology.endpoints.values()) {
    const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
    yield remember(line, pod, () => ofLine(line, pod));
  }
  for (const pod of topology.pods.values()) yield remember(pod, undefined, ofPod);
  for (const node of topology.nodes.values()) yield remember(node, undefined, ofNode);
  for (const door of topology.doors.values()) yield remember(door, undefined, ofDoor);
  for (const workload of topology.workloads.values()) yield remember(workload, undefined, ofWorkload);
  for (const slice of topology.slices.values()) yield remember(slice, undefined, ofSlice);
}

const named = (kind: string, { namespace, name }: { readonly namespace: string; readonly name: string }) => ({
  kind,
  title: name,
  object: { kind, namespace, name },
});

function ofService(service: Service): Entry {
  return entry({
    ...named('Service', service),
    key: service.uid,
    addresses: [...service.clusterIPs, ...service.externalIPs, ...service.loadBalancer].filter(
      address => address !== 'None',
    ),
    states: service.silence === undefined ? [] : ['broken', service.silence.why],
    services: [service.uid],
    labels: (service.selector ?? []).map(([key, value]) => `${key}=${value}`.toLowerCase()),
  });
}

function ofLine(line: Endpoint, pod: Pod | undefined): Entry {
  const name = line.slices[0] ?? '';
  return entry({
    kind: lineKind,
    title: line.address,
    object: { kind: 'EndpointSlice', namespace: line.namespace, name },
    key: line.id,
    addresses: [line.address, ...line.ports.map(({ port }) => `${line.address}:${port}`)],
    node: line.node ?? '',
    states: [lampOfLine(line, pod)],
    services: [line.service],
  });
}

function ofPod(pod: Pod): Entry {
  return entry({
    ...named('Pod', pod),
    key: pod.uid,
    addresses: pod.ips,
    node: pod.node ?? '',
    states: [lampOfPod(pod), pod.state, ...(pod.reason === undefined ? [] : [pod.reason.toLowerCase()])],
    services: pod.wantedBy ?? [],
  });
}

function ofNode(node: ClusterNode): Entry {
  return entry({
    ...named('Node', { ...node, namespace: '' }),
    key: node.name,
    addresses: node.addresses,
    node: node.name,
    states: [node.state, ...(node.cordoned ? ['cordoned'] : [])],
  });
}

function ofDoor(door: Door): Entry {
  const hosts = [...new Set(door.paths.map(({ host }) => host))];
  return entry({
    ...named(door.kind, door),
    key: door.uid,
    addresses: [...door.addresses, ...hosts],
    services: door.paths.flatMap(({ serviceUid }) => (serviceUid === undefined ? [] : [serviceUid])),
  });
}

function ofWorkload(workload: Workload): Entry {
  return entry({
    ...named(workload.kind, workload),
    key: workload.uid,
    states: workload.finished === true ? ['finished'] : [],
  });
}

function ofSlice(slice: Slice): Entry {
  return entry({ ...named('EndpointSlice', slice), key: slice.uid });
}
