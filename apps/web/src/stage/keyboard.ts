/**
 * Where the arrow keys lead: up and down within a column, left and right along the wire to its other end, however it bends, and where there is no wire to what stands
 * nearest in the next column. Pure, over the boxes and wires of the scene; the stage moves the focus (law T7: every button can be reached).
 */
import type { Box, GraphEdge, GraphNode, Group, Scene } from './scene/shape.ts';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

/** What one walks on. Wires and lamps have the keys of the boxes that they belong to. */
export interface Ground {
  readonly boxes: readonly Box[];
  readonly wires: readonly Pick<GraphEdge, 'source' | 'target'>[];
  readonly lamps: readonly Pick<GraphNode, 'id' | 'x' | 'y'>[];
}

export function groundOf(scene: Pick<Scene, 'words' | 'heads' | 'edges' | 'nodes'> | undefined): Ground {
  if (scene === undefined) return { boxes: [], wires: [], lamps: [] };
  return { boxes: [...scene.words, ...scene.heads.words], wires: scene.edges, lamps: scene.nodes };
}

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
export function neighbour(ground: Ground, from: string, arrow: Arrow): string {
  const all = buttons(ground.boxes);
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
      const found =
        alongWire(ground, all, here, step) ??
        beside(all, here, step) ??
        (step === 1 ? nodeOf(ground, all, here) : undefined) ??
        inNextColumn(all, here, step);
      return found?.key ?? from;
    }
  }
}

/** The other end; of several wires the one that ends nearest. */
function alongWire({ wires }: Ground, all: readonly Box[], here: Box, step: 1 | -1): Box | undefined {
  const ends = new Set(
    wires.flatMap(({ source, target }) =>
      step === 1
        ? source === here.key && target !== undefined
          ? [target]
          : []
        : target === here.key
          ? [source]
          : [],
    ),
  );
  return nearest(
    all.filter(box => ends.has(box.key)),
    here,
  );
}

function beside(all: readonly Box[], here: Box, step: 1 | -1): Box | undefined {
  return all
    .filter(box => box !== here && Math.abs(middle(box) - middle(here)) < 4 && box.group === here.group)
    .filter(box => Math.sign(centre(box) - centre(here)) === step)
    .sort((a, b) => Math.abs(centre(a) - centre(here)) - Math.abs(centre(b) - centre(here)))[0];
}

/** From a pod to the head of the lane in which its lamp is, or under which it stands. */
function nodeOf({ lamps }: Ground, all: readonly Box[], here: Box): Box | undefined {
  const lamp = lamps.find(({ id }) => id === here.key);
  if (here.group !== 'Pods' || lamp === undefined) return undefined;
  const far = (box: Box) =>
    Math.max(box.x - lamp.x, lamp.x - box.x - box.width, 0) +
    (box.y > lamp.y ? 10_000 : (lamp.y - box.y) / 10_000);
  return all.filter(box => box.group === 'Nodes').sort((a, b) => far(a) - far(b))[0];
}

function inNextColumn(all: readonly Box[], here: Box, step: 1 | -1): Box | undefined {
  for (
    let column = columns.indexOf(here.group) + step;
    column >= 0 && column < columns.length;
    column += step
  ) {
    const found = nearest(
      all.filter(box => box.group === columns[column]),
      here,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function nearest(some: readonly Box[], to: Box): Box | undefined {
  return [...some].sort((a, b) => Math.abs(middle(a) - middle(to)) - Math.abs(middle(b) - middle(to)))[0];
}
