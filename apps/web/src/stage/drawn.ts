/** What the stage shows and how it is looked at: for pictures that leave the page. Answered by the stage. */
import type { StageSize } from '@switchboard/core/scene/lens';
import type { Measure, Scene } from './scene/shape.ts';
import type { View } from './view.ts';

export interface Drawn {
  readonly scene: Scene;
  readonly view: View;
  readonly size: StageSize;
  readonly measure: Measure;
}
