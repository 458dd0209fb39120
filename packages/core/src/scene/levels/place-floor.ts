/**
 * The floor of Plan: which node stands in which room. Nodes of a zone stand together in rows; a newcomer takes what is left of its zone's last row, else a row at the
 * end; a row of rooms grows by a row of lamps where a node outgrows its seats, and says so. Called by `placePlan`; law S7.
 */
import type { Pod, Topology } from '../../topology.ts';
import type { Lens } from '../lens.ts';
import { wantedLanes } from '../place/lanes.ts';
import type { RoomMade } from '../placement.ts';
import type { Floor, Plan, Room } from '../plan.ts';
import { lampRows, lampsPerRow, type PlanFrame, roomForm, zoneHead } from './plan-frame.ts';
import { keepSeats, type Seats } from './seating.ts';

export function placeFloor(
  topology: Topology,
  lens: Lens,
  frame: PlanFrame,
  pods: ReadonlyMap<string, readonly Pod[]>,
  servicesEnd: number,
  before: Plan | undefined,
) {
  const wanted = wantedLanes(topology, new Set(lens.namespaces), Number.POSITIVE_INFINITY);
  const known = new Map(wanted.map(lane => [lane.node, lane]));
  const counts = new Map<string, number>();
  for (const { zone = '' } of wanted) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  let most = 1;
  for (const { node } of wanted) most = Math.max(most, pods.get(node)?.length ?? 0);
  const past = before?.floor;
  const { form, across } = past ?? roomForm(frame, [...counts.values()], most);
  const top = past?.top ?? frame.top + (frame.stacked ? servicesEnd + 24 : 0);
  const perRow = lampsPerRow(form);
  const seated = seatNodes(past?.rows, wanted, across);

  const rooms: Room[] = [];
  const zones: Plan['zones'][number][] = [];
  const rows: FloorRow[] = [];
  const atLayout = past?.atLayout ?? seated.length;
  let y = top;
  let noNode = top;
  let zoneBefore: string | undefined;
  for (const [index, { zone, seats }] of seated.entries()) {
    if (zone !== zoneBefore || index === atLayout) {
      zones.push({ zone, x: frame.right.x, y, width: frame.right.width });
      y += zoneHead(form);
      zoneBefore = zone;
    }
    const needed = Math.max(1, ...seats.map(node => Math.ceil((pods.get(node ?? '')?.length ?? 0) / perRow)));
    const lamps = Math.max(past?.rows[index]?.lamps ?? lampRows(form, most), needed);
    rows.push({ zone, seats, lamps });
    const height = form.type === 'lamps' ? form.head + lamps * form.pitch : form.head;
    seats.forEach((node, i) => {
      if (node === undefined) return;
      const uid = known.get(node)?.uid;
      rooms.push({
        node,
        x: frame.right.x + i * (form.width + form.gap),
        y: Math.round(y),
        width: form.width,
        height,
        lamps,
        ...(uid === undefined ? {} : { uid }),
        ...(zone === '' ? {} : { zone }),
        ...(form.type === 'lamps' ? { bank: `node|${node}` } : {}),
      });
    });
    y += height + form.foot;
    // Rows that come later stand below those who wait for a node.
    if (index === atLayout - 1) {
      noNode = Math.round(y + 14);
      y = noNode + 26;
    }
  }
  const floor: Floor = { form, across, top, rows, atLayout, noNode };
  return { floor, rooms, zones, room: roomMade(past, floor, seated), end: y };
}

interface FloorRow {
  readonly zone: string;
  readonly seats: Seats;
  readonly lamps: number;
}

/** Nodes of a zone stand together; what is left of its last row is free for newcomers, and a row at the end where that is full. */
function seatNodes(
  past: readonly FloorRow[] | undefined,
  wanted: readonly { readonly node: string; readonly zone?: string }[],
  across: number,
): readonly { readonly zone: string; readonly seats: Seats }[] {
  const ofZone = new Map<string, string[]>();
  for (const { node, zone = '' } of wanted) ofZone.set(zone, [...(ofZone.get(zone) ?? []), node]);
  if (past === undefined)
    return [...ofZone].flatMap(([zone, nodes]) => inRows(keepSeats(undefined, nodes), zone, across));
  const zones = [...new Set([...past.map(row => row.zone), ...ofZone.keys()])];
  const next = new Map<string, Seats>();
  for (const zone of zones) {
    const rows = past.filter(row => row.zone === zone).map(row => row.seats);
    const seats =
      rows.length === 0 ? undefined : rows.flatMap(row => [...row, ...Array(across - row.length)]);
    next.set(zone, keepSeats(seats, ofZone.get(zone) ?? []));
  }
  const taken = new Map<string, number>();
  const kept = past.map(({ zone }) => {
    const from = taken.get(zone) ?? 0;
    taken.set(zone, from + across);
    return { zone, seats: (next.get(zone) ?? []).slice(from, from + across) };
  });
  const added = zones.flatMap(zone =>
    inRows((next.get(zone) ?? []).slice(taken.get(zone) ?? 0), zone, across),
  );
  return [...kept, ...added];
}

function inRows(seats: Seats, zone: string, across: number) {
  return Array.from({ length: Math.ceil(seats.length / across) }, (_, row) => ({
    zone,
    seats: seats.slice(row * across, (row + 1) * across),
  }));
}

/** Said where rooms that stood already had to move. */
function roomMade(
  past: Floor | undefined,
  floor: Floor,
  seated: readonly { readonly seats: Seats }[],
): readonly RoomMade[] {
  if (past === undefined) return [];
  return seated.flatMap(({ seats }, i): readonly RoomMade[] => {
    const before = past.rows[i];
    if (before === undefined)
      return seats.flatMap(node => (node === undefined ? [] : [{ type: 'lane', node }]));
    const first = seats.find(node => node !== undefined);
    const grown = (floor.rows[i]?.lamps ?? 0) > before.lamps;
    return grown && first !== undefined && i < seated.length - 1 ? [{ type: 'lane', node: first }] : [];
  });
}
