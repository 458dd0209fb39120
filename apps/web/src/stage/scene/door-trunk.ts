/** From the outside to a door: the strands of what lies behind it, in one trunk. Part of `layDoors`. */
import { onPath } from '@switchboard/core/scene/select';
import type { Desk } from './desk.ts';
import { layBreak } from './lists.ts';
import { downwards, layBar, layStrands, outwards, strandsOf, upwards } from './strands.ts';

/** Seats of one Service that have a place in a trunk, alone and beside another one. */
const mostAlone = 7;
const mostBeside = 5;

/** From the outside to the door: the strands of one Service around the middle, of two away from each other; more are a bar, so that none makes way for another. */
export function layTrunk(
  desk: Desk,
  behind: readonly string[],
  y: number,
  nobody: boolean,
  dim: boolean,
): void {
  const bundles = behind.map(service => strandsOf(desk, service));
  const { columns: c } = desk;
  // Who calls stands on the strands; dimmed, they would show through.
  const from = c.outside + (dim ? 43 : 20);
  const to = c.doorCapsule - 11;
  const most = bundles.length === 1 ? mostAlone : mostBeside;
  const live = bundles.some(strands => strands.some(({ look }) => look !== 'free'));
  const [first] = behind;
  // Where all of its paths lead to nobody, callers come as far as the door.
  if (nobody && first !== undefined) layBreak(desk, first, { from, to, y }, dim);
  if (nobody || !live) return;
  if (bundles.length > 2 || bundles.some(strands => strands.length > most)) {
    layBar(desk, from, to, y, 18, dim);
    return;
  }
  bundles.forEach((strands, i) => {
    const slots = bundles.length === 1 ? outwards : i === 0 ? upwards : downwards;
    const aside = dim || !onPath(desk.path, 'services', behind[i]);
    const heights = layStrands(desk, strands, from, to, y, aside, slots);
    for (const [line, at] of heights) if (!desk.trunks.has(line)) desk.trunks.set(line, { from, to, y: at });
  });
}
