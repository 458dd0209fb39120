/** Doors by which calls get through to nobody, and what findings say of that under their name. Part of `layDoors`, as far as there are findings. */
import type { DoorSpot, Placement } from '@switchboard/core/scene/placement';
import type { Door } from '@switchboard/core/topology/door';
import { type Desk, part, wrap } from '../desk.ts';
import { layBreak } from '../lists.ts';
import type { Part } from '../shape.ts';
import type { FaultsHere } from './faults-here.ts';

/** Lines of one sentence under the name of a door. */
const mostLines = 5;

/** Callers come as far as the door, which is shut. */
export function layShutDoor(desk: Desk, { door, host }: DoorSpot, y: number, dim: boolean): void {
  const { columns: c } = desk;
  layBreak(desk, door, { from: c.outside + (dim ? 43 : 20), to: c.doorCapsule - 12, y }, dim);
  desk.nodes.push({
    id: `shut:${door}/${host}`,
    type: 'lamp',
    look: 'broken',
    x: c.doorCapsule + 2,
    y,
    dim,
  });
}

/** Below it a Service without a door says how one gets there. */
export function doorlessBelow({ blocks, doors }: Placement, { bottom }: DoorSpot): number {
  const behind = new Set(doors.flatMap(({ stops }) => stops.map(({ service }) => service)));
  const next = blocks.find(
    block => block.type !== 'in-no-list' && block.nameY > bottom && !behind.has(block.service),
  );
  return next?.nameY ?? Number.POSITIVE_INFINITY;
}

/** In the colour of what is said, worst first. */
export function faultNotes(
  desk: Desk,
  faults: FaultsHere,
  door: Door,
  spot: DoorSpot,
  room: number,
): readonly Part[] {
  return faults
    .ofDoor(door, spot)
    .flatMap(({ text, colour }) =>
      wrap(desk, text, 'bold', 12, room, mostLines).map(line => part(line, 'bold', colour)),
    );
}
