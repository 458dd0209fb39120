/** The seat at which a cue plays. */
import type { Cue } from '@switchboard/core/scene/cue';
import type { Seat } from '@switchboard/core/scene/placement';
import type { Desk } from './desk.ts';

export function seatOf(desk: Desk, cue: Cue): Seat | undefined {
  const block = desk.placement.blocks.find(found => found.key === cue.block);
  if (block === undefined || block.type === 'alias') return undefined;
  return block.seats.find(seat => seat.index === cue.seat);
}
