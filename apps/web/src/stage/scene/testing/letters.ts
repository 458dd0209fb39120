/**
 * Where letters stand in a scene, and what crosses them: the same question for every lens and level (law T9). Widths are estimated, as no browser is there to ask.
 * For tests only.
 */
import type { Box, GraphNode, Measure, Shape } from '../shape.ts';

export const measure: Measure = (text, role, size) =>
  text.length * size * (role === 'address' || role === 'port' ? 0.59 : 0.5);

export interface Area {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lines of text are about as high as their size, without the space between lines. */
export function lettersOf(boxes: readonly Box[]): readonly Area[] {
  return boxes.flatMap(box =>
    box.runs.flatMap((run): readonly Area[] => {
      const text = run.parts.map(part => part.text).join('');
      if (run.vertical || text === '') return [];
      const width = run.parts.reduce((sum, part) => sum + measure(part.text, part.role, run.size), 0);
      const left =
        run.anchor === 'start'
          ? box.x + run.x
          : run.anchor === 'end'
            ? box.x + box.width - run.x - width
            : box.x + (box.width - width) / 2;
      const half = run.size * 0.45;
      return [{ text, left, right: left + width, top: box.y + run.y - half, bottom: box.y + run.y + half }];
    }),
  );
}

/** Words that stand on other words, by more than a pixel. */
export function wordsOnWords(boxes: readonly Box[]): readonly string[] {
  const all = [...lettersOf(boxes)].sort((a, b) => a.top - b.top);
  const found: string[] = [];
  all.forEach((a, i) => {
    for (const b of all.slice(i + 1)) {
      if (b.top >= a.bottom - 1) break;
      if (crosses(a, b)) found.push(`${a.text} / ${b.text}`);
    }
  });
  return found;
}

/** Words through which the outline of a capsule, a dashed box or an octagon runs. */
export function wordsOnShapes(
  boxes: readonly Box[],
  shapes: readonly Shape[],
  nodes: readonly GraphNode[],
): readonly string[] {
  const areas = [...shapes.flatMap(outlineOf), ...nodes.flatMap(octagonOf)];
  return lettersOf(boxes).flatMap(word =>
    areas.filter(area => crosses(word, area)).map(area => `${word.text} / ${area.text}`),
  );
}

function crosses(a: Area, b: Area): boolean {
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}

/** A capsule as a whole; of a dashed box its four strokes, as it may stand around words. */
function outlineOf(shape: Shape): readonly Area[] {
  if (shape.type === 'capsule') {
    const { x, top, bottom } = shape;
    return [{ text: 'capsule', left: x - 12, right: x + 12, top: top - 1, bottom: bottom + 1 }];
  }
  if (shape.type !== 'rect' || shape.dash === undefined || shape.stroke === undefined) return [];
  const { x, y, width, height } = shape;
  const half = 1.5;
  const all = { text: 'dashed box', left: x - half, right: x + width + half };
  const upright = { text: 'dashed box', top: y - half, bottom: y + height + half };
  return [
    { ...all, top: y - half, bottom: y + half },
    { ...all, top: y + height - half, bottom: y + height + half },
    { ...upright, left: x - half, right: x + half },
    { ...upright, left: x + width - half, right: x + width + half },
  ];
}

function octagonOf(node: GraphNode): readonly Area[] {
  if (node.type !== 'lamp' || (node.look !== 'broken' && node.look !== 'failed')) return [];
  const r = node.look === 'broken' ? 11 : 7;
  const { x, y } = node;
  return [{ text: 'octagon', left: x - r, right: x + r, top: y - r, bottom: y + r }];
}
