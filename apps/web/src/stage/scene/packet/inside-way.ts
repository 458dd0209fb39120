/**
 * A on the picture: from the row of the pod that calls to the box of the swap beside it, and from there to the row of the pod that answers. Where it is refused, a stop
 * stands in the place of the box. Heights are those of rows and wires, so it is drawn in both lenses. Part of `still`.
 */
import type { Journey } from '@switchboard/core/scene/packet/journey';
import { messages } from '../../messages.ts';
import { type Desk, level, part, say, widthOf } from '../desk.ts';
import type { Box, Part } from '../shape.ts';
import { freeHeight, isFree, obstaclesOf } from './free-place.ts';
import { arrow, boxHalf, bullet, lookup, swapBox, tag, tagHeight, tagWidth, way } from './pen.ts';
import { heightOfArrival, heightOfPod, type Lanes } from './where.ts';

/** The box stands this far below the row that calls. */
const below = 26;
/** Where rows stand close, a tag stands between their letters. */
const letters = 8;

export function layInsideWay(desk: Desk, journey: Journey, lanes: Lanes): void {
  const { caller, swap, arrival, end } = journey;
  const from = caller === undefined ? undefined : heightOfPod(desk, caller.pod);
  if (from === undefined || end === 'away' || end === 'no-address') return;
  const { socket } = desk.columns;
  const at = from + below;
  if (arrival === undefined) {
    way(desk, [socket, from, lanes.swap, from, lanes.swap, at - boxHalf]);
    desk.nodes.push({ id: 'packet:stop', type: 'lamp', look: 'broken', x: lanes.swap, y: at });
    const word = end === 'dropped' ? messages.packet.dropped : messages.packet.refused;
    layStopped(desk, [part(word, 'bold', 'failed')], from, lanes);
    bullet(desk, 'A', lanes.swap, from);
    return;
  }
  const to = heightOfArrival(desk, arrival.endpoint);
  if (to === undefined) return;
  const begins = swap === undefined ? from : at;
  if (swap === undefined) way(desk, [socket, from, lanes.inside, from, lanes.inside, to, socket - 3, to]);
  else {
    way(desk, [socket, from, lanes.swap, from, lanes.swap, at - boxHalf]);
    way(desk, [lanes.swap - boxHalf, at, lanes.inside, at, lanes.inside, to, socket - 3, to]);
    layReading(desk, arrival.endpoint, lanes, at);
    swapBox(desk, lanes.swap, at);
    laySwapped(desk, swap, from, lanes);
  }
  arrow(desk, socket - 2, to);
  bullet(desk, 'A', lanes.swap, from);
  const text = `to ${arrival.target}`;
  const width = tagWidth(desk, text);
  const middle = lanes.inside - width / 2 + 14;
  const span = [Math.min(begins, to) + 18, Math.max(begins, to) - 18] as const;
  const across = { x: middle - width / 2, width };
  const obstacles = obstaclesOf(desk);
  const wanted = (begins + to) / 2;
  const roomy = freeHeight(obstacles, { ...across, height: tagHeight }, wanted, span);
  const y = isFree(obstacles, { ...across, y: roomy - tagHeight / 2, height: tagHeight })
    ? roomy
    : freeHeight(obstacles, { ...across, height: letters }, wanted, span);
  tag(desk, 'packet:to:A', text, middle, y);
}

/** What the node swaps by is its own copy of the list; drawn where the gutter has room for it. */
function layReading(desk: Desk, endpoint: string, lanes: Lanes, at: number): void {
  const line = desk.nodes.find(({ id }) => id === `line:${endpoint}`);
  if (line === undefined) return;
  const { plug } = desk.columns;
  if (lanes.outside - plug < 12) return;
  const foot = at + boxHalf + 9;
  lookup(desk, [
    plug + 3,
    line.y,
    plug + 9,
    line.y,
    plug + 9,
    foot,
    lanes.swap,
    foot,
    lanes.swap,
    at + boxHalf,
  ]);
}

/** Between two rows where they leave room for it, else left of the stop, so that it covers no row. */
function layStopped(desk: Desk, parts: readonly Part[], row: number, lanes: Lanes): void {
  const size = 12.5;
  const width = Math.ceil(widthOf(desk, parts, size));
  const half = desk.pitch / 2 + 1;
  const left = lanes.swap - boxHalf - 6 - width;
  const spots = [
    { x: desk.columns.pod, y: row + half },
    { x: desk.columns.pod, y: row - half },
    { x: left, y: row + below },
    { x: lanes.outside - 14 - width, y: row + below },
    { x: left, y: row + below + desk.pitch },
  ];
  const free = spots.find(({ x, y }) => isFree(desk.words, { x, y: y - size / 2, width, height: size }));
  const at = free ?? { x: left, y: row + below };
  // Where rows stand close it is said in the gutter: wires there pass under it.
  desk.over.push({ type: 'rect', x: at.x - 2, y: at.y - 8, width: width + 4, height: 16, fill: 'bg' });
  say(desk, 'Pods', 'packet:stopped', at, size, parts);
}

/** Struck: what it was addressed to. Beside the caller's row where that is free; else in the gutter's other side, else the panel alone tells it. */
function laySwapped(desk: Desk, swap: NonNullable<Journey['swap']>, row: number, lanes: Lanes): void {
  const size = 12.5;
  const word = part(`${messages.packet.swapped} `, 'bold', 'ink');
  const old = part(swap.from, 'port', 'ink2');
  const pair = [old, part(` → ${swap.to}`, 'address', 'ink')];
  const fits = desk.columns.pod + widthOf(desk, [word, ...pair], size) < desk.placement.width - 12;
  const parts: readonly Part[] = fits ? [word, ...pair] : pair;
  const width = Math.ceil(widthOf(desk, parts, size));
  const half = desk.pitch / 2 + 1;
  const lit = desk.words.filter(box => box.dim !== true);
  const left = lanes.outside - 14 - width;
  const free = (words: readonly Box[], x: number, y: number): boolean =>
    isFree(words, { x, y: y - 6, width, height: 12 });
  const beside = [row + half, row - half].map(y => ({ x: desk.columns.pod, y }));
  const elsewhere = [
    { x: desk.columns.pod, y: row + desk.pitch },
    { x: left, y: row + below },
    { x: left, y: row },
  ];
  const spot =
    beside.find(({ x, y }) => free(lit, x, y)) ?? elsewhere.find(({ x, y }) => free(desk.words, x, y));
  if (spot === undefined) return;
  const { x, y } = spot;
  const begin = x + (fits ? widthOf(desk, [word], size) : 0);
  say(desk, 'Pods', 'packet:swap', { x, y }, size, parts, {
    label: messages.packet.swapLabel(swap.node, swap.from, swap.to),
  });
  level(desk, begin, begin + widthOf(desk, [old], size), y, 'ink', { lineWidth: 1.5 });
}
