/**
 * Which lines may be taken, as kube-proxy takes them: those that are ready, and where there is none at all those that are leaving and still serve. The example is
 * always the same one of them, so that a picture that is looked at twice is the same picture.
 */
import type { Endpoint, Service, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { type Arrival, withPort } from './journey.ts';

export interface Usable {
  readonly lines: readonly Endpoint[];
  /** Nobody is ready; those who leave are taken. */
  readonly leaving: boolean;
}

export function usableLines(topology: Topology, service: Service): Usable {
  const all = [...topology.endpoints.values()]
    .filter(line => line.service === service.uid && line.family !== 'FQDN' && hasPort(service, line))
    .sort((a, b) => byName(a.address, b.address) || byName(a.id, b.id));
  const family = service.families.find(known => all.some(line => line.family === known)) ?? all[0]?.family;
  const lines = all.filter(line => line.family === family);
  const ready = lines.filter(line => line.ready !== false && line.terminating !== true);
  if (ready.length > 0 || service.headless) return { lines: ready, leaving: false };
  const leaving = lines.filter(line => line.terminating === true && line.serving !== false);
  return { lines: leaving, leaving: leaving.length > 0 };
}

/** The first that is not on this node, else the first; never the one to be avoided while there is another. */
export function exampleLine(
  lines: readonly Endpoint[],
  from: string | undefined,
  avoid?: string,
): Endpoint | undefined {
  const others = lines.filter(line => line.id !== avoid);
  const some = others.length > 0 ? others : lines;
  return some.find(line => line.node !== undefined && line.node !== from) ?? some[0];
}

export function arrivalAt(service: Service, line: Endpoint): Arrival {
  return {
    endpoint: line.id,
    target: withPort(line.address, portOf(service, line)),
    ...(line.pod === undefined ? {} : { pod: line.pod }),
    ...(line.node === undefined ? {} : { node: line.node }),
  };
}

/** The number behind the first port of the Service: they meet by name and protocol. */
function portOf(service: Service, line: Endpoint): number | undefined {
  const [asked] = service.ports;
  const found = line.ports.find(port => port.name === asked?.name && port.protocol === asked.protocol);
  return asked === undefined ? line.ports[0]?.port : found?.port;
}

function hasPort(service: Service, line: Endpoint): boolean {
  return service.ports.length === 0 || portOf(service, line) !== undefined;
}
