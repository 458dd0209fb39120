/** What the stage is made with: its place, its clock, and whom it tells of what the viewer wants. */
import type { Detail, ObjectName } from '@switchboard/core/scene/lens';
import type { Theme } from '../tokens/tokens.ts';
import type { MissingPart } from './beyond-here.ts';
import type { FarControlsOptions } from './far-controls.ts';
import type { StageClock } from './stage-clock.ts';

export interface StageOptions extends FarControlsOptions {
  readonly clock: StageClock;
  readonly theme: Theme;
  readonly reducedMotion: boolean;
  /** Look at this one alone. */
  onFocus(object: ObjectName): void;
  onZoom?(zoom: number): void;
  /** How far away the picture is drawn. */
  onLevel?(level: Detail): void;
  /** A part of the program could not be loaded. */
  onMissing?(part: MissingPart): void;
}
