/**
 * Whether a port of a NetworkPolicy means a port of the pod that is called (networking/v1 NetworkPolicyPort): by number, range, or a name that the pod declares. Pure; asked
 * by the projection of walls, by rules and by the trace.
 */
import type { PolicyPort } from './kubernetes/network-policy.ts';
import type { PodObject, Protocol } from './kubernetes/object.ts';

export function fitsPort(
  { port: allowed, endPort, protocol: of }: PolicyPort,
  target: PodObject | undefined,
  port: number,
  protocol: Protocol,
): boolean {
  if (of !== protocol) return false;
  if (allowed === undefined) return true;
  if (typeof allowed === 'string')
    return (
      target?.ports.some(
        declared => declared.name === allowed && declared.port === port && declared.protocol === of,
      ) ?? false
    );
  return endPort === undefined ? allowed === port : allowed <= port && port <= endPort;
}
