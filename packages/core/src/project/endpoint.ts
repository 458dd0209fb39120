/**
 * The lines of the lists, from EndpointSlices alone: slices belong to a Service by label, lines are united over slices by id, their ports too (laws P3–P5).
 * Of two copies of one line the one that takes calls counts, as kube-proxy would use either. Only the first address of an endpoint counts, as for kube-proxy.
 * A line that names no pod is matched by address over all namespaces.
 */
import { endpointId } from '../endpoint-id.ts';
import type { Mutable } from '../kubernetes/json.ts';
import type { EndpointSliceObject, PodObject, SliceEndpoint, SlicePort, Uid } from '../kubernetes/object.ts';
import type { Endpoint } from '../topology.ts';
import { holderOf, type WorldIndex } from '../world-index.ts';
import { compare } from './selection.ts';

export interface LineSources {
  /** UIDs of the namespace's Services by name. */
  readonly services: ReadonlyMap<string, Uid>;
  readonly pods: ReadonlyMap<Uid, PodObject>;
  readonly index: WorldIndex;
}

/** One line as one slice tells it; undefined when no Service reads the slice. */
export function projectLine(
  slice: EndpointSliceObject,
  endpoint: SliceEndpoint,
  sources: LineSources,
): Endpoint | undefined {
  const address = endpoint.addresses[0];
  if (slice.service === undefined || address === undefined) return undefined;
  const service = sources.services.get(slice.service) ?? `${slice.meta.namespace}/${slice.service}`;
  const named = endpoint.target?.uid === '' ? undefined : endpoint.target?.uid;
  const line: Mutable<Endpoint> = {
    id: endpointId(service, slice.family, named ?? address),
    service,
    namespace: slice.meta.namespace,
    family: slice.family,
    address,
    ready: endpoint.ready,
    serving: endpoint.serving,
    terminating: endpoint.terminating,
    slices: [slice.meta.name],
    ports: slice.ports,
    origin: originOf(slice.managedBy),
  };
  const holder = named === undefined ? holderOf(sources.index, address) : undefined;
  const pod = named === undefined ? holder?.uid : endpoint.target?.kind === 'Pod' ? named : undefined;
  const podName = endpoint.target?.kind === 'Pod' ? endpoint.target.name : holder?.name;
  const node =
    endpoint.node ?? (pod === undefined ? undefined : (sources.pods.get(pod)?.node ?? holder?.node));
  if (pod !== undefined) line.pod = pod;
  if (podName !== undefined) line.podName = podName;
  if (node !== undefined) line.node = node;
  if (endpoint.hostname !== undefined) line.hostname = endpoint.hostname;
  return line;
}

/** Whether the endpoint says itself whom it names and where that runs, so that no pod has to be asked. */
export function isComplete(endpoint: SliceEndpoint): boolean {
  return endpoint.node !== undefined && endpoint.target !== undefined && endpoint.target.uid !== '';
}

/** One line of several copies that have the same id; at least one. */
export function unite(copies: readonly Endpoint[]): Endpoint {
  const best = copies.reduce((one, other) => (prefer(one, other) <= 0 ? one : other));
  return {
    ...best,
    slices: [...new Set(copies.flatMap(copy => copy.slices))].sort(compare),
    ports: unitePorts(copies.flatMap(copy => copy.ports)),
  };
}

function unitePorts(all: readonly SlicePort[]): readonly SlicePort[] {
  const ports = new Map(all.map(port => [`${port.name}|${port.protocol}|${port.port}`, port]));
  return [...ports.values()].sort(
    (one, two) => compare(one.name, two.name) || compare(one.protocol, two.protocol) || one.port - two.port,
  );
}

/** Which copy of a line counts: negative for the first. The last words only make the choice independent of order. */
function prefer(a: Endpoint, b: Endpoint): number {
  return (
    rank(a) - rank(b) ||
    compare(a.slices[0] ?? '', b.slices[0] ?? '') ||
    compare(a.address, b.address) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Ready, else draining, else not ready; null reads as discovery/v1 says. */
function rank(line: Endpoint): number {
  if (line.ready !== false) return 0;
  return line.serving !== false && line.terminating === true ? 1 : 2;
}

function originOf(managedBy: string | undefined): Endpoint['origin'] {
  if (managedBy === 'endpointslice-controller.k8s.io') return 'selector';
  return managedBy === 'endpointslicemirroring-controller.k8s.io' ? 'mirrored' : 'hand';
}
