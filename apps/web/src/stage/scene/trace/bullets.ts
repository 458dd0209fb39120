/**
 * Numbers of hops in a row: filled passes, an octagon fails, a ring passes in part, a dotted ring is not known, a thin one lies behind the break. Where there is no room for each, hops
 * that came to the same stand in one.
 */
import type { TraceStop } from '@switchboard/core/trace/traced';
import type { Colour } from '../../../tokens/tokens.ts';
import { type Desk, part, say } from '../desk.ts';

export const bulletPitch = 25;
const r = 10;

interface Row {
  /** Middle of the first. */
  readonly x: number;
  readonly y: number;
  readonly to: 'left' | 'right';
  readonly room: number;
}

export function layBullets(desk: Desk, stops: readonly TraceStop[], { x, y, to, room }: Row): void {
  const groups = stops.length * bulletPitch <= room + 2 * r ? stops.map(stop => [stop]) : inGroups(stops);
  const ordered = to === 'right' ? groups : [...groups].reverse();
  let middle = x;
  for (const [place, group] of ordered.entries()) {
    const half = halfOf(group);
    if (place > 0) middle += (to === 'right' ? 1 : -1) * (half - r);
    layBullet(desk, group, middle, y, half);
    middle += (to === 'right' ? 1 : -1) * (half - r + bulletPitch);
  }
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

/** Half of its width. */
const halfOf = (group: readonly TraceStop[]): number => (group.length === 1 ? r : 20);

function layBullet(desk: Desk, group: readonly TraceStop[], x: number, y: number, half: number): void {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return;
  const text = group.length === 1 ? String(first.number) : `${first.number}–${last.number}`;
  const { fill, rim, dash, ink } = looks(first);
  const { over } = desk;
  if (first.result === 'fail' && !first.beyond) {
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
  say(
    desk,
    'Columns',
    `hop:${first.number}:${Math.round(x)}:${Math.round(y)}`,
    { x, y, anchor: 'middle' },
    12,
    [part(text, 'bold', ink)],
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
