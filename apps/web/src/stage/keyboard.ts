/**
 * Where the arrow keys lead: up and down within a column, left and right to the neighbour column at the same height, which along level wires is the other
 * end of the same fact. Pure, over the boxes of the scene; the stage moves the focus (law T7: every button can be reached).
 */
import type { Box, Group } from './scene/shape.ts';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

const columns: readonly Group[] = ['Doors', 'Services', 'Endpoints', 'Pods', 'Nodes'];

export function isArrow(key: string): key is Arrow {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
}

export function buttons(boxes: readonly Box[]): readonly Box[] {
  return boxes.filter(box => box.tag === 'button');
}

const middle = (box: Box) => box.y + box.height / 2;
const centre = (box: Box) => box.x + box.width / 2;

/** Key of the box that the arrow leads to; the same key at an edge. */
export function neighbour(boxes: readonly Box[], from: string, arrow: Arrow): string {
  const all = buttons(boxes);
  const here = all.find(box => box.key === from);
  if (here === undefined) return all[0]?.key ?? from;
  // Heads of lanes stand beside each other: up and down leave them for nothing, left and right walk along.
  const inGroup = all
    .filter(box => box.group === here.group)
    .sort((a, b) => middle(a) - middle(b) || centre(a) - centre(b));
  const place = inGroup.indexOf(here);
  switch (arrow) {
    case 'Home':
      return inGroup[0]?.key ?? from;
    case 'End':
      return inGroup.at(-1)?.key ?? from;
    case 'ArrowUp':
      return inGroup[place - 1]?.key ?? from;
    case 'ArrowDown':
      return inGroup[place + 1]?.key ?? from;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = arrow === 'ArrowRight' ? 1 : -1;
      const beside = all
        .filter(box => box !== here && Math.abs(middle(box) - middle(here)) < 4 && box.group === here.group)
        .filter(box => Math.sign(centre(box) - centre(here)) === step)
        .sort((a, b) => Math.abs(centre(a) - centre(here)) - Math.abs(centre(b) - centre(here)))[0];
      if (beside !== undefined) return beside.key;
      for (
        let column = columns.indexOf(here.group) + step;
        column >= 0 && column < columns.length;
        column += step
      ) {
        const nearest = all
          .filter(box => box.group === columns[column])
          .sort((a, b) => Math.abs(middle(a) - middle(here)) - Math.abs(middle(b) - middle(here)))[0];
        if (nearest !== undefined) return nearest.key;
      }
      return from;
    }
  }
}
