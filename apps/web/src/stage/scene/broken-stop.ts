/** Whether calls that take a path of a door get through to nobody: as lists and routes say it, and as findings do. Asked by `layDoors`. */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { Desk } from './desk.ts';
import { isDead } from './door-legs.ts';

/** Whoever takes this path gets through to nobody. */
export function isBrokenStop(desk: Desk, spot: DoorSpot, stop: DoorSpot['stops'][number]): boolean {
  const service = stop.service === undefined ? undefined : desk.topology.services.get(stop.service);
  if (isDead(stop, service) || service?.silence !== undefined) return true;
  const { faults } = desk;
  // Where there is no room for the way to the door, its paths say that it is shut.
  const shut = desk.columns.form === 'rail' && faults?.door(spot.door)?.cuts === true;
  return shut || faults?.stop(spot, stop)?.cuts === true || faults?.cutAt(stop.service) !== undefined;
}
