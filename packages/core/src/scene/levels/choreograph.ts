/**
 * Choreography for every level of detail: rows as `choreograph` says; farther away the facts of pods and nodes as cues at the lamps that they concern. Between two
 * levels, and between two layouts, there is none. Called by the stage per patch.
 */
import type { Patch } from '../../patch.ts';
import type { Topology } from '../../topology.ts';
import { choreograph } from '../choreograph.ts';
import type { Pace, Timeline } from '../cue.ts';
import type { Picture } from '../picture.ts';

export interface PictureMoment {
  readonly topology: Topology;
  readonly placement: Picture;
}

export function choreographPicture(
  before: PictureMoment,
  patch: Patch,
  after: PictureMoment,
  pace: Pace,
): Timeline {
  const [was, is] = [before.placement, after.placement];
  if (was.level === 'rows' && is.level === 'rows')
    return choreograph({ ...before, placement: was }, patch, { ...after, placement: is }, pace);
  return { pace, cues: [], length: 0 };
}
