/** How findings speak of the ports of a Service: what part of it is meant, what each asks for, and who declares that. Called by rules about Services and by traces. */
import type { ContainerPort, Protocol, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import { isReady, type PortLines, type ServiceLines } from './service-lines.ts';

/** The name, or the number of a port without one. */
export const portName = ({ name, port }: Pick<ServicePort, 'name' | 'port'>): string => name || String(port);

/** `http 80/TCP → 8080` */
export function showPort({ name, port, protocol, target }: ServicePort): string {
  return `${name === '' ? '' : `${name} `}${port}/${protocol} → ${target}`;
}

export const showNamed = (name: string, protocol: Protocol): string =>
  `${name === '' ? 'without a name' : name}/${protocol}`;

/** Whether a pod, or a template of one, has the port that a Service port asks for by name. */
export const declares = (
  { ports }: { readonly ports: readonly ContainerPort[] },
  { target, protocol }: ServicePort,
): boolean => ports.some(port => port.name === target && port.protocol === protocol);

export const showDeclared = ({ name, port, protocol }: ContainerPort): string =>
  `${name === '' ? '' : `${name} `}${port}/${protocol}`;

/** What stands for these ports of a Service: nothing when it is all of them, else one discriminator each. */
export function partsOf(
  service: ServiceObject,
  ports: readonly ServicePort[],
): readonly { readonly discriminator?: string; readonly ports: readonly ServicePort[] }[] {
  if (ports.length === 0) return [];
  if (ports.length === service.ports.length) return [{ ports }];
  return ports.map(port => ({ discriminator: portName(port), ports: [port] }));
}

/** The lines of one port in all families. */
export const linesOfPort = ({ ports }: ServiceLines, port: ServicePort): PortLines['lines'] =>
  ports.filter(found => found.port === port).flatMap(({ lines }) => lines);

/** Somebody takes calls at some port. */
export const takesCalls = ({ ports, used }: ServiceLines): boolean =>
  ports.length === 0
    ? used.some(slice => slice.endpoints.some(endpoint => isReady({ endpoint })))
    : ports.some(({ lines }) => lines.some(isReady));
