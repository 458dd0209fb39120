/** Doors and paths by which calls get through to nobody, and what findings say of that. Part of `layDoors`. */
import type { DoorSpot, Placement } from '@switchboard/core/scene/placement';
import type { Door } from '@switchboard/core/topology/door';
import { type Desk, part, wrap } from './desk.ts';
import { isDead } from './door-legs.ts';
import { layBreak } from './lists.ts';
import type { Part } from './shape.ts';

type Stop = DoorSpot['stops'][number];

/** Lines of one sentence under the name of a door. */
const mostLines = 5;

/** Callers come as far as the door. */
export function layShutDoor(desk: Desk, { door, host }: DoorSpot, y: number, dim: boolean): void {
  const { columns: c } = desk;
  const x = c.doorCapsule - 30;
  layBreak(desk, door, { from: c.outside + (dim ? 43 : 20), to: x - 15, y }, dim);
  desk.nodes.push({ id: `shut:${door}/${host}`, type: 'lamp', look: 'broken', x, y, dim });
}

/** Whoever takes this path gets through to nobody. */
export function isBrokenStop(desk: Desk, spot: DoorSpot, stop: Stop): boolean {
  const service = stop.service === undefined ? undefined : desk.topology.services.get(stop.service);
  if (isDead(stop, service) || service?.silence !== undefined) return true;
  const { faults } = desk;
  // Where there is no room for the way to the door, its paths say that it is shut.
  const shut = desk.columns.form === 'rail' && faults?.door(spot.door)?.cuts === true;
  return shut || faults?.stop(spot, stop)?.cuts === true || faults?.cutAt(stop.service) !== undefined;
}

/** Below it a Service without a door says how one gets there. */
export function doorlessBelow({ blocks, doors }: Placement, { bottom }: DoorSpot): number {
  const behind = new Set(doors.flatMap(({ stops }) => stops.map(({ service }) => service)));
  const next = blocks.find(
    block => block.type !== 'in-no-list' && block.nameY > bottom && !behind.has(block.service),
  );
  return next?.nameY ?? Number.POSITIVE_INFINITY;
}

export function faultNotes(desk: Desk, door: Door, spot: DoorSpot, room: number): readonly Part[] {
  return (desk.faults?.ofDoor(door, spot) ?? []).flatMap(({ text, colour }) =>
    wrap(desk, text, 'bold', 12, room, mostLines).map(line => part(line, 'bold', colour)),
  );
}
