/** How a packet is drawn: a thick line that nothing covers, an arrow where it arrives, its destination as an inverse tag, a bullet where it begins, and the box of the swap. */
import { dashes } from '../../../tokens/tokens.ts';
import { type Desk, part, say } from '../desk.ts';
import type { Way } from '../path.ts';

const thick = 5;
const casing = 9;
export const tagHeight = 18;
const tagSize = 13;
export const boxHalf = 11;

export function way(desk: Desk, points: Way): void {
  desk.over.push({ type: 'line', points, colour: 'bg', lineWidth: casing, bent: true });
  desk.over.push({ type: 'line', points, colour: 'ink', lineWidth: thick, bent: true });
}

/** Takes the strands of the pipe away from under a level line. */
export function clear(desk: Desk, from: number, to: number, y: number): void {
  desk.over.push({ type: 'line', points: [from, y, to, y], colour: 'bg', lineWidth: 34 });
}

/** Where it arrives, pointing right. */
export function arrow(desk: Desk, x: number, y: number): void {
  desk.over.push({
    type: 'line',
    points: [x - 9, y - 8, x, y, x - 9, y + 8],
    colour: 'ink',
    lineWidth: 4,
    round: true,
  });
}

/** Only asked or read: nothing travels there. */
export function lookup(desk: Desk, points: Way): void {
  desk.over.push({
    type: 'line',
    points,
    colour: 'ink2',
    lineWidth: 1.7,
    dash: dashes.lookup,
    round: true,
    bent: true,
  });
}

export function bullet(desk: Desk, letter: string, x: number, y: number): void {
  desk.over.push({ type: 'dot', x, y, r: 11, colour: 'ink' });
  say(desk, 'Pods', `packet:bullet:${letter}`, { x, y, anchor: 'middle' }, 13, [part(letter, 'bold', 'bg')]);
}

export function tagWidth(desk: Desk, text: string): number {
  return Math.ceil(desk.measure(text, 'address', tagSize)) + 16;
}

/** `x` is its middle. */
export function tag(desk: Desk, key: string, text: string, x: number, y: number): void {
  const width = tagWidth(desk, text);
  desk.over.push({
    type: 'rect',
    x: Math.round(x - width / 2),
    y: y - tagHeight / 2,
    width,
    height: tagHeight,
    fill: 'ink',
  });
  say(desk, 'Pods', key, { x, y, anchor: 'middle' }, tagSize, [part(text, 'address', 'bg')]);
}

/** On the caller's node, where one address takes the place of the other. */
export function swapBox(desk: Desk, x: number, y: number): void {
  const at = { x: x - boxHalf, y: y - boxHalf, width: 2 * boxHalf, height: 2 * boxHalf };
  desk.over.push({ type: 'rect', ...at, fill: 'bg', stroke: 'ink', lineWidth: 2 });
  const stroke = { type: 'line', colour: 'ink', lineWidth: 1.6, round: true } as const;
  desk.over.push({ ...stroke, points: [x - 6, y - 3.5, x + 6, y - 3.5] });
  desk.over.push({ ...stroke, points: [x + 2.5, y - 7, x + 6, y - 3.5, x + 2.5, y] });
  desk.over.push({ ...stroke, points: [x - 6, y + 4.5, x + 6, y + 4.5] });
  desk.over.push({ ...stroke, points: [x - 2.5, y + 1, x - 6, y + 4.5, x - 2.5, y + 8] });
}
