/**
 * The way through what one points at: its wires thick, its lamps ringed, a line to its node. Strokes over the picture that stands, so that following the pointer costs
 * no scene and no layout. Pure; asked for by the stage, painted with the ink.
 */
import { type Path, pathOf } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import type { Box, Scene, Shape } from './scene/shape.ts';

/** More than so many rows at once are no trail but a field. */
const most = 60;
const wire = 4;
const ring = 9.5;

export function trailOf(
  topology: Topology,
  { edges, nodes, words }: Pick<Scene, 'edges' | 'nodes' | 'words'>,
  pointed: Pick<Box, 'key' | 'object'>,
): readonly Shape[] {
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
  const rows = new Map(words.map(box => [box.key, box]));
  for (const lamp of nodes) {
    if (!keys.has(lamp.id)) continue;
    const { x, y } = lamp;
    shapes.push({ type: 'ring', x, y, r: ring, colour: 'ink', lineWidth: 2 });
    const row = rows.get(lamp.id);
    // Where the lamp is in a lane, away from its row.
    if (row !== undefined && x - ring > row.x + row.width)
      shapes.push({
        type: 'line',
        points: [row.x + row.width + 4, y, x - ring, y],
        colour: 'ink',
        lineWidth: 2,
      });
  }
  return shapes;
}

function pointsOf(edge: Scene['edges'][number]): readonly number[] {
  return [edge.from, edge.y, edge.to, edge.y];
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
