/**
 * Where the arrow keys go: up and down within a column, row after row; left and right along the path of a call: door, Service, line, pod, node. A cell is what can
 * have the focus. Called by the stage; the order is that of the words in the document.
 */
import type { Topology } from '../topology.ts';
import type { ObjectName } from './lens.ts';
import { nameOfDoor, nameOfNode, nameOfPod, nameOfService } from './object-name.ts';
import type { Block, Placement, Seat } from './placement.ts';

export type Column = 'door' | 'service' | 'line' | 'pod' | 'node';
export type Direction = 'up' | 'down' | 'left' | 'right';

export interface Cell {
  /** `column:key`, stable while the thing exists. */
  readonly id: string;
  readonly column: Column;
  readonly y: number;
  /** The object that Enter selects; a line without a pod selects its Service. */
  readonly name?: ObjectName;
  /** Ids of the neighbours along the path, where there are any. */
  readonly left?: string;
  readonly right?: string;
}

/** From the top downwards within each column, column after column. */
export function cells(placement: Placement, topology: Topology): readonly Cell[] {
  const found: Cell[] = [];
  const doorOf = new Map<string, string>();
  for (const spot of placement.doors) {
    const door = topology.doors.get(spot.door);
    const id = `door:${spot.door}/${spot.host}`;
    const first = spot.stops.find(stop => stop.service !== undefined)?.service;
    for (const { service } of spot.stops)
      if (service !== undefined && !doorOf.has(service)) doorOf.set(service, id);
    found.push({
      id,
      column: 'door',
      y: spot.y,
      ...(door === undefined ? {} : { name: nameOfDoor(door) }),
      ...(first === undefined ? {} : { right: `service:${first}` }),
    });
  }
  for (const block of placement.blocks) found.push(...blockCells(block, topology, doorOf));
  for (const lane of placement.lanes) {
    const node = lane.uid === undefined ? undefined : topology.nodes.get(lane.uid);
    const highest = topmostOn(lane.node, placement, topology);
    found.push({
      id: `node:${lane.node}`,
      column: 'node',
      y: lane.x,
      ...(node === undefined ? {} : { name: nameOfNode(node) }),
      ...(highest === undefined ? {} : { left: `pod:${highest}` }),
    });
  }
  return found;
}

function blockCells(block: Block, topology: Topology, doorOf: ReadonlyMap<string, string>): readonly Cell[] {
  const found: Cell[] = [];
  const service = block.type === 'in-no-list' ? undefined : topology.services.get(block.service);
  const serviceId = block.type === 'in-no-list' ? undefined : `service:${block.service}`;
  const rows =
    block.type === 'alias' ? [] : block.seats.flatMap(seat => rowCells(seat, block, topology, serviceId));
  if (serviceId !== undefined && (block.type === 'alias' || (block.type === 'list' && block.named))) {
    const door = doorOf.get(serviceId.slice('service:'.length));
    const first = rows.find(cell => cell.column === 'line') ?? rows[0];
    found.push({
      id: serviceId,
      column: 'service',
      y: block.nameY,
      ...(service === undefined ? {} : { name: nameOfService(service) }),
      ...(door === undefined ? {} : { left: door }),
      ...(first === undefined ? {} : { right: first.id }),
    });
  }
  return [...found, ...rows];
}

function rowCells(
  seat: Seat,
  block: Block,
  topology: Topology,
  service: string | undefined,
): readonly Cell[] {
  const { occupant, y } = seat;
  if (occupant.type !== 'line' && occupant.type !== 'pod') return [];
  const pod = occupant.pod === undefined ? undefined : topology.pods.get(occupant.pod);
  const found: Cell[] = [];
  const line = occupant.type === 'line' ? `line:${occupant.endpoint}` : undefined;
  const owner = block.type === 'list' ? topology.services.get(block.service) : undefined;
  // A pod is drawn once; the rows that face its name lead to its one cell.
  const target = occupant.pod === undefined ? undefined : `pod:${occupant.pod}`;
  if (line !== undefined) {
    const name =
      pod === undefined ? (owner === undefined ? undefined : nameOfService(owner)) : nameOfPod(pod);
    found.push({
      id: line,
      column: 'line',
      y,
      ...(name === undefined ? {} : { name }),
      ...(service === undefined ? {} : { left: service }),
      ...(target === undefined || pod === undefined ? {} : { right: target }),
    });
  }
  if (pod !== undefined && target !== undefined && (occupant.type === 'pod' || occupant.body)) {
    const left = line ?? service;
    found.push({
      id: target,
      column: 'pod',
      y,
      name: nameOfPod(pod),
      ...(left === undefined ? {} : { left }),
      ...(pod.node === undefined ? {} : { right: `node:${pod.node}` }),
    });
  }
  return found;
}

function topmostOn(node: string, placement: Placement, topology: Topology): string | undefined {
  let found: string | undefined;
  let top = Number.POSITIVE_INFINITY;
  for (const [uid, spot] of placement.spots) {
    if (spot.seat < 0 || spot.y >= top || topology.pods.get(uid)?.node !== node) continue;
    found = uid;
    top = spot.y;
  }
  return found;
}

/** The cell one step away; undefined at the edge. Lanes of nodes lie side by side, so up and down go from one to the next. */
export function step(all: readonly Cell[], from: string, direction: Direction): Cell | undefined {
  const here = all.find(cell => cell.id === from);
  if (here === undefined) return undefined;
  if (direction === 'left' || direction === 'right') return all.find(cell => cell.id === here[direction]);
  const column = all.filter(cell => cell.column === here.column).sort((a, b) => a.y - b.y);
  return column[column.indexOf(here) + (direction === 'down' ? 1 : -1)];
}
