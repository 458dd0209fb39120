/**
 * Lamps, doors and wires of a scene as strokes, in the looks that the graph gives them on screen: for pictures that leave the page, where there is no graph to draw them.
 */

import { traceWay } from '../stage/painter/along.ts';
import { setStroke } from '../stage/painter/backdrop.ts';
import type { GraphEdge, GraphNode, LampLook, Scene } from '../stage/scene/shape.ts';
import { dashes, dimmed, type Palette, strokes, type Theme } from '../tokens/tokens.ts';

type Context = CanvasRenderingContext2D;
type Looks = Pick<Scene, 'nodes' | 'edges'>;

export function paintGraph(context: Context, { nodes, edges }: Looks, palette: Palette, theme: Theme): void {
  // Wires over doors and under lamps, as on screen.
  for (const node of nodes) if (isBelow(node)) paintNode(context, node, palette);
  for (const edge of edges) paintWire(context, edge, palette, theme);
  for (const node of nodes) if (!isBelow(node)) paintNode(context, node, palette);
  context.globalAlpha = 1;
  context.setLineDash([]);
}

const isBelow = ({ type }: GraphNode): boolean => type === 'door' || type === 'terminus';

const wires = {
  ready: ['wire', undefined],
  terminating: ['terminating', dashes.terminating],
  'not-ready': ['starting', dashes.notReady],
  failed: ['failed', undefined],
  unknown: ['unknown', dashes.unknown],
  bed: ['rule', undefined],
  off: ['off', dashes.off],
} as const;

function paintWire(context: Context, edge: GraphEdge, palette: Palette, theme: Theme): void {
  const { from, to, y, bend, look } = edge;
  const way = bend === undefined ? [from, y, to, y] : [from, y, bend.x, y, bend.x, bend.y, to, bend.y];
  const width = look === 'bed' ? 1 : strokes.wire[theme];
  const [colour, dash] = wires[look];
  context.globalAlpha = 1;
  if (bend !== undefined) line(context, way, palette.bg, width + 5);
  context.globalAlpha = edge.dim === true ? dimmed : 1;
  line(context, way, palette[colour], width, dash, look === 'not-ready');
}

function line(
  context: Context,
  way: readonly number[],
  colour: string,
  width: number,
  dash: readonly number[] = [],
  round = false,
): void {
  setStroke(context, colour, width, dash, round);
  context.beginPath();
  traceWay(context, way);
  context.stroke();
}

function paintNode(context: Context, node: GraphNode, palette: Palette): void {
  const { x, y } = node;
  context.globalAlpha = node.dim === true ? dimmed : 1;
  context.setLineDash([]);
  switch (node.type) {
    case 'lamp':
      paintLamp(context, node.look, x, y, palette);
      return;
    case 'stop':
      disc(context, x, y, 4.2, palette[node.broken ? 'failed' : 'ink']);
      return;
    case 'plug':
      context.fillStyle = palette[node.colour];
      context.fillRect(x - strokes.plug / 2, y - 5, strokes.plug, 10);
      return;
    case 'terminus':
      shape(context, palette, 'ink', 2, () => context.ellipse(x, y, 21, 14, 0, 0, 2 * Math.PI));
      return;
    case 'door': {
      const [top, bottom] = [y - node.height / 2, y + node.height / 2];
      shape(context, palette, 'ink', 2, () =>
        polygon(context, [
          x - 13,
          top,
          x + 3,
          top,
          x + 13,
          top + 18,
          x + 13,
          bottom - 18,
          x + 3,
          bottom,
          x - 13,
          bottom,
        ]),
      );
      return;
    }
  }
}

function paintLamp(context: Context, look: LampLook, x: number, y: number, palette: Palette): void {
  switch (look) {
    case 'ready':
      disc(context, x, y, 6, palette.ready);
      return;
    case 'off':
      disc(context, x, y, 6, palette.off);
      return;
    case 'starting':
      ring(context, x, y, 5.4, palette, 'starting', 1.3);
      sector(context, x, y, 5.4, -Math.PI / 2, 0, palette.starting);
      return;
    case 'not-ready':
      ring(context, x, y, 5, palette, 'starting', 2.2);
      context.fillStyle = palette.starting;
      context.fillRect(x - 3.8, y - 1.1, 7.6, 2.2);
      return;
    case 'terminating':
      ring(context, x, y, 5.1, palette, 'terminating', 2.2);
      sector(context, x, y, 5.1, -Math.PI / 2, Math.PI / 2, palette.terminating);
      return;
    case 'failed':
      octagon(context, x, y, 6.8, 2.4, 1.8, palette);
      return;
    case 'broken':
      octagon(context, x, y, 14.8, 5.4, 4.4, palette);
      return;
    case 'external':
      context.fillStyle = palette.external;
      context.beginPath();
      polygon(context, [x, y - 7.4, x + 7.4, y, x, y + 7.4, x - 7.4, y]);
      context.fill();
      return;
    case 'external-name':
      shape(context, palette, 'external', 2, () =>
        polygon(context, [x, y - 6.3, x + 6.3, y, x, y + 6.3, x - 6.3, y]),
      );
      return;
    case 'unknown':
      context.setLineDash([1.4, 1.6]);
      ring(context, x, y, 5.6, palette, 'unknown', 1.4, [1.4, 1.6]);
      return;
    case 'finished':
      setStroke(context, palette.unknown, 1.6);
      context.strokeRect(x - 4.2, y - 4.2, 8.4, 8.4);
      return;
    case 'echo':
      ring(context, x, y, 5, palette, 'wire', 2);
      return;
  }
}

type Named = keyof Palette;

function shape(context: Context, palette: Palette, colour: Named, width: number, trace: () => void): void {
  context.beginPath();
  trace();
  context.fillStyle = palette.bg;
  context.fill();
  setStroke(context, palette[colour], width);
  context.stroke();
}

function disc(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function ring(
  context: Context,
  x: number,
  y: number,
  radius: number,
  palette: Palette,
  colour: Named,
  width: number,
  dash: readonly number[] = [],
): void {
  disc(context, x, y, radius, palette.bg);
  setStroke(context, palette[colour], width, dash);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function sector(
  context: Context,
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y);
  context.arc(x, y, radius, from, to);
  context.closePath();
  context.fill();
}

function octagon(
  context: Context,
  x: number,
  y: number,
  r: number,
  reach: number,
  width: number,
  palette: Palette,
): void {
  const c = r * 0.41;
  context.fillStyle = palette.failed;
  context.beginPath();
  polygon(context, [
    x - c,
    y - r,
    x + c,
    y - r,
    x + r,
    y - c,
    x + r,
    y + c,
    x + c,
    y + r,
    x - c,
    y + r,
    x - r,
    y + c,
    x - r,
    y - c,
  ]);
  context.fill();
  setStroke(context, palette.bg, width);
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
  context.stroke();
}

function polygon(context: Context, points: readonly number[]): void {
  context.moveTo(points[0] ?? 0, points[1] ?? 0);
  for (let i = 2; i + 1 < points.length; i += 2) context.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
  context.closePath();
}
