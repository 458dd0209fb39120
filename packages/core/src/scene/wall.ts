/**
 * What a screen that nobody touches says: a row per Service and a row per node, the worst first, as many as there is room for. What is wrong keeps its name when what
 * is well folds into a count. Pure: from the topology, the namespaces on screen and the room. Called by the wall view. Keeps B1 to B3.
 */
import type { Topology } from '../topology.ts';
import { faultsByService } from './faults/by-service.ts';
import { wallWords } from './messages/wall-en.ts';
import { wallNodes } from './wall/nodes.ts';
import { byTone, fitRows, type WallRest } from './wall/room.ts';
import type { WallNode, WallRow } from './wall/row.ts';
import { wallRows } from './wall/rows.ts';

export interface WallRoom {
  /** Rows of full height for Services; at least two. */
  readonly rows: number;
  /** Names that stand in the height of one row when they are set small. */
  readonly namesPerRow: number;
  readonly nodes: number;
  /** Lamps in a row of a Service, and in one of a node. */
  readonly lamps: number;
  readonly nodeLamps: number;
}

export interface Wall {
  readonly rows: readonly WallRow[];
  /** Wrong, and named, where there is no room for whole rows. */
  readonly named: readonly WallRow[];
  readonly rest: WallRest;
  readonly nodes: readonly WallNode[];
  readonly nodesRest: WallRest;
  /** Where the outside still leads to a Service that has nobody: said of the first one. */
  readonly door?: string;
  /** Services at which nobody picks up. */
  readonly broken: number;
  /** Services at which somebody does not, and nodes that are not ready. */
  readonly warnings: number;
}

export function wall(topology: Topology, namespaces: readonly string[], room: WallRoom): Wall {
  const rows = wallRows(topology, namespaces, room.lamps);
  const nodes = wallNodes(topology, namespaces, room.nodeLamps);
  const services = fitRows(rows, room.rows, room.namesPerRow);
  // Where all fit a node keeps its place, whatever befalls it.
  const places = fitRows(nodes.length > room.nodes ? nodes.toSorted(byTone) : nodes, room.nodes, 0);
  const faults = faultsByService(topology);
  const away = (key: string) =>
    topology.services.get(key)?.silence !== undefined || faults.get(key)?.cut !== undefined;
  const door = doorTo(rows.find(row => row.tone === 'bad' && away(row.key))?.key, topology);
  return {
    ...(door === undefined ? {} : { door: wallWords.leadsThere(door) }),
    rows: services.rows,
    named: services.named,
    rest: services.rest,
    nodes: places.rows,
    nodesRest: places.rest,
    broken: rows.filter(row => row.tone === 'bad').length,
    warnings:
      rows.filter(row => row.tone === 'busy' && row.warns).length + nodes.filter(node => node.warns).length,
  };
}

function doorTo(service: string | undefined, topology: Topology): string | undefined {
  if (service === undefined) return undefined;
  for (const door of topology.doors.values())
    for (const { serviceUid, host, path } of door.paths)
      if (serviceUid === service) return `${host === '' ? '*' : host}${path}`;
  return undefined;
}
