/**
 * The tables that kubectl prints, from the topology: `get endpoints` (printers.go, formatEndpoints) and `get pods -o wide`. For panels that show both beside
 * the stage.
 * Endpoints objects are not read, only their lines, so AGE is that of the Service, and where one list has several sets of ports their order is ours.
 */
import type { SlicePort, Uid } from '../kubernetes/object.ts';
import type { Endpoint, EndpointId, Pod, Service, Topology } from '../topology.ts';
import { humanDuration } from './span.ts';

export interface EndpointsRow {
  readonly namespace: string;
  readonly name: string;
  /** The cell as printed; empty where lines exist and none is ready. */
  readonly endpoints: string;
  /** The addresses in it, so that a table can light the same address elsewhere. */
  readonly addresses: readonly { readonly text: string; readonly endpoint: EndpointId; readonly pod?: Uid }[];
  readonly age: string;
  readonly created: number;
}

/** At most so many are printed; the rest is counted. */
const shown = 3;

/** In the order of the API: by namespace and name. */
export function endpointsTable(
  topology: Topology,
  namespaces: readonly string[],
  now: number,
): readonly EndpointsRow[] {
  const lines = new Map<string, Endpoint[]>();
  for (const line of topology.endpoints.values()) {
    const there = lines.get(line.service);
    if (there === undefined) lines.set(line.service, [line]);
    else there.push(line);
  }
  return [...topology.services.values()]
    .filter(service => namespaces.includes(service.namespace) && hasEndpointsObject(service))
    .sort((a, b) => inApiOrder(a.namespace, b.namespace) || inApiOrder(a.name, b.name))
    .map(service => ({
      namespace: service.namespace,
      name: service.name,
      ...formatEndpoints(service, lines.get(service.uid) ?? []),
      age: humanDuration(now - service.created),
      created: service.created,
    }));
}

/** The controller writes one per selector; by hand there may be one. Slices by hand have none. */
function hasEndpointsObject(service: Service): boolean {
  if (service.endpointsObject !== undefined) return true;
  return service.selector !== undefined && service.type !== 'ExternalName';
}

function inApiOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Only the first family of the Service is in its Endpoints object; a line whose named port has no number is not. */
function formatEndpoints(
  service: Service,
  lines: readonly Endpoint[],
): Pick<EndpointsRow, 'endpoints' | 'addresses'> {
  const [family] = service.families;
  const listed = lines
    .filter(line => line.origin !== 'hand' && (family === undefined || line.family === family))
    .filter(line => line.ports.length > 0 || service.ports.length === 0)
    .sort((a, b) => inApiOrder(a.address, b.address));
  const ready = listed.filter(line => line.ready !== false);
  if (ready.length === 0) {
    const waiting = listed.some(line => line.terminating !== true);
    return { endpoints: waiting ? '' : '<none>', addresses: [] };
  }
  const subsets = Map.groupBy(ready, line => JSON.stringify(line.ports));
  const all = [...subsets.values()].flatMap(subset => {
    const ports = subset[0]?.ports ?? [];
    return ports.length === 0
      ? subset.map(line => cell(line))
      : ports.flatMap(port => subset.map(line => cell(line, port)));
  });
  const addresses = all.slice(0, shown);
  const printed = addresses.map(address => address.text).join(',');
  return {
    endpoints: all.length > shown ? `${printed} + ${all.length - shown} more...` : printed,
    addresses,
  };
}

function cell(line: Endpoint, port?: SlicePort): EndpointsRow['addresses'][number] {
  const address = port !== undefined && line.address.includes(':') ? `[${line.address}]` : line.address;
  return {
    text: port === undefined ? address : `${address}:${port.port}`,
    endpoint: line.id,
    ...(line.pod === undefined ? {} : { pod: line.pod }),
  };
}

export interface PodRow {
  readonly uid: Uid;
  readonly namespace: string;
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  readonly age: string;
  readonly ip: string;
  readonly node: string;
  readonly nominated: string;
  readonly gates: string;
}

export function podsTable(topology: Topology, namespaces: readonly string[], now: number): readonly PodRow[] {
  return [...topology.pods.values()]
    .filter(pod => namespaces.includes(pod.namespace))
    .sort((a, b) => inApiOrder(a.namespace, b.namespace) || inApiOrder(a.name, b.name))
    .map(pod => ({
      uid: pod.uid,
      namespace: pod.namespace,
      name: pod.name,
      ready: pod.containers,
      status: statusOf(pod),
      restarts: restartsOf(pod, now),
      age: humanDuration(now - pod.created),
      ip: pod.ips[0] ?? '<none>',
      node: pod.node ?? '<none>',
      nominated: pod.nominated ?? '<none>',
      gates: pod.gates ?? '<none>',
    }));
}

function restartsOf({ restarts = 0, restarted }: Pod, now: number): string {
  return restarted === undefined ? String(restarts) : `${restarts} (${humanDuration(now - restarted)} ago)`;
}

/** STATUS: a reason where there is one, else the phase. kubectl does not say why a pod has no node, unless it is gated. */
function statusOf(pod: Pod): string {
  switch (pod.state) {
    case 'terminating':
      return 'Terminating';
    case 'pending':
      return pod.reason === 'SchedulingGated' ? pod.reason : 'Pending';
    case 'finished':
      return pod.reason ?? 'Completed';
    case 'failed':
      return pod.reason ?? 'Failed';
    case 'failing':
      return pod.reason ?? 'Error';
    case 'starting':
      return pod.reason ?? (pod.ips.length === 0 ? 'Pending' : 'Running');
    default:
      return pod.reason ?? 'Running';
  }
}

export const endpointsHeader = ['NAME', 'ENDPOINTS', 'AGE'] as const;
export const podsHeader = [
  ...(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'IP', 'NODE'] as const),
  ...(['NOMINATED NODE', 'READINESS GATES'] as const),
] as const;
