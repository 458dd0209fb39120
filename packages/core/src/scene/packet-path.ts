/**
 * The true way of a packet to a Service: A from a pod inside, B from outside. The list is looked up, the address is swapped on the caller's own node, and the number of a
 * Service is never a place. Pure; the examples are chosen so that the same topology gives the same ones. Drawn by the stage and told by the panel on X. Keeps H4 and H5.
 */
import type { Service, Topology } from '../topology.ts';
import { fromInside, urlOf } from './packet/from-inside.ts';
import { fromOutside } from './packet/from-outside.ts';
import type { Journey } from './packet/journey.ts';

export interface PacketPath {
  readonly service: Service;
  readonly inside: Journey;
  /** Undefined: nothing outside leads here. */
  readonly outside?: Journey;
  /** The same by hand. */
  readonly command: string;
}

export function packetPath(topology: Topology, service: Service): PacketPath {
  const inside = fromInside(topology, service);
  const outside = fromOutside(topology, service, inside.arrival?.endpoint);
  const caller = inside.caller?.name ?? 'POD';
  const url = urlOf(service);
  const program = url.includes('://') ? `curl -s ${url}` : `nslookup ${service.name}`;
  return {
    service,
    inside,
    ...(outside === undefined ? {} : { outside }),
    command: `kubectl -n ${service.namespace} exec ${caller} -- ${program}`,
  };
}
