/**
 * Draws the true path of a packet over what stands: the pipe from the outside to the pods steps back, because no packet runs in it, and two ways take its place.
 * Seats do not move. Called by `still`, in either lens; on a phone the panel alone tells it.
 */
import type { PacketPath } from '@switchboard/core/scene/packet-path';
import type { Desk } from '../desk.ts';
import { layGlosses } from './glosses.ts';
import { layInsideWay } from './inside-way.ts';
import { layOutsideWay } from './outside-way.ts';
import { lanesOf } from './where.ts';

export function layPacket(desk: Desk, path: PacketPath): void {
  if (desk.columns.form === 'phone') return;
  stepBack(desk);
  layGlosses(desk, path.service);
  const lanes = lanesOf(desk);
  if (path.outside !== undefined) layOutsideWay(desk, path.service, path.outside, lanes);
  layInsideWay(desk, path.inside, lanes);
}

function stepBack({ edges, shapes }: Desk): void {
  edges.forEach((edge, at) => {
    edges[at] = { ...edge, dim: true };
  });
  shapes.forEach((shape, at) => {
    const isPipe =
      (shape.type === 'line' && shape.colour === 'wire') || (shape.type === 'rect' && shape.fill === 'wire');
    if (isPipe) shapes[at] = { ...shape, dim: true };
  });
}
