/**
 * What is wrong with a placement, in sentences: somebody sits twice or nowhere, rows overlap, or somebody moved who had no reason to.
 * Empty when all is well. For tests of `place`, and of whoever paints it.
 */
import type { Topology } from '../../topology.ts';
import type { Block, Placement } from '../placement.ts';

type Seated = Exclude<Block, { readonly type: 'alias' }>;

const seated = (placement: Placement): readonly Seated[] =>
  placement.blocks.filter((block): block is Seated => block.type !== 'alias');

/** Where a line is: block and seat; −1 in the fold, −2 in the row of the draining ones. */
function lineSpots(placement: Placement) {
  const spots: { readonly id: string; readonly block: Seated; readonly seat: number; readonly y: number }[] =
    [];
  for (const block of seated(placement)) {
    for (const { endpoints, y } of block.fold?.parts ?? [])
      for (const id of endpoints) spots.push({ id, block, seat: -1, y });
    for (const { occupant, index, y } of block.seats) {
      if (occupant.type === 'line') spots.push({ id: occupant.endpoint, block, seat: index, y });
      if (occupant.type === 'draining')
        for (const id of occupant.endpoints) spots.push({ id, block, seat: -2, y });
    }
  }
  return spots;
}

export function seatFaults(topology: Topology, placement: Placement): readonly string[] {
  const faults: string[] = [];
  const lines = new Map<string, number>();
  for (const { id } of lineSpots(placement)) lines.set(id, (lines.get(id) ?? 0) + 1);
  for (const id of topology.endpoints.keys())
    if (lines.get(id) !== 1) faults.push(`line ${id} sits ${lines.get(id) ?? 0} times`);
  for (const id of lines.keys()) if (!topology.endpoints.has(id)) faults.push(`line ${id} sits but is gone`);

  const bodies = new Map<string, number>();
  const body = (pod: string): void => void bodies.set(pod, (bodies.get(pod) ?? 0) + 1);
  for (const block of seated(placement)) {
    for (const pod of block.fold?.pods ?? []) body(pod);
    for (const { occupant } of block.seats) {
      if (occupant.type === 'pod') body(occupant.pod);
      if (occupant.type === 'line' && occupant.body) body(occupant.pod ?? '');
      if (occupant.type === 'draining')
        for (const id of occupant.endpoints) {
          const pod = topology.endpoints.get(id)?.pod;
          if (pod !== undefined && placement.spots.get(pod)?.block === block.key) body(pod);
        }
    }
  }
  for (const pod of topology.pods.keys()) {
    if (bodies.get(pod) !== 1) faults.push(`pod ${pod} stands ${bodies.get(pod) ?? 0} times`);
    if (!placement.spots.has(pod)) faults.push(`pod ${pod} has no spot`);
  }
  for (const pod of bodies.keys()) if (!topology.pods.has(pod)) faults.push(`pod ${pod} stands but is gone`);
  return faults;
}

export function overlapFaults(placement: Placement): readonly string[] {
  const faults: string[] = [];
  const rows: { readonly y: number; readonly what: string }[] = [];
  for (const block of placement.blocks) {
    if (block.type === 'alias') rows.push({ y: block.top, what: block.key });
    else {
      const own = block.seats.map(seat => ({ y: seat.y, what: `${block.key} ${seat.index}` }));
      for (const part of block.fold?.parts ?? [])
        for (let i = 0; i < part.rows; i++) {
          const first = part.y - Math.round(((part.rows - 1) * placement.pitch) / 2);
          own.push({ y: first + i * placement.pitch, what: `${block.key} fold ${part.slice ?? ''}` });
        }
      rows.push(...own.sort((a, b) => a.y - b.y));
    }
  }
  for (const [i, row] of rows.entries()) {
    const above = rows[i - 1];
    if (above !== undefined && row.y - above.y < placement.pitch) faults.push(`${row.what} on ${above.what}`);
  }
  for (const [i, lane] of placement.lanes.entries()) {
    const left = placement.lanes[i - 1];
    if (left !== undefined && lane.x - left.x < lane.width - 1.5) faults.push(`${lane.node} on ${left.node}`);
  }
  return faults;
}

/** Whoever is in both and whose lines did not change is where it was, or shifted by whole rows in a step that made room. */
export function motionFaults(
  before: { readonly topology: Topology; readonly placement: Placement },
  after: { readonly topology: Topology; readonly placement: Placement },
): readonly string[] {
  const faults: string[] = [];
  if (before.placement.layoutKey !== after.placement.layoutKey) return faults;
  const madeRows = after.placement.room.some(room => room.type !== 'lane');
  const madeLane = after.placement.room.some(room => room.type === 'lane');
  const { pitch } = before.placement;
  const moved = (what: string, dy: number): void => {
    if (dy === 0) return;
    if (!madeRows) faults.push(`${what} moved by ${dy}`);
    else if (dy % pitch !== 0) faults.push(`${what} shifted by ${dy}, not by rows of ${pitch}`);
  };
  const tops = new Map(before.placement.blocks.map(block => [block.key, block.top]));
  for (const block of after.placement.blocks)
    moved(`block ${block.key}`, block.top - (tops.get(block.key) ?? block.top));
  const was = new Map(lineSpots(before.placement).map(spot => [spot.id, spot]));
  for (const spot of lineSpots(after.placement)) {
    const old = was.get(spot.id);
    if (old === undefined || spot.seat < 0 || old.seat < 0) continue;
    if (old.seat !== spot.seat || old.block.key !== spot.block.key)
      faults.push(`line ${spot.id} went from ${old.block.key} ${old.seat} to ${spot.block.key} ${spot.seat}`);
    else moved(`line ${spot.id}`, spot.y - old.y);
  }
  const known = new Set(after.placement.blocks.map(block => block.key));
  for (const [pod, spot] of after.placement.spots) {
    const old = before.placement.spots.get(pod);
    if (old === undefined || spot.seat < 0 || old.seat < 0 || !known.has(old.block)) continue;
    if (linesOf(before.topology, pod) !== linesOf(after.topology, pod)) continue;
    const drained = after.placement.blocks.some(
      block =>
        block.type !== 'alias' &&
        block.key === spot.block &&
        block.seats.some(({ index, occupant }) => index === spot.seat && occupant.type === 'draining'),
    );
    const serviceGone =
      !old.block.startsWith('in-no-list') && !after.topology.services.has(old.block.split('|')[0] ?? '');
    if (drained || serviceGone) continue;
    if (old.block !== spot.block || old.seat !== spot.seat)
      faults.push(`pod ${pod} went from ${old.block} ${old.seat} to ${spot.block} ${spot.seat}`);
    else moved(`pod ${pod}`, spot.y - old.y);
    if (!madeLane && spot.x !== old.x) faults.push(`pod ${pod} went to another lane`);
  }
  return faults;
}

function linesOf(topology: Topology, pod: string): string {
  return [...topology.endpoints.values()]
    .filter(line => line.pod === pod)
    .map(line => line.id)
    .sort()
    .join();
}
