/**
 * Where a name has a list per family its bundle forks before them: the same callers, another number. Left of the second capsule, where words leave it room.
 * Part of `still`.
 */
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { strokes } from '../../tokens/tokens.ts';
import type { Desk } from './desk.ts';
import { mostStrands, outwards, strandsInto } from './strands.ts';

type List = Extract<Block, { readonly type: 'list' }>;

/** Room that the words under a name leave to a fork. */
export const forkRoom = 26;
/** Of the middle of its way down, left of the capsule. */
const fork = 24;

export function hasFork(desk: Desk, block: Block): boolean {
  if (block.type !== 'list' || desk.columns.form === 'phone') return false;
  if (desk.topology.services.get(block.service)?.headless === true) return false;
  return desk.placement.blocks.some(
    other => other.type === 'list' && other.service === block.service && !other.named,
  );
}

/** From the bundle of the upper list down into the lower one. */
export function layFork(desk: Desk, upper: List, lower: List): void {
  const { columns: c, theme } = desk;
  const dim = !onPath(desk.path, 'services', upper.service);
  const strands = strandsInto(desk, lower);
  const live = strands.filter(({ look }) => look !== 'free');
  if (live.length === 0) return;
  // By seats, so that a line that comes moves no other.
  const bar = strands.length > 5;
  const offsets = bar
    ? [0]
    : strands.flatMap(({ look }, seat) =>
        look === 'free' ? [] : outwards(seat, strokes.strandPitch[theme]),
      );
  const lineWidth = bar ? (live.length > mostStrands ? 8 : 6) : strokes.wire[theme];
  const to = c.capsule - 11;
  for (const offset of offsets) {
    const x = to - fork + 11 - offset;
    const points = [x, upper.nameY + offset, x, lower.top + offset, to, lower.top + offset];
    desk.shapes.push({ type: 'line', points, colour: 'wire', lineWidth, dim });
  }
}
