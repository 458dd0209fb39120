/**
 * The picture without the code of the lens `nodes` and of the levels that are farther away than rows, which comes after the first paint. Where `isFirstPicture`
 * says so it is the very picture that `pictureOf` makes; elsewhere it stands in for it, as rows in the lens `lines`. Called by the stage.
 */
import type { Topology } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import { levelOf, viewOf } from './level.ts';
import type { Picture } from './picture.ts';
import { type PlaceOptions, placeRows } from './place.ts';

export function isFirstPicture(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Picture | undefined,
): boolean {
  return lens.kind === 'lines' && levelOf(topology, lens, size, before, placeRows) === 'rows';
}

export function firstPicture(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Picture | undefined,
  now: number,
  options?: PlaceOptions,
): Picture {
  const rows = before?.level === 'rows' ? before : undefined;
  return {
    ...placeRows(topology, lens, size, rows, now, options),
    view: viewOf(topology, lens, size),
  };
}
