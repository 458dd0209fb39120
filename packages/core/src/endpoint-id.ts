/**
 * Identity of a line: Service, family and target, never the slice (laws P2, P3). The Service is its UID, or `namespace/name` while no such Service is known; the
 * target is the UID that targetRef names, or the address. Made by `project`, taken apart by the wire.
 */
import type { Family } from './kubernetes/object.ts';
import type { EndpointId } from './topology.ts';

export interface EndpointIdParts {
  readonly service: string;
  readonly family: Family;
  readonly target: string;
}

const letters: Readonly<Record<Family, string>> = { IPv4: '4', IPv6: '6', FQDN: 'f' };
const families = new Map<string, Family>([
  ['4', 'IPv4'],
  ['6', 'IPv6'],
  ['f', 'FQDN'],
]);

export function endpointId(service: string, family: Family, target: string): EndpointId {
  return `${service}|${letters[family]}|${target}`;
}

/** Undefined where the id does not have exactly three parts. */
export function parseEndpointId(id: EndpointId): EndpointIdParts | undefined {
  const first = id.indexOf('|');
  const second = id.indexOf('|', first + 1);
  if (first < 0 || second < 0 || id.indexOf('|', second + 1) >= 0) return undefined;
  const family = families.get(id.slice(first + 1, second));
  if (family === undefined) return undefined;
  return { service: id.slice(0, first), family, target: id.slice(second + 1) };
}
