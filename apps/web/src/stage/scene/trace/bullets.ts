/**
 * Numbers of hops in a row: filled passes, an octagon fails, a ring passes in part, a dotted ring is not known, a thin one lies behind the break. Where there is no room for each, hops
 * that came to the same stand in one.
 */
import type { TraceStop } from '@switchboard/core/trace/traced';
import type { Colour } from '../../../tokens/tokens.ts';
import { type Desk, part, say } from '../desk.ts';
import type { Group } from '../shape.ts';

export const bulletPitch = 25;
const r = 10;

interface Row {
  /** Middle of the first. */
  readonly x: number;
  readonly y: number;
  readonly to: 'left' | 'right';
  readonly room: number;
  /** Whether they stand apart as far as there is room. */
  readonly spread?: true;
}

export function layBullets(
  desk: Desk,
  group: Group,
  stops: readonly TraceStop[],
  { x, y, to, room, spread }: Row,
): void {
  const groups = fitted(stops, room);
  const ordered = to === 'right' ? groups : [...groups].reverse();
  const spare = room - widthOfBullets(stops, room);
  const apart = bulletPitch + (spread === true ? Math.min(18, Math.max(0, spare / ordered.length)) : 0);
  let middle = x;
  for (const [place, ones] of ordered.entries()) {
    const half = halfOf(ones);
    if (place > 0 || to === 'left') middle += (to === 'right' ? 1 : -1) * (half - r);
    layBullet(desk, group, ones, middle, y, half);
    middle += (to === 'right' ? 1 : -1) * (half - r + apart);
  }
}

export function widthOfBullets(stops: readonly TraceStop[], room: number): number {
  return fitted(stops, room).reduce((sum, ones) => sum + 2 * (halfOf(ones) - r) + bulletPitch, 0);
}

/** Each by itself, else neighbours that came to the same together, else all of them, which then say the worst. */
function fitted(stops: readonly TraceStop[], room: number): readonly (readonly TraceStop[])[] {
  const widest = Math.max(room, bulletPitch);
  if (stops.length * bulletPitch <= widest) return stops.map(stop => [stop]);
  const groups = inGroups(stops);
  const width = groups.reduce((sum, ones) => sum + 2 * (halfOf(ones) - r) + bulletPitch, 0);
  return width <= widest ? groups : [stops];
}

/** Neighbours that came to the same. */
function inGroups(stops: readonly TraceStop[]): readonly (readonly TraceStop[])[] {
  const groups: TraceStop[][] = [];
  for (const stop of stops) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const joins = before?.result === stop.result && before.beyond === stop.beyond && stop.result !== 'fail';
    if (last !== undefined && joins && before.number + 1 === stop.number) last.push(stop);
    else groups.push([stop]);
  }
  return groups;
}

/** Half of its width: numbers of several have air on both sides. */
const halfOf = (group: readonly TraceStop[]): number =>
  group.length === 1 ? r : Math.max(17, textOf(group).length * 3.6 + 4);

function textOf(group: readonly TraceStop[]): string {
  const numbers = [...new Set([group[0], group.at(-1)].map(stop => stop?.number))];
  return numbers.join('–');
}

function layBullet(
  desk: Desk,
  group: Group,
  ones: readonly TraceStop[],
  x: number,
  y: number,
  half: number,
): void {
  const [first] = ones;
  if (first === undefined) return;
  const { fill, rim, dash, ink } = looks(worstOf(ones));
  const { over } = desk;
  if (ones.length === 1 && first.result === 'fail' && !first.beyond) {
    over.push({ type: 'line', points: octagon(x, y, r + 4), colour: 'bg', lineWidth: 3 });
    over.push({ type: 'line', points: octagon(x, y, r), colour: 'failed', lineWidth: 5 });
    over.push({ type: 'dot', x, y, r: r - 1, colour: 'failed' });
  } else {
    const box = { x: x - half, y: y - r, width: 2 * half, height: 2 * r };
    over.push({ type: 'dot', x: x - half + r, y, r: r + 2, colour: 'bg' });
    over.push({ type: 'dot', x: x + half - r, y, r: r + 2, colour: 'bg' });
    if (half > r) over.push({ type: 'rect', ...box, x: x - half + r, width: 2 * (half - r), fill });
    over.push({ type: 'dot', x: x - half + r, y, r, colour: fill });
    over.push({ type: 'dot', x: x + half - r, y, r, colour: fill });
    if (rim !== undefined && half === r)
      over.push({ type: 'ring', x, y, r: r - 1, colour: rim, lineWidth: 2, ...(dash ? { dash } : {}) });
  }
  say(desk, group, `hop:${first.number}:${Math.round(x)}:${Math.round(y)}`, { x, y, anchor: 'middle' }, 12, [
    part(textOf(ones), 'bold', ink),
  ]);
}

const order = ['fail', 'degraded', 'unknown', 'pass'] as const;

function worstOf(stops: readonly TraceStop[]): TraceStop {
  const [first, ...others] = stops;
  if (first === undefined) throw new Error('a bullet of no hop');
  return others.reduce(
    (worst, stop) => (order.indexOf(stop.result) < order.indexOf(worst.result) ? stop : worst),
    first,
  );
}

function looks({ result, beyond }: TraceStop): {
  readonly fill: Colour;
  readonly ink: Colour;
  readonly rim?: Colour;
  readonly dash?: readonly number[];
} {
  if (beyond) return { fill: 'bg', ink: 'ink3', rim: 'ink3' };
  switch (result) {
    case 'pass':
      return { fill: 'ink', ink: 'bg' };
    case 'fail':
      return { fill: 'failed', ink: 'bg' };
    case 'degraded':
      return { fill: 'bg', ink: 'ink', rim: 'starting' };
    case 'unknown':
      return { fill: 'bg', ink: 'ink', rim: 'unknown', dash: [2, 3] };
  }
}

/** Closed, with a level side at the top. */
function octagon(x: number, y: number, half: number): readonly number[] {
  const cut = half * 0.42;
  return [
    ...[x - cut, y - half, x + cut, y - half, x + half, y - cut, x + half, y + cut],
    ...[x + cut, y + half, x - cut, y + half, x - half, y + cut, x - half, y - cut],
    ...[x - cut, y - half, x + cut, y - half],
  ];
}
