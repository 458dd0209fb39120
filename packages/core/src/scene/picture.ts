/**
 * topology → picture, at one of three levels of detail: rows near, streets half way, the plan of the cluster far away. Chosen by the viewer, else by what fits, and
 * only when lens, size or namespaces change: never by a change in the cluster while one looks (law S8). Called by the stage in place of `place`, once its code is there; see
 * `firstPicture`.
 */
import type { Topology } from '../topology.ts';
import type { Lens, StageSize } from './lens.ts';
import { levelOf, viewOf } from './level.ts';
import { placePlan } from './levels/place-plan.ts';
import { placeStreets } from './levels/place-streets.ts';
import type { PlaceOptions } from './place.ts';
import { place } from './place-lenses.ts';
import type { Placement } from './placement.ts';
import type { Plan } from './plan.ts';
import type { Streets } from './streets.ts';

export type Picture = Placement | Streets | Plan;

export function pictureOf(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Picture | undefined,
  now: number,
  options?: PlaceOptions,
): Picture {
  const view = viewOf(topology, lens, size);
  const level = levelOf(topology, lens, size, before, place);
  const layoutKey = `${level}|${view}`;
  switch (level) {
    case 'rows':
      return {
        ...place(topology, lens, size, before?.level === 'rows' ? before : undefined, now, options),
        view,
      };
    case 'streets': {
      const past = before?.level === level && before.layoutKey === layoutKey ? before : undefined;
      return { ...placeStreets(topology, lens, size, past), layoutKey, view };
    }
    case 'plan': {
      const past = before?.level === level && before.layoutKey === layoutKey ? before : undefined;
      return { ...placePlan(topology, lens, size, past), layoutKey, view };
    }
  }
}
