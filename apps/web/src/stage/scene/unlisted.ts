/** Intended, not served: from a pod that is ready and asked for to an empty place beside the list, never a row of it. Part of `still`. */
import { onPath } from '@switchboard/core/scene/select';
import type { Pod } from '@switchboard/core/topology';
import { dashes } from '../../tokens/tokens.ts';
import type { Desk } from './desk.ts';
import { layPlug } from './line-side.ts';

/** Whether the Service of this list asks for the pod. */
export function isAsked(pod: Pod, service: string): boolean {
  return pod.wantedBy?.includes(service) === true;
}

/** Amber dots to an empty dashed ring, 28 px left of the pod; a bare socket where nobody asks for it. */
export function layUnlisted(desk: Desk, pod: Pod, y: number, asked: boolean): void {
  const { columns: c } = desk;
  const dim = !onPath(desk.path, 'pods', pod.uid);
  if (!asked) layPlug(desk, c.socket, y, 'wire', dim);
  if (c.form === 'phone') return;
  const colour = asked ? 'starting' : 'wire';
  const r = asked ? 5 : 3.5;
  const ring = c.socket - (asked ? 28 : 22);
  desk.shapes.push({
    type: 'line',
    points: [asked ? c.pod - 6 : c.socket, y, ring + r + (asked ? 4 : 0.5), y],
    colour,
    lineWidth: 2,
    ...(asked ? { dash: dashes.notReady, round: true } : {}),
    dim,
  });
  const dash = asked ? { dash: [3, 2.6], lineWidth: 1.6 } : { lineWidth: 2 };
  desk.shapes.push({ type: 'ring', x: ring, y, r, colour, ...dash, dim });
}
