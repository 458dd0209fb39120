/**
 * The right side of the lens `nodes`: brackets with their stands, wires with their lanes, trunks of folded lists. What is left of the plugs is placed as in `lines` and handed
 * in. Called by `place` after the rows; keeps laws N1 to N5.
 */
import type { EndpointId, Topology } from '../../topology.ts';
import type { Lens, StageSize } from '../lens.ts';
import type { NodesColumns, NodesSide, Trunk, Wire } from '../nodes-side.ts';
import type { Block, Columns, Frame, RoomMade, Spot } from '../placement.ts';
import { type Gutter, route, type Way } from '../route.ts';
import { foot, stackBrackets } from './brackets.ts';
import type { Tenant } from './plan.ts';
import { residents, type Target } from './standing.ts';
import { keyOf, type StandRule } from './stands.ts';

/** Where everything else is, for what goes to the right of it. */
export interface Left {
  readonly topology: Topology;
  readonly lens: Lens;
  readonly size: StageSize;
  readonly blocks: readonly Block[];
  readonly tenants: ReadonlyMap<string, readonly Tenant[]>;
  readonly columns: Columns;
  readonly frame: Frame;
  readonly pitch: number;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly rule: StandRule;
}

export interface PlacedNodesSide {
  readonly side: NodesSide;
  readonly spots: ReadonlyMap<string, Spot>;
  /** With the margin below. */
  readonly end: number;
  /** When the next tombstone ends. */
  readonly wakeAt: number | undefined;
  readonly room: readonly RoomMade[];
}

const least = 300;
const most = 400;
const widestGutter = 320;
/** The lamp stands so far in from the bracket's end, and its words from the lamp; wires end before it. */
const inset = 12;
const beforeLamp = 16;
/** A corner needs so much beside it. */
const corner = 20;

/** Wide enough for address, name and word, and the rest for wires. */
export function nodesColumns({ plug, outside }: Columns, page: number): NodesColumns {
  const end = page - outside;
  const all = end - plug;
  const width = Math.max(Math.min(most, Math.max(least, Math.round(all * 0.6))), all - widestGutter);
  const bracket = end - width;
  const lamp = bracket + inset;
  const pod = lamp + beforeLamp;
  return {
    socket: lamp - beforeLamp,
    bracket,
    lamp,
    pod,
    podName: pod + Math.round(Math.min(130, (end - pod) * 0.36)),
    podEnd: end,
  };
}

export function placeNodesSide(left: Left, before: NodesSide | undefined): PlacedNodesSide {
  const { topology, lens, blocks, tenants, frame, pitch, size, rule } = left;
  const { of, targets } = residents(topology, blocks, tenants);
  const page = { frame, height: size.height, pitch };
  const stack = stackBrackets(topology, lens.namespaces, of, page, before, rule);
  const heights = heightsOf(stack.brackets);
  const at = (endpoint: EndpointId): number | undefined => {
    const target = targets.get(endpoint);
    return target === undefined ? undefined : heights.get(spotKey(target));
  };
  const columns = before?.columns ?? nodesColumns(left.columns, size.width);
  const drawn = waysOf(blocks, at);
  const gutter: Gutter = { left: left.columns.plug + corner, right: columns.socket - corner };
  const lanes = route([...drawn.ways, ...drawn.trunks.map(asWay)], gutter, before?.lanes);
  const laneOf = (id: string): number => lanes.taken.get(id) ?? gutter.left;
  return {
    side: {
      columns,
      head: stack.head,
      gap: stack.gap,
      pitch: stack.pitch,
      brackets: stack.brackets,
      wires: new Map(
        drawn.ways.map(({ id, from, to }): [EndpointId, Wire] => [
          id,
          { endpoint: id, from, to, lane: laneOf(id) },
        ]),
      ),
      trunks: drawn.trunks.map(trunk => ({ ...trunk, lane: laneOf(trunkId(trunk.block)) })),
      lanes,
    },
    spots: spotsOf(stack.brackets, left.spots, columns.lamp),
    end: stack.end + foot,
    wakeAt: nextEndIn(stack.brackets),
    room: stack.room,
  };
}

function spotKey({ bracket, resident }: Target): string {
  return `${bracket} ${resident}`;
}

function heightsOf(brackets: NodesSide['brackets']): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (const { key, stands } of brackets)
    for (const { standing, y } of stands) {
      const resident = keyOf(standing);
      if (resident !== undefined) heights.set(spotKey({ bracket: key, resident }), y);
    }
  return heights;
}

/** A wire for every line that has a row, a trunk for every fold. A line that leads to nobody has neither. */
function waysOf(blocks: readonly Block[], at: (endpoint: EndpointId) => number | undefined) {
  const ways: Way[] = [];
  const trunks: Omit<Trunk, 'lane'>[] = [];
  for (const block of blocks) {
    if (block.type === 'in-no-list') continue;
    const wire = (id: EndpointId, from: number): void => {
      const to = at(id);
      if (to !== undefined) ways.push({ id, group: block.service, from, to });
    };
    if (block.type === 'alias') {
      wire(block.key, block.nameY);
      continue;
    }
    for (const { occupant, y } of block.seats) {
      if (occupant.type === 'line') wire(occupant.endpoint, y);
      if (occupant.type === 'draining') for (const id of occupant.endpoints) wire(id, y);
    }
    if (block.fold === undefined) continue;
    const counts = new Map<number, number>();
    for (const id of block.fold.endpoints) {
      const y = at(id);
      if (y !== undefined) counts.set(y, (counts.get(y) ?? 0) + 1);
    }
    const branches = [...counts].map(([y, count]) => ({ y, count })).sort((a, b) => a.y - b.y);
    const sources = block.fold.parts.flatMap(({ y, endpoints: { length: count } }) =>
      count === 0 ? [] : [{ y, count }],
    );
    if (branches.length > 0) trunks.push({ block: block.key, sources, branches });
  }
  return { ways, trunks };
}

function trunkId(block: string): string {
  return `trunk|${block}`;
}

/** From one end to the other: its sources and branches hang on it. */
function asWay({ block, sources, branches }: Omit<Trunk, 'lane'>): Way {
  const ends = branches.map(branch => branch.y);
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
  const [first, last] = [sources[0]?.y ?? top, sources.at(-1)?.y ?? top];
  const [from, to] = bottom - first > last - top ? [first, bottom] : [last, top];
  return { id: trunkId(block), group: trunkId(block), from, to, trunk: true };
}

/** Bodies stand in their brackets; whose seat they have opposite their line stays known. */
function spotsOf(
  brackets: NodesSide['brackets'],
  opposite: ReadonlyMap<string, Spot>,
  lamp: number,
): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>(opposite);
  const put = (pod: string, y: number): void => {
    const spot = opposite.get(pod);
    if (spot !== undefined) spots.set(pod, { ...spot, x: lamp, y });
  };
  for (const { stands } of brackets)
    for (const { standing, y } of stands) {
      if (standing.type === 'pod') put(standing.pod, y);
      if (standing.type === 'fold') for (const pod of standing.pods) put(pod, y);
    }
  return spots;
}

/** When the first tombstone in a bracket ends. */
function nextEndIn(brackets: NodesSide['brackets']): number | undefined {
  let next: number | undefined;
  for (const { stands } of brackets)
    for (const { standing } of stands)
      if (standing.type === 'tombstone' && (next === undefined || standing.tombstone.until < next))
        next = standing.tombstone.until;
  return next;
}
