/** What stands right of the plugs in the lens `nodes`: brackets with their rows, and the look-up of another name. Part of `still`. */
import { en } from '@switchboard/core/scene/messages/en';
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { dashes } from '../../../tokens/tokens.ts';
import { type Desk, level, part, say } from '../desk.ts';
import { isInSight } from '../sight.ts';
import { layBracket } from './brackets.ts';
import { sideDesk } from './side-desk.ts';
import { layStands } from './stands.ts';

export function layNodesSide(desk: Desk): void {
  const { side } = desk.placement;
  if (side === undefined) return;
  const at = sideDesk(desk, side);
  for (const bracket of side.brackets) {
    if (!isInSight(desk.sight, bracket.top - desk.pitch, bracket.bottom + desk.pitch)) continue;
    layBracket(at, bracket);
    layStands(at, bracket);
  }
}

/** There is no list, only a question that is asked again: dotted to what lies outside. */
export function layAliasLine(
  desk: Desk,
  block: Extract<Block, { readonly type: 'alias' }>,
  nameEnd: number,
): void {
  const { columns: c, placement, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const y = block.nameY;
  const look = { lineWidth: 1.5, dash: dashes.lookup, round: true, dim } as const;
  level(desk, nameEnd + 14, c.list - 6, y, 'ink3', look);
  say(
    desk,
    'Endpoints',
    `no-list:${block.key}`,
    { x: c.list + 2, y },
    sizes.word,
    [part(en.service.thereIsNoList, 'bold', 'external')],
    { dim },
  );
  const from = c.list + 8 + desk.measure(en.service.thereIsNoList, 'bold', sizes.word);
  const wire = placement.side?.wires.get(block.key);
  if (wire === undefined) return;
  desk.shapes.push({
    type: 'line',
    points: [from, y + 0.5, wire.lane, y + 0.5, wire.lane, wire.to + 0.5, c.socket + 4, wire.to + 0.5],
    colour: 'ink3',
    ...look,
  });
}
