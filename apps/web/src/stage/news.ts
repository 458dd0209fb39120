/**
 * Of the room that a placement made, what is news: room for something new in a namespace that was on the stage before, not for what is only now read from it. Used by
 * the stage, which tells it to the ledger.
 */
import { isReading } from '@switchboard/core/scene/level';
import type { Picture } from '@switchboard/core/scene/picture';
import type { RoomMade } from '@switchboard/core/scene/placement';
import type { Topology } from '@switchboard/core/topology';

export function roomForNews(before: Topology, placement: Picture): readonly RoomMade[] {
  const { room } = placement;
  // Far away a step is told once, and what is still being read is no news.
  if (placement.level !== 'rows') return isReading(before, placement.namespaces) ? [] : room.slice(0, 1);
  if (room.length === 0) return room;
  const inhabited = new Set(
    [...before.services.values(), ...before.pods.values()].map(({ namespace }) => namespace),
  );
  const namespaces = new Map(placement.blocks.map(block => [block.key, block.namespace]));
  return room.filter(made =>
    made.type === 'lane' || made.type === 'stands'
      ? before.nodes.size > 0
      : inhabited.has(namespaces.get(made.block) ?? ''),
  );
}
