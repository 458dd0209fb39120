/** Marks at the lamps of the far levels: a lamp turns, fills or goes out where a fact concerns it; an outline where motion is reduced. Called by `createFarScenes`. */
import { lampAt } from '@switchboard/core/scene/levels/bank';
import type { Plan } from '@switchboard/core/scene/plan';
import type { Streets } from '@switchboard/core/scene/streets';
import { easeOut } from '../../easing.ts';
import type { Mark } from '../mark.ts';
import { type Act, playingAt } from '../moment.ts';

export function farMarks(
  picture: Streets | Plan,
  acts: readonly Act[],
  t: number,
  reduced: boolean,
): readonly Mark[] {
  return playingAt(acts, t).flatMap(({ cue, since }): readonly Mark[] => {
    const bank = cue.block === undefined ? undefined : picture.banks.get(cue.block);
    if (bank === undefined || cue.seat === undefined || since < 0 || since >= cue.duration) return [];
    const { x, y } = lampAt(bank, cue.seat);
    const r = bank.wrong + 2;
    const progress = easeOut(since / cue.duration);
    if (reduced) return [{ type: 'outline', x: x - r, y: y - r, width: 2 * r, height: 2 * r, progress: 1 }];
    switch (cue.fact) {
      case 'pod-terminating':
        return [{ type: 'out', x, y, r: bank.r, colour: 'ready', progress }];
      case 'ready':
        return [{ type: 'turn', x, y, r: bank.wrong, from: 90, to: 360, colour: 'ready', progress }];
      case 'not-ready':
        return [{ type: 'out', x, y, r: bank.r, colour: 'ready', progress }];
      case 'pod-gone':
        return [{ type: 'out', x, y, r: bank.wrong, colour: 'terminating', progress }];
      default:
        return [];
    }
  });
}
