/**
 * The rows of a list in the lens `nodes`: the same as in `lines` left of the plugs, and nothing to the right of them. Part of `still`.
 */
import type { Block, Seat } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { type Desk, level } from '../desk.ts';
import { layEmptyList } from '../empty-list.ts';
import { layDrainingLine, layFoldedLines } from '../folds.ts';
import { layLine, layWire } from '../line-side.ts';
import { isBroken } from '../lists.ts';

import { isInSight } from '../sight.ts';
import { layGoneLine } from '../tombstones.ts';
import { isUnseen } from '../unseen-list.ts';

type List = Extract<Block, { readonly type: 'list' }>;

export function layListRows(desk: Desk, block: List): void {
  const { columns: c, placement } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const about = {
    key: block.key,
    service: block.service,
    name: block.name,
    namespace: block.namespace,
    listed: true,
    opens: block.service,
  };
  const broken = isBroken(desk, block);
  if (broken) layEmptyList(desk, block);
  if (block.fold !== undefined) layFoldedLines(desk, block.fold, about);
  block.seats.forEach((seat, i) => {
    const { occupant, y } = seat;
    if (!isInSight(desk.sight, y - desk.pitch, y + desk.pitch)) return;
    switch (occupant.type) {
      case 'free':
        if (!broken && block.fold === undefined && !isUnseen(desk, block))
          desk.shapes.push({ type: 'dot', x: c.capsule, y, r: 2, colour: 'rule', dim });
        break;
      case 'line': {
        const line = desk.topology.endpoints.get(occupant.endpoint);
        if (line === undefined) break;
        layLine(desk, line, y, block.name);
        // Its pod is not there (yet, or any more): the wire breaks off.
        if (placement.side?.wires.get(line.id) === undefined) layWire(desk, line, y, undefined, false);
        break;
      }
      case 'tombstone':
        if (occupant.tombstone.endpoint !== undefined) layGoneLine(desk, occupant.tombstone, y, dim);
        break;
      case 'draining':
        layDrainingLine(desk, occupant.endpoints, about, seat);
        break;
      case 'pod':
        break;
    }
    const next = block.seats[i + 1];
    if (next !== undefined && isListed(occupant) && isListed(next.occupant))
      level(desk, c.list, c.listEnd, Math.round((y + next.y) / 2), 'hair', { dim });
  });
}

function isListed({ type }: Seat['occupant']): boolean {
  return type === 'line' || type === 'draining';
}
