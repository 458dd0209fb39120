/**
 * The true way of a packet to a Service: A from a pod inside, B from outside. The list is looked up, the address is swapped on the caller's own node, and the number of a
 * Service is never a place. Pure; the examples are chosen so that the same topology gives the same ones. Drawn by the stage and told by the panel on X. Keeps H4 and H5.
 */
import type { Service, Topology } from '../topology.ts';
import { byName } from './by-name.ts';
import type { Lens } from './lens.ts';
import { fromInside, urlOf } from './packet/from-inside.ts';
import { fromOutside } from './packet/from-outside.ts';
import type { Journey } from './packet/journey.ts';
import { usableLines } from './packet/lines.ts';

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

/** The Service that one looks at, or to which what one looks at belongs; else the first by name that takes calls; else the first. */
export function followedService(
  topology: Topology,
  { namespaces, focus, selection }: Pick<Lens, 'namespaces' | 'focus' | 'selection'>,
): Service | undefined {
  const all = [...topology.services.values()]
    .filter(service => namespaces.includes(service.namespace))
    .sort((a, b) => byName(a.name, b.name) || byName(a.namespace, b.namespace));
  for (const asked of [focus, selection]) {
    if (asked === undefined) continue;
    const chosen = all.find(
      ({ name, namespace }) =>
        asked.kind === 'Service' && name === asked.name && namespace === asked.namespace,
    );
    if (chosen !== undefined) return chosen;
    const lists = all.find(service =>
      [...topology.endpoints.values()].some(
        line =>
          line.service === service.uid &&
          asked.namespace === line.namespace &&
          ((asked.kind === 'Pod' && line.podName === asked.name) ||
            (asked.kind === 'Line' && asked.name === `${service.name}/${line.address}`)),
      ),
    );
    if (lists !== undefined) return lists;
  }
  const calls = all.filter(service => !service.headless && usableLines(topology, service).lines.length > 0);
  const behindDoors = new Set(
    [...topology.doors.values()].flatMap(door => door.paths.map(({ serviceUid }) => serviceUid)),
  );
  return calls.find(service => behindDoors.has(service.uid)) ?? calls[0] ?? all[0];
}
