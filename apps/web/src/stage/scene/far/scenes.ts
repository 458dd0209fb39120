/**
 * Scenes of the levels that are farther away than rows: streets and plan. With a memory, so that a frame in which nothing changed makes nothing, and lamps that are as
 * they were keep their blocks. Called by `createScenes`.
 */
import type { Plan } from '@switchboard/core/scene/plan';
import type { Streets } from '@switchboard/core/scene/streets';
import type { SceneInput } from '../../scene.ts';
import { layPlan } from '../plan/scene.ts';
import { sameTruth } from '../same-truth.ts';
import type { Mass, Scene } from '../shape.ts';
import { layStreets } from '../streets/scene.ts';
import { farDesk } from './far-desk.ts';
import { forgetGone, type Kept, nextTruth, nothingKept } from './kept.ts';
import { farMarks } from './marks.ts';

export type FarScenes = (input: SceneInput, picture: Streets | Plan, t: number) => Scene;

export function createFarScenes(): FarScenes {
  let last: { readonly input: SceneInput; readonly still: Omit<Scene, 'ink'> } | undefined;
  let masses: ReadonlyMap<string, Mass> = new Map();
  let kept = nothingKept();
  return (input, picture, t) => {
    if (last === undefined || !sameTruth(last.input, input)) {
      kept = nextTruth(kept);
      const still = stillOf(input, picture, masses, kept);
      forgetGone(kept);
      masses = new Map(still.mass?.map(mass => [mass.key, mass]));
      last = { input, still };
    }
    return { ...last.still, ink: farMarks(picture, input.acts, t, input.reducedMotion) };
  };
}

function stillOf(
  input: SceneInput,
  picture: Streets | Plan,
  masses: ReadonlyMap<string, Mass>,
  kept: Kept,
): Omit<Scene, 'ink'> {
  const desk = farDesk(input, namespacesOf(picture), kept);
  const bottom =
    picture.level === 'streets' ? layStreets(desk, picture, masses) : layPlan(desk, picture, masses);
  return {
    width: picture.width,
    height: picture.height,
    backdrop: desk.shapes,
    mass: desk.mass,
    nodes: desk.nodes,
    edges: desk.edges,
    words: desk.words,
    heads: { bottom, shapes: desk.heads.shapes, words: desk.heads.words },
  };
}

function namespacesOf(picture: Streets | Plan): ReadonlySet<string> {
  return new Set(picture.namespaces);
}
