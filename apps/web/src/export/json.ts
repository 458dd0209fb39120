/** What is on screen as JSON: what Switchboard knows, map by map, under its headline. Pure. */
import { mapNames, type Topology } from '@switchboard/core/topology';

export interface Said {
  readonly title: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly namespaces: readonly string[];
}

export function jsonOf(topology: Topology, said: Said): string {
  const maps = mapNames.map(name => [name, [...topology[name].values()]] as const);
  return `${JSON.stringify({ ...said, ...Object.fromEntries(maps) }, undefined, 2)}\n`;
}
