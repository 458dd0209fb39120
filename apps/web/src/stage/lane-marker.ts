/**
 * The marker through a narrow lane, while its node is pointed at: whose pods these are is read downwards, through all rows. Drawn over the picture that stands, so what
 * is in the lane is drawn again on it, and lamps, which belong to the graph, are left out. Pure; part of the trail.
 */
import type { Box, Scene, Shape } from './scene/shape.ts';

/** Wider lanes have heads of their own; rings and hairlines suffice there. */
const widest = 44;
/** How far from a lamp's middle the marker stops. */
const lamp = 9;

type Rect = Extract<Shape, { readonly type: 'rect' }>;

export function laneMarker(
  { nodes, backdrop }: Pick<Scene, 'nodes' | 'backdrop'>,
  pointed: Pick<Box, 'object' | 'x' | 'width'>,
): readonly Shape[] {
  if (pointed.object?.kind !== 'Node' || pointed.width >= widest) return [];
  const [left, right] = [pointed.x, pointed.x + pointed.width];
  const lane = backdrop.find(
    (shape): shape is Rect =>
      shape.type === 'rect' && shape.fill === 'wash' && shape.x === left && shape.width === pointed.width,
  );
  if (lane === undefined) return [];
  const bottom = lane.y + lane.height;
  const lamps = nodes.filter(({ x, y }) => x >= left && x <= right && y > lane.y && y < bottom);
  const gaps = lamps.map(({ y }) => y).sort((a, b) => a - b);
  const starts = [lane.y, ...gaps.map(y => y + lamp)];
  const ends = [...gaps.map(y => y - lamp), bottom];
  const area = { type: 'rect', x: left, width: pointed.width, fill: 'marker' } as const;
  const stretches = starts.flatMap((y, i): readonly Shape[] => {
    const height = (ends[i] ?? y) - y;
    return height > 0 ? [{ ...area, y, height }] : [];
  });
  return [...stretches, ...backdrop.filter(shape => isIn(shape, left, right))];
}

/** Strokes and dots of pods; not the lane itself. */
function isIn(shape: Shape, left: number, right: number): boolean {
  if (shape.type === 'dot') return shape.x >= left && shape.x <= right;
  if (shape.type !== 'rect' || shape.fill === undefined || shape.fill === 'wash') return false;
  return shape.x >= left - 1 && shape.x + shape.width <= right + 1;
}
