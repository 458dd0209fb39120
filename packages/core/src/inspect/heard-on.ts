/**
 * Which numbers the name of a port stands for: pods declare it, each its own way, and the lines of the list hold what came of it. Called by the ladder of a Service and by the
 * inspector's ports.
 */
import type { Endpoint } from '../topology.ts';

/** `name`: of the Service's port. Each number once; none while nobody is listed. */
export function heardOn(lines: readonly Endpoint[], name: string): readonly number[] {
  const ports = lines.flatMap(line => line.ports.filter(port => port.name === name));
  return [...new Set(ports.map(({ port }) => port))];
}
