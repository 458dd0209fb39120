/**
 * The lines of a Service as its consumers read them: per port and address family, united over slices, with the copy that takes calls where one address stands in two.
 * Slices decide, pods explain. Follows kube-proxy (`pkg/proxy/endpointslicecache.go`, `topology.go`) and discovery/v1 EndpointConditions. Made by `Inquiry.lines`.
 */
import type {
  EndpointSliceObject,
  Family,
  ServiceObject,
  ServicePort,
  SliceEndpoint,
} from '../kubernetes/object.ts';

export interface Line {
  readonly address: string;
  /** The pod's port, not the Service's. */
  readonly port: number;
  readonly endpoint: SliceEndpoint;
  readonly slice: EndpointSliceObject;
}

export interface PortLines {
  readonly port: ServicePort;
  readonly family: Family;
  readonly lines: readonly Line[];
}

export interface ServiceLines {
  /** One per port and family, in the order of the Service. */
  readonly ports: readonly PortLines[];
  /** Slices whose family the Service has. */
  readonly used: readonly EndpointSliceObject[];
  /** The others with lines in them. */
  readonly unused: readonly EndpointSliceObject[];
}

/** Ready, as all consumers read it: nobody said means yes. */
export const isReady = ({ endpoint }: Pick<Line, 'endpoint'>): boolean => endpoint.ready !== false;

/** kube-proxy falls back to these where nobody is ready. */
export const isDraining = ({ endpoint }: Pick<Line, 'endpoint'>): boolean =>
  endpoint.ready === false && endpoint.serving !== false && endpoint.terminating === true;

export function serviceLines(service: ServiceObject, slices: readonly EndpointSliceObject[]): ServiceLines {
  // A headless Service is read by its clients, whatever its families say of a single-stack cluster.
  const uses = ({ family }: EndpointSliceObject): boolean =>
    family !== 'FQDN' && service.families.includes(family);
  const used = slices.filter(uses);
  return {
    used,
    unused: slices.filter(slice => !uses(slice) && slice.endpoints.length > 0),
    ports: service.ports.flatMap(port =>
      service.families.map(family => ({ port, family, lines: linesOf(port, family, used) })),
    ),
  };
}

function linesOf(port: ServicePort, family: Family, slices: readonly EndpointSliceObject[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const slice of slices) {
    if (slice.family !== family) continue;
    for (const found of slice.ports) {
      if (found.name !== port.name || found.protocol !== port.protocol) continue;
      for (const endpoint of slice.endpoints) {
        const address = endpoint.addresses[0];
        if (address === undefined) continue;
        const line: Line = { address, port: found.port, endpoint, slice };
        const key = `${address} ${found.port}`;
        const known = lines.get(key);
        if (known === undefined || (!isReady(known) && isReady(line))) lines.set(key, line);
      }
    }
  }
  return [...lines.values()].sort((a, b) =>
    a.address < b.address ? -1 : a.address > b.address ? 1 : a.port - b.port,
  );
}
