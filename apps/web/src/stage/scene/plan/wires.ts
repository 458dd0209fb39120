/**
 * Wires of Plan: only of Services that are wrong, from their sign to the nodes where their wrong pods stand, along the gaps between columns and between rows of rooms.
 * Drawn for the worst few; the others say with words where they are. Part of the scene of Plan.
 */
import { lampOfTrouble } from '@switchboard/core/scene/levels/condition';
import type { Plan, PlanService, Room } from '@switchboard/core/scene/plan';
import { onPath } from '@switchboard/core/scene/select';
import { conditionAt, type FarDesk } from '../far/far-desk.ts';
import { colourOf } from '../looks.ts';

const mostWires = 5;
/** Between two wires beside each other. */
const lane = 6;

export function layPlanWires(desk: FarDesk, picture: Plan): void {
  if (
    picture.frame.stacked ||
    picture.floor.form.type === 'strips' ||
    picture.frame.services.type === 'strips'
  )
    return;
  const wrong = picture.services
    .flatMap(spot => {
      const condition = conditionAt(desk, spot.key);
      const rooms = condition.sign === undefined ? [] : roomsOf(desk, picture, spot.key);
      return rooms.length === 0 || condition.sign === undefined ? [] : [{ spot, condition, rooms }];
    })
    .sort(
      (a, b) => Number(b.condition.silent) - Number(a.condition.silent) || b.rooms.length - a.rooms.length,
    )
    .slice(0, mostWires);
  for (const [i, { spot, condition, rooms }] of wrong.entries())
    layWire(desk, picture, spot, rooms, i, colourOf[condition.sign ?? 'failed']);
}

/** Where pods stand that have what the sign says. */
function roomsOf(desk: FarDesk, picture: Plan, service: string): readonly Room[] {
  return picture.rooms.filter(({ node }) => {
    const tally = desk.troubles.nodes.get(node)?.get(service);
    return (
      tally !== undefined &&
      [...tally.keys()].some(trouble => ['failed', 'not-ready'].includes(lampOfTrouble(trouble)))
    );
  });
}

function layWire(
  desk: FarDesk,
  picture: Plan,
  spot: PlanService,
  rooms: readonly Room[],
  index: number,
  colour: 'failed' | 'starting' | (typeof colourOf)['unknown'],
): void {
  const { left, right, top } = picture.frame;
  const dim = !onPath(desk.path, 'services', spot.key);
  const look = { type: 'line' as const, colour, lineWidth: 2, dim };
  const trunk = right.x - 12 - index * lane;
  const from = spot.x + spot.width + 5;
  const last = from >= left.x + left.width;
  // From an inner column up the gap beside it, and over the columns to the right.
  const over = top - 6 - index * 3;
  const gap = from + 3 + (index % 4) * 5;
  const way = last ? [from, spot.y, trunk, spot.y] : [from, spot.y, gap, spot.y, gap, over, trunk, over];
  const start = way.at(-1) ?? spot.y;
  const rows = new Map<number, number[]>();
  for (const room of rooms) {
    const xs = rows.get(room.y) ?? [];
    xs.push(room.x + room.width / 2 + (index - 2) * lane);
    rows.set(room.y, xs);
  }
  const streets = [...rows.keys()].map(y => y - 6 - (index % 4) * 4);
  desk.shapes.push({ ...look, points: way });
  const [high, low] = [Math.min(start, ...streets), Math.max(start, ...streets)];
  desk.shapes.push({ ...look, points: [trunk, high - 1, trunk, low + 1] });
  for (const [y, xs] of rows) {
    const street = y - 6 - (index % 4) * 4;
    desk.shapes.push({ ...look, points: [trunk, street, Math.max(...xs) + 1, street] });
    for (const x of xs) desk.shapes.push({ ...look, points: [x, street, x, y] });
  }
}
