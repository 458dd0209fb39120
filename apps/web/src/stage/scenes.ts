/**
 * The picture at one moment, with a memory, so that a frame in which only marks move makes only the marks. What is not rows in the lens `lines` is drawn by a
 * part of the program that may come later; a picture that needs it is placed only when it is there. Held by the stage.
 */
import { leavingPods } from '@switchboard/core/scene/leaving-pods';
import type { Beyond } from './beyond-here.ts';
import { createActsInSight } from './scene/acts-in-sight.ts';
import type { Desk } from './scene/desk.ts';
import type { FarScenes } from './scene/far/scenes.ts';
import { marksAt } from './scene/marks.ts';
import { momentOf } from './scene/moment.ts';
import { sameTruth } from './scene/same-truth.ts';
import type { Scene } from './scene/shape.ts';
import { still } from './scene/still.ts';
import type { SceneInput } from './scene.ts';

export type Scenes = (input: SceneInput, t: number) => Scene;

/** Countdowns and ages change by the second; looked at four times as often, so that none is skipped. */
export const secondsStep = 250;

export function createScenesWith(beyond: () => Beyond | undefined): Scenes {
  let last:
    | {
        readonly input: SceneInput;
        readonly key: string;
        readonly with: Beyond | undefined;
        readonly desk: Desk;
      }
    | undefined;
  let far: FarScenes | undefined;
  const actsInSight = createActsInSight();
  return (input, t) => {
    const { placement } = input;
    if (placement.level !== 'rows') {
      far ??= beyond()?.createFarScenes();
      if (far === undefined) throw new Error('a level was placed that cannot be drawn yet');
      return far(input, placement, t);
    }
    const acts = actsInSight(input.acts, placement, input.sight);
    const moment = momentOf(acts, t, input.reducedMotion);
    const step = isTimed(input) ? Math.floor(t / secondsStep) : 0;
    const key = `${step} ${moment.key}`;
    const here = beyond();
    if (last === undefined || last.key !== key || last.with !== here || !sameRows(last.input, input)) {
      const desk = still({
        ...input,
        placement,
        now: t + input.serverAhead,
        playing: moment.playing,
        lit: moment.lit,
        beyond: here,
      });
      last = { input, key, with: here, desk };
    }
    const { desk } = last;
    return {
      width: input.placement.width,
      height: input.placement.height,
      backdrop: desk.shapes,
      nodes: desk.nodes,
      edges: desk.edges,
      words: desk.words,
      over: desk.over,
      heads: desk.heads,
      ink: marksAt(desk, acts, t, input.reducedMotion, beyond()),
    };
  };
}

/** Whether words on it count seconds. */
export function isTimed(input: Pick<SceneInput, 'topology' | 'placement'>): boolean {
  if (input.placement.wakeAt !== undefined) return true;
  if (leavingPods(input.topology) > 0) return true;
  // How long a ready pod has not been listed yet.
  if (!('blocks' in input.placement)) return false;
  return input.placement.blocks.some(
    block => block.type === 'list' && block.seats.some(({ occupant }) => occupant.type === 'pod'),
  );
}

function sameRows(a: SceneInput, b: SceneInput): boolean {
  return sameTruth(a, b) && a.packet === b.packet && a.sight === b.sight;
}
