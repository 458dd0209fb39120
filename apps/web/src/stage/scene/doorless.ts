/** Services that no door leads to: a door of their own, or the sentence that says how they are dialled. Part of `layDoors`. */
import { onPath } from '@switchboard/core/scene/select';
import { doorSentence } from '@switchboard/core/scene/words';
import { messages } from '../messages.ts';
import { balance, type Desk, part, say } from './desk.ts';
import { layServiceDoor, reachOf, waysInto } from './service-doors.ts';
import { isInSight } from './sight.ts';

/** `layOutside` says who calls, where no other door has said it. */
export function layDoorless(desk: Desk, layOutside: (desk: Desk, y: number, dim: boolean) => void): void {
  const { columns: c, placement } = desk;
  if (c.form !== 'full') return;
  const behindDoors = new Set(placement.doors.flatMap(spot => spot.stops.map(stop => stop.service)));
  const ends = placement.doors.map(spot => [spot.top - 14, spot.bottom + 14] as const);
  let said = 0;
  for (const block of placement.blocks) {
    if (block.type === 'in-no-list' || behindDoors.has(block.service)) continue;
    if (block.type === 'list' && !block.named) continue;
    if (!isInSight(desk.sight, block.nameY - 60, block.nameY + 60)) continue;
    const ways = waysInto(desk.topology.services.get(block.service));
    const { above, below } = reachOf(ways);
    const isFree = ends.every(([top, bottom]) => block.nameY + below < top || block.nameY - above > bottom);
    if (ways.length > 0 && isFree) {
      layServiceDoor(desk, block, ways);
      if (said++ === 0 && placement.doors.length === 0) layOutside(desk, block.nameY, !isReached(desk));
      continue;
    }
    if (ends.some(([top, bottom]) => block.nameY > top && block.nameY < bottom)) continue;
    const dim = !onPath(desk.path, 'services', block.service);
    const x = c.doorCapsule + 11;
    const tight = block.type === 'list' && block.fold !== undefined;
    const service = desk.topology.services.get(block.service);
    const sentence = service === undefined ? '' : doorSentence(service, desk.topology);
    const lines = tight
      ? [messages.noDoorShort]
      : balance(desk, sentence, 'text', 13, Math.min(146, c.doorWidth - 8), 3);
    lines.forEach((line, i) => {
      const y = lines.length === 1 ? block.nameY : block.nameY - 5 + i * 16;
      say(
        desk,
        'Doors',
        `no-door:${block.key}:${i}`,
        { x, y, anchor: 'end' },
        13,
        [part(line, 'text', 'ink3')],
        {
          dim,
        },
      );
    });
  }
}

/** Somebody outside reaches something of what is looked at. */
function isReached({ path, topology, placement }: Desk): boolean {
  return placement.blocks.some(
    block =>
      block.type !== 'in-no-list' &&
      onPath(path, 'services', block.service) &&
      waysInto(topology.services.get(block.service)).length > 0,
  );
}
