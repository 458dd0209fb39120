/**
 * The cues that play where something is laid: in a crowd hundreds of them play at blocks that nobody sees. What an act has in sight is found once for a placement and a
 * sight. Called by `createScenes` per frame.
 */
import type { Cue } from '@switchboard/core/scene/cue';
import type { Block, Placement } from '@switchboard/core/scene/placement';
import type { Act } from './moment.ts';
import { isInSight, type Sight } from './sight.ts';

/** A cue reaches beyond its block by a row at most. */
const reach = 60;

export function createActsInSight(): (
  acts: readonly Act[],
  placement: Placement,
  sight: Sight | undefined,
) => readonly Act[] {
  let known = new WeakMap<Act, Act>();
  let of: { readonly placement: Placement; readonly sight: Sight } | undefined;
  let blocks: ReadonlyMap<string, Block> = new Map();
  return (acts, placement, sight) => {
    if (sight === undefined || acts.length === 0) return acts;
    if (of?.placement !== placement || of.sight !== sight) {
      of = { placement, sight };
      known = new WeakMap();
      blocks = new Map(placement.blocks.map(block => [block.key, block]));
    }
    const isSeen = ({ block: key }: Cue) => {
      const block = key === undefined ? undefined : blocks.get(key);
      return block === undefined || isInSight(sight, block.top - reach, block.bottom + reach);
    };
    return acts.flatMap(act => {
      let seen = known.get(act);
      if (seen === undefined) {
        seen = { ...act, timeline: { ...act.timeline, cues: act.timeline.cues.filter(isSeen) } };
        known.set(act, seen);
      }
      return seen.timeline.cues.length === 0 ? [] : [seen];
    });
  };
}
