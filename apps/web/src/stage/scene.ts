/**
 * The whole picture at one moment: `scene(input, t)`, pure. The same call draws live, paused, stepped and scrubbed, and makes the film strips of tests
 * (laws T4 to T6). The stage draws with `createScenesWith`, because not all of it need be there at once.
 */
import type { Lens } from '@switchboard/core/scene/lens';
import type { Picture } from '@switchboard/core/scene/picture';
import type { Path } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import type { Traced } from '@switchboard/core/trace/traced';
import type { Theme } from '../tokens/tokens.ts';
import { beyond } from './beyond.ts';
import type { Act } from './scene/moment.ts';
import type { Measure, Scene } from './scene/shape.ts';
import type { Sight } from './scene/sight.ts';
import { createScenesWith, type Scenes } from './scenes.ts';

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
  /** What a search has found; the rest is dimmed. */
  readonly found?: Path | undefined;
  /** The call that is followed. */
  readonly traced?: Traced | undefined;
}

export function createScenes(): Scenes {
  return createScenesWith(() => beyond);
}

export function scene(input: SceneInput, t: number): Scene {
  return createScenes()(input, t);
}
