/**
 * The wall that NetworkPolicies are before a pod: bricks on the end of the wire, red where they let nobody in on the ports of that line. Called by both lenses where a
 * wire ends.
 */
import type { Endpoint } from '@switchboard/core/topology';
import type { Colour } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, part } from './desk.ts';
import type { Part } from './shape.ts';

const width = 13;
const brick = { long: 7.5, short: 4, height: 4 };
const pitch = 5.5;
/** Courses: five where rows leave room. */
const courses = (desk: Desk): number => (desk.pitch < 28 ? 3 : 5);

/** What a pod that is ready says when nobody gets as far as it. */
export function wallWord({ roomy, placement }: Desk): Part {
  const short = !roomy || placement.side === undefined;
  return part(messages.letsNobodyIn[short ? 1 : 0], 'bold', 'failed');
}

/** As it is read out: what the pod says, and that it is shut. */
export function withWall(statement: string, ...lines: readonly (Endpoint | undefined)[]): string {
  return lines.some(line => line?.wall === 'nobody')
    ? `${statement}, ${messages.letsNobodyIn[0]}`
    : statement;
}

/** `x`: its middle. */
export function layPolicyWall(desk: Desk, line: Endpoint, x: number, y: number, dim: boolean): void {
  if (line.wall === undefined) return;
  const fill: Colour = line.wall === 'nobody' ? 'failed' : 'ink2';
  const count = courses(desk);
  const height = (count - 1) * pitch + brick.height;
  const left = Math.round(x - width / 2);
  const top = Math.round(y - height / 2);
  // Paper under it: the wire ends before it, and goes on behind it where somebody is let in.
  desk.over.push({
    type: 'rect',
    x: left - 2,
    y: top - 2,
    width: width + 4,
    height: height + 4,
    fill: 'bg',
    dim,
  });
  for (let course = 0; course < count; course += 1) {
    const at = top + course * pitch;
    const [first, second] = course % 2 === 0 ? [brick.long, brick.short] : [brick.short, brick.long];
    const gap = width - first - second;
    desk.over.push({ type: 'rect', x: left, y: at, width: first, height: brick.height, fill, dim });
    desk.over.push({
      type: 'rect',
      x: left + first + gap,
      y: at,
      width: second,
      height: brick.height,
      fill,
      dim,
    });
  }
}
