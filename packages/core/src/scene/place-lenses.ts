/**
 * `place` in whichever lens: the rows, and in the lens `nodes` what stands right of the plugs. Keeps the laws of both. Called by `pictureOf`; who may not have the
 * lens `nodes` yet calls `placeRows`.
 */
import type { Topology } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import { placeNodesSide } from './place/nodes-side.ts';
import { type PlaceOptions, placeRows } from './place.ts';
import type { Placement } from './placement.ts';

export function place(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Placement | undefined,
  now: number,
  options?: PlaceOptions,
): Placement {
  return placeRows(topology, lens, size, before, now, options, placeNodesSide);
}
