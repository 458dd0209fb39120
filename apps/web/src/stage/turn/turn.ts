/**
 * From one lens to the other, at one moment: `turned(turn, ms)`, pure, 0 is `lines` and 560 is `nodes`. Lamps come home to their rows, the gutter opens with level wires, then
 * node by node from the bottom pods sink to where they stand and their wires bend. Left of the plugs nothing moves. The graph shows only that; ink and words draw the rest, so
 * it gets its new places once.
 */
import type { NodesSide } from '@switchboard/core/scene/nodes-side';
import type { Columns } from '@switchboard/core/scene/placement';
import { dashes, strokes, type Theme } from '../../tokens/tokens.ts';
import { easeIn, easeOut } from '../easing.ts';
import { colourOf, plugOf } from '../scene/looks.ts';
import type { Mark } from '../scene/mark.ts';
import type { Way } from '../scene/path.ts';
import type { Box, GraphEdge, GraphNode, Scene, Shape } from '../scene/shape.ts';
import { turnLength } from './turn-length.ts';

/** A turn from `lines` to `nodes`; the way back is the same, the other way round. */
export interface Turn {
  readonly lines: Scene;
  readonly nodes: Scene;
  /** Of `lines`; left of the plugs those of both. */
  readonly columns: Columns;
  readonly side: NodesSide;
  readonly theme: Theme;
}

/** When lamps are home, when the gutter is open, and how long one node takes. */
const home = 160;
const open = 280;
const sink = 160;
/** Where lamps wait before their row, and what of the plugs belongs to the left. */
const before = 16;
const plugReach = 6;

export function turned(turn: Turn, ms: number): Scene {
  const { lines, nodes, columns: c, side } = turn;
  const late = ms >= open;
  const left = c.plug + plugReach;
  const arrived = (y: number): boolean => {
    const start = startOf(side, y);
    return start !== undefined && ms >= start + sink / 2;
  };
  const was = new Map(lines.words.map(box => [box.key, box]));
  const words = [
    ...leaving(turn, ms),
    ...nodes.words.flatMap(box => wordsAt(turn, box, was.get(box.key), ms, arrived)),
  ];
  return {
    width: nodes.width,
    height: Math.max(lines.height, nodes.height),
    backdrop: [
      ...nodes.backdrop.filter(shape => endsOf(shape)[1] <= left),
      ...(ms < home ? lines.backdrop.filter(shape => isLane(shape, c)) : []),
      ...(late ? nodes.backdrop.filter(shape => isIn(shape, side) && arrived(topOf(shape) + 4)) : []),
    ],
    nodes: nodes.nodes.filter(node => node.x <= c.plug),
    edges: nodes.edges.filter(edge => edge.bend === undefined),
    words,
    heads: ms < open ? lines.heads : nodes.heads,
    ink: [...nodes.edges.flatMap(edge => wireAt(turn, edge, ms)), ...lampsAt(turn, ms)],
  };
}

/** Words that are in both go from one place to the other; of the rest on the right those are said that have arrived. */
function wordsAt(
  { side }: Turn,
  box: Box,
  was: Box | undefined,
  ms: number,
  arrived: (y: number) => boolean,
): readonly Box[] {
  const middle = box.y + box.height / 2;
  if (box.group !== 'Pods' && box.group !== 'Nodes') return [box];
  const { across, down } = stepsAt(side, middle, ms);
  if (was === undefined) {
    if (box.x < side.columns.bracket || !arrived(middle)) return [];
    return [down === 1 ? box : { ...box, passing: strength(2 * down - 1) }];
  }
  const said = ms < home ? was : box;
  const moving = across > 0 && down < 1 ? { passing: 1 } : {};
  return [{ ...said, ...moving, x: between(was.x, box.x, across), y: between(was.y, box.y, down) }];
}

/** What is said in the lens `lines` only fades while lamps come home: rows that fold, heads of lanes, who is in no list. */
function leaving({ lines, nodes }: Turn, ms: number): readonly Box[] {
  if (ms <= 0 || ms >= home) return [];
  const said = new Set(nodes.words.map(({ key }) => key));
  return lines.words
    .filter(({ key }) => !said.has(key))
    .map(box => ({ ...box, passing: strength(1 - ms / home) }));
}

/** In steps, so that not every frame is another one. */
function strength(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 20) / 20;
}

/** How far somebody who will stand at this height has come. */
function stepsAt(side: NodesSide, y: number, ms: number) {
  const start = startOf(side, y) ?? open;
  return {
    homeward: easeIn(ms / home),
    across: easeOut((ms - home) / (open - home)),
    down: easeOut((ms - start) / sink),
  };
}

