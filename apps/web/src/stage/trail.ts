/**
 * The way through what one points at: its wires thick, its lamps ringed, a line to its node. Strokes over the picture that stands, so that following the pointer costs
 * no scene and no layout. Pure; asked for by the stage, painted with the ink.
 */
import { type Path, pathOf } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import { piecesOf } from './scene/path.ts';
import type { Box, Scene, Shape } from './scene/shape.ts';

/** More than so many rows at once are no trail but a field. */
const most = 60;
const wire = 4;
const ring = 9.5;
/** Chords of a round corner. */
const steps = 5;

const isRow = /^(?:line|echo|external|unseen|pod):/;

export function trailOf(
  topology: Topology,
  { edges, nodes, backdrop }: Pick<Scene, 'edges' | 'nodes' | 'backdrop'>,
  pointed: Pick<Box, 'key' | 'object'>,
): readonly Shape[] {
  // From afar there is nothing that it could lead along.
  if (edges.length === 0 && !nodes.some(({ id }) => isRow.test(id))) return [];
  const path = pathFrom(topology, pointed);
  if (path === undefined || path.endpoints.size + path.pods.size > 2 * most) return [];
  const keys = new Set([
    ...[...path.endpoints].flatMap(id => [`line:${id}`, `echo:${id}`, `external:${id}`, `unseen:${id}`]),
    ...[...path.pods].map(uid => `pod:${uid}`),
  ]);
  const shapes: Shape[] = [];
  for (const edge of edges) {
    if (!keys.has(edge.source)) continue;
    shapes.push({ type: 'line', points: pointsOf(edge), colour: 'wire', lineWidth: wire });
  }
  const leaders = backdrop.filter(shape => shape.type === 'line' && shape.points.length === 4);
  for (const lamp of nodes) {
    if (!keys.has(lamp.id)) continue;
    const { x, y } = lamp;
    shapes.push({ type: 'ring', x, y, r: ring, colour: 'ink', lineWidth: 2 });
    // A strand ends as near to the lamp of a line as a leader to that of a pod.
    if (lamp.id.startsWith('line:')) continue;
    const leader = leaders.find(shape => shape.type === 'line' && leadsTo(shape.points, lamp));
    if (leader?.type === 'line') shapes.push({ ...leader, colour: 'ink', lineWidth: 2, dim: false });
  }
  return shapes;
}

/** The hairline that ends at the lamp, from its row. */
function leadsTo(
  [, y1, x2, y2]: readonly number[],
  lamp: { readonly x: number; readonly y: number },
): boolean {
  if (y1 === undefined || x2 === undefined || y1 !== y2) return false;
  return Math.abs(y1 - lamp.y) < 1 && Math.abs(x2 - lamp.x + 10) < 1.5;
}

/** As the graph draws it: level, or round a bend. */
function pointsOf({ from, to, y, bend }: Scene['edges'][number]): readonly number[] {
  if (bend === undefined) return [from, y, to, y];
  const points = [from, y];
  for (const piece of piecesOf([from, y, bend.x, y, bend.x, bend.y, to, bend.y])) {
    if (piece.type === 'straight') points.push(piece.to.x, piece.to.y);
    else
      for (let step = 1; step <= steps; step++) {
        const angle = piece.start + (piece.sweep * step) / steps;
        points.push(
          piece.centre.x + piece.radius * Math.cos(angle),
          piece.centre.y + piece.radius * Math.sin(angle),
        );
      }
  }
  return points;
}

/** Of a line its own path, not that of all lines that its slice holds. */
function pathFrom(topology: Topology, { key, object }: Pick<Box, 'key' | 'object'>): Path | undefined {
  const line = topology.endpoints.get(/^(?:line|external|unseen):(.*)$/.exec(key)?.[1] ?? '');
  if (line === undefined) return pathOf(topology, object);
  return {
    doors: new Set(),
    services: new Set([line.service]),
    endpoints: new Set([line.id]),
    pods: new Set(line.pod === undefined ? [] : [line.pod]),
    nodes: new Set(line.node === undefined ? [] : [line.node]),
  };
}
