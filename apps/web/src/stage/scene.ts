/**
 * The whole picture at one moment: `scene(input, t)`, pure. The same call draws live, paused, stepped and scrubbed, and makes the film strips of tests
 * (laws T4 to T6). `createScenes` is the same with a memory, so that a frame in which only marks move makes only the marks.
 */
import type { Lens } from '@switchboard/core/scene/lens';
import type { Picture } from '@switchboard/core/scene/picture';
import type { Topology } from '@switchboard/core/topology';
import type { Theme } from '../tokens/tokens.ts';
import { createActsInSight } from './scene/acts-in-sight.ts';
import type { Desk } from './scene/desk.ts';
import { createFarScenes } from './scene/far/scenes.ts';
import { marksAt } from './scene/marks.ts';
import { type Act, momentOf } from './scene/moment.ts';
import type { Measure, Scene } from './scene/shape.ts';
import type { Sight } from './scene/sight.ts';
import { still } from './scene/still.ts';

export interface SceneInput extends Pick<Lens, 'selection' | 'focus' | 'show' | 'packet'> {
  readonly topology: Topology;
  readonly placement: Picture;
  readonly acts: readonly Act[];
  readonly theme: Theme;
  readonly measure: Measure;
  /** Server time minus time of the stage's clock, ms. */
  readonly serverAhead: number;
  readonly reducedMotion: boolean;
  /** Heights that are laid; all of them, without. */
  readonly sight?: Sight | undefined;
}

/** Countdowns and ages change by the second; looked at four times as often, so that none is skipped. */
export const secondsStep = 250;

export function createScenes(): (input: SceneInput, t: number) => Scene {
  let last: { readonly input: SceneInput; readonly key: string; readonly desk: Desk } | undefined;
  const far = createFarScenes();
  const actsInSight = createActsInSight();
  return (input, t) => {
    const { placement } = input;
    if (placement.level !== 'rows') return far(input, placement, t);
    const acts = actsInSight(input.acts, placement, input.sight);
    const moment = momentOf(acts, t, input.reducedMotion);
    const step = isTimed(input) ? Math.floor(t / secondsStep) : 0;
    const key = `${step} ${moment.key}`;
    if (last === undefined || last.key !== key || !sameTruth(last.input, input)) {
      const desk = still({
        ...input,
        placement,
        now: t + input.serverAhead,
        playing: moment.playing,
        lit: moment.lit,
      });
      last = { input, key, desk };
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
      ink: marksAt(desk, acts, t, input.reducedMotion),
    };
  };
}

export function scene(input: SceneInput, t: number): Scene {
  return createScenes()(input, t);
}

/** Whether words on it count seconds. */
export function isTimed(input: Pick<SceneInput, 'topology' | 'placement'>): boolean {
  if (input.placement.wakeAt !== undefined) return true;
  for (const pod of input.topology.pods.values()) if (pod.deletion !== undefined) return true;
  // How long a ready pod has not been listed yet.
  if (!('blocks' in input.placement)) return false;
  return input.placement.blocks.some(
    block => block.type === 'list' && block.seats.some(({ occupant }) => occupant.type === 'pod'),
  );
}

function sameTruth(a: SceneInput, b: SceneInput): boolean {
  return (
    a.topology === b.topology &&
    a.placement === b.placement &&
    a.selection === b.selection &&
    a.focus === b.focus &&
    a.show === b.show &&
    a.packet === b.packet &&
    a.theme === b.theme &&
    a.sight === b.sight &&
    a.measure === b.measure
  );
}
