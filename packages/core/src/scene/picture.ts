/**
 * topology → picture, at one of three levels of detail: rows near, streets half way, the plan of the cluster far away. Chosen by the viewer, else by what fits, and
 * only when lens, size or namespaces change: never by a change in the cluster while one looks. Called by the stage in place of `place`.
 */
import type { Topology } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import { place } from './place.ts';
import type { Placement } from './placement.ts';
import type { Plan } from './plan.ts';
import type { Streets } from './streets.ts';

export type Picture = Placement | Streets | Plan;
export type Level = Picture['level'];

export function pictureOf(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Picture | undefined,
  now: number,
): Picture {
  return place(topology, lens, size, before?.level === 'rows' ? before : undefined, now);
}