/** Node by node from the bottom, so that few rows pass each other. */
function startOf({ brackets }: NodesSide, y: number): number | undefined {
  const at = brackets.findIndex(({ top, bottom }) => y >= top && y <= bottom);
  if (at < 0) return undefined;
  const rest = turnLength - open - sink;
  return open + Math.round(((brackets.length - 1 - at) / Math.max(1, brackets.length - 1)) * rest);
}

function lampsAt(turn: Turn, ms: number): readonly Mark[] {
  const { lines, nodes, columns: c, side } = turn;
  const was = new Map(lines.nodes.map(node => [node.id, node]));
  return nodes.nodes.flatMap((node): readonly Mark[] => {
    const old = was.get(node.id);
    if (node.x <= c.plug || node.type !== 'lamp' || old === undefined) return [];
    const { homeward, across, down } = stepsAt(side, node.y, ms);
    const row = c.pod - before;
    const x = ms < home ? between(old.x, row, homeward) : between(row, node.x, across);
    const y = between(old.y, node.y, down);
    const leader: Mark[] =
      ms < home && x - 10 > c.podEnd
        ? [{ type: 'ink', way: [c.podEnd + 6, y, x - 10, y], colour: 'rule', lineWidth: 1, progress: 1 }]
        : [];
    return [...leader, lampMark(node, x, y)];
  });
}

/** As like the graph's lamp as ink can be for half a second. */
function lampMark(node: Extract<GraphNode, { readonly type: 'lamp' }>, x: number, y: number): Mark {
  const at = { x, y, progress: 1, ...(node.dim ? { alpha: 0.22 } : {}) };
  const colour = colourOf[node.look];
  switch (node.look) {
    case 'starting':
      return { ...at, type: 'turn', from: 0, to: 90, colour };
    case 'terminating':
      return { ...at, type: 'turn', from: 360, to: 180, colour };
    case 'not-ready':
    case 'echo':
      return { ...at, type: 'hole', colour };
    case 'external':
      return { ...at, type: 'square', half: 7.4 / Math.SQRT2, onCorner: true, colour };
    case 'external-name':
      return { ...at, type: 'square', half: 6.3 / Math.SQRT2, onCorner: true, rim: 2, colour };
    case 'finished':
      return { ...at, type: 'square', half: 4.2, onCorner: false, rim: 1.6, colour };
    default:
      return { ...at, type: 'out', colour, progress: 0 };
  }
}

const dashOf: Readonly<Partial<Record<GraphEdge['look'], readonly number[]>>> = {
  terminating: dashes.terminating,
  'not-ready': dashes.notReady,
  unknown: dashes.unknown,
};

/** Level until its pod sinks; then bent on the lane that it will keep. */
function wireAt({ columns: c, side, theme }: Turn, edge: GraphEdge, ms: number): readonly Mark[] {
  const { bend, y } = edge;
  if (bend === undefined) return [];
  const { across, down } = stepsAt(side, bend.y, ms);
  const end = between(c.socket, edge.to, across);
  const to = between(y, bend.y, down);
  const way: Way = to === y ? [c.plug, y, end, y] : [c.plug, y, bend.x, y, bend.x, to, end, to];
  const dash = dashOf[edge.look];
  return [
    {
      type: 'ink',
      way,
      colour: plugOf[edge.look],
      lineWidth: edge.look === 'bed' ? 1 : strokes.wire[theme],
      progress: 1,
      ...(dash === undefined ? {} : { dash }),
      ...(edge.dim ? { alpha: 0.22 } : {}),
    },
  ];
}

function between(from: number, to: number, share: number): number {
  return Math.round(from + (to - from) * share);
}

/** Left and right end. */
function endsOf(shape: Shape): readonly [left: number, right: number] {
  switch (shape.type) {
    case 'line': {
      const xs = shape.points.filter((_, i) => i % 2 === 0);
      return [Math.min(...xs), Math.max(...xs)];
    }
    case 'dot':
    case 'ring':
      return [shape.x - shape.r, shape.x + shape.r];
    case 'capsule':
      return [shape.x - 11, shape.x + 11];
    default:
      return [shape.x, shape.x + shape.width];
  }
}

function topOf(shape: Shape): number {
  switch (shape.type) {
    case 'line':
      return Math.min(...shape.points.filter((_, i) => i % 2 === 1));
    case 'capsule':
      return shape.top;
    default:
      return shape.y;
  }
}

function isIn(shape: Shape, { columns }: NodesSide): boolean {
  return endsOf(shape)[0] >= columns.bracket - 2;
}

/** The ground of a node's lane. */
function isLane(shape: Shape, c: Columns): boolean {
  return shape.type === 'rect' && (shape.fill === 'wash' || shape.hatch !== undefined) && shape.x >= c.podEnd;
}
