/**
 * The lines of a fold as dots: up to twenty in a row, more in two, a hundred as four rows of twenty-five; where several slices leave little height a strip of
 * ticks. What keeps a row of its own below has its lamp's colour in the place that it has in the slice. Part of `still`.
 */
import { lampOfLine } from '@switchboard/core/scene/lamp';
import type { Colour } from '../../tokens/tokens.ts';
import type { Desk } from './desk.ts';
import type { FoldGroup } from './fold-groups.ts';
import { colourOf } from './looks.ts';

/** Of a tick in a strip, and of its place. */
const tick = 1.6;

/** `head`: how far the words over the dots push them down. */
export function layDots(desk: Desk, group: FoldGroup, head: number, dim: boolean): void {
  const { columns: c } = desk;
  const dots = dotsOf(desk, group);
  const height = group.height - 10 - 2 * head;
  const room = c.listEnd - c.list - (head > 0 ? 6 : 80);
  if (group.slice !== undefined && head === 0) {
    layStrip(desk, group, dots, room, dim);
    return;
  }
  const perRow = dots.length <= 20 ? dots.length : Math.min(25, Math.ceil(dots.length / 2));
  const rows = Math.ceil(dots.length / perRow);
  const across = Math.min(11, room / Math.max(1, perRow));
  const down = Math.min(8.6, height / rows);
  const r = rows === 1 ? 3.4 : Math.min(2.4, down / 2 - 0.4);
  const middle = group.y + head;
  for (const [i, colour] of dots.entries()) {
    desk.shapes.push({
      type: 'dot',
      x: c.listEnd - 4 - (perRow - 1 - (i % perRow)) * across,
      y: middle + (Math.floor(i / perRow) - (rows - 1) / 2) * down,
      r: colour === 'ready' ? r : r + 0.6,
      colour,
      dim,
    });
  }
}

function layStrip(desk: Desk, group: FoldGroup, dots: readonly Colour[], room: number, dim: boolean): void {
  const step = Math.min(2 * tick, room / Math.max(1, dots.length));
  const height = Math.max(3, Math.min(12, group.height - 4));
  for (const [i, fill] of dots.entries()) {
    desk.shapes.push({
      type: 'rect',
      x: desk.columns.listEnd - (dots.length - i) * step,
      y: group.y - height / 2,
      width: Math.max(0.8, step - 0.8),
      height,
      fill,
      dim,
    });
  }
}

/** In the order in which lines are named, whether they are folded or not. */
function dotsOf(desk: Desk, group: FoldGroup): readonly Colour[] {
  const { endpoints, pods } = desk.topology;
  const nameOf = (id: string) => endpoints.get(id)?.podName ?? endpoints.get(id)?.address ?? '';
  if (group.differing.length === 0) return group.endpoints.map(() => 'ready');
  return [...group.endpoints, ...group.differing]
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map(id => {
      const line = endpoints.get(id);
      return line === undefined ? 'ready' : colourOf[lampOfLine(line, pods.get(line.pod ?? ''))];
    });
}
