/**
 * What the stage has for its levels of detail besides the picture: steps from one to the next, lamps under the pointer, the minimap, and the chip that says what does not
 * fit. Held by the stage, told after each scene.
 */
import type { Detail, Lens, ObjectName, StageSize } from '@switchboard/core/scene/lens';
import { isOutgrown, neighbour } from '@switchboard/core/scene/level';
import type { Picture } from '@switchboard/core/scene/picture';
import type { Topology } from '@switchboard/core/topology';
import type { Theme } from '../tokens/tokens.ts';
import { createBelow } from './below.ts';
import { beyondHere } from './beyond-here.ts';
import type { Camera } from './camera.ts';
import type { FarTools } from './far-tools.ts';
import { levelStep } from './level-steps.ts';
import { createOutgrownChip } from './outgrown-chip.ts';
import { farWords } from './scene/far/messages.ts';
import type { Scene } from './scene/shape.ts';
import type { Schedule } from './schedule.ts';
import type { View } from './view.ts';

export interface FarControlsOptions {
  readonly host: HTMLElement;
  readonly schedule: Schedule;
  onSelect(object: ObjectName | undefined): void;
  /** Another level of detail, by keys or wheel; without it levels do not change by hand. */
  onDetail?(detail: Detail): void;
}

export interface FarControls {
  /** Where it is another level than before one begins at its beginning, with what is selected in sight. */
  show(
    shown: { readonly topology: Topology; readonly placement: Picture },
    truth: { readonly size: StageSize; readonly lens: Pick<Lens, 'selection'> },
    theme: Theme,
    scene: Scene,
    whole: () => Scene | undefined,
  ): void;
  view(view: View): void;
  /** What the graph has picked: free ground takes a selection back, but not where a lamp is painted on it. */
  pick(object: ObjectName | undefined): void;
  /** Takes the step where it is one between levels. */
  changesLevel(direction: 'in' | 'out', by: 'keys' | 'wheel'): boolean;
  destroy(): void;
}

export function createFarControls(
  options: FarControlsOptions,
  camera: () => Pick<Camera, 'view' | 'look' | 'home' | 'reveal'>,
): FarControls {
  const { host } = options;
  let shown: { readonly topology: Topology; readonly placement: Picture } | undefined;
  let size: StageSize = { width: 0, height: 0 };

  // Whether the object that the address names has been brought into sight; later ones are chosen where they are seen.
  let led = false;

  let tools: FarTools | undefined;
  // With something of what stands above it.
  const below = createBelow(host, y => {
    const { zoom, x } = camera().view();
    camera().look({ zoom, x, y: size.height * 0.3 - y * zoom });
  });
  const chip = createOutgrownChip(host, farWords.outgrown, () => go(1));

  function go(step: -1 | 1): void {
    const next = shown === undefined ? undefined : neighbour(shown.placement.level, step);
    if (next !== undefined) options.onDetail?.(next);
  }

  return {
    show(next, truth, theme, scene, whole) {
      const other = shown !== undefined && shown.placement.level !== next.placement.level;
      tools ??= beyondHere()?.createFarTools({ ...options, camera, shown: () => shown });
      if (shown?.placement !== next.placement) tools?.lamps.forget();
      shown = next;
      size = truth.size;
      // From afar nothing is left out, so the scene is the whole already.
      tools?.minimap.view(camera().view(), size);
      tools?.minimap.show(scene, next.placement.level === 'rows' ? whole : () => scene, theme);
      chip.show(options.onDetail !== undefined && isOutgrown(next.placement, size));
      if (other) camera().home();
      led ||= truth.lens.selection === undefined;
      if (other || !led) {
        const chosen = whole()?.words.find(({ selected }) => selected);
        // With what stands around it: the chip at the foot says what is below.
        if (chosen !== undefined)
          camera().reveal({ ...chosen, y: chosen.y - 40, height: chosen.height + 140 });
        led ||= chosen !== undefined;
      }
      below.show(next.placement, camera().view(), size);
    },
    view(view) {
      tools?.minimap.view(view, size);
      if (shown !== undefined) below.show(shown.placement, view, size);
    },
    pick(object) {
      if (object !== undefined || tools?.lamps.on() !== true) options.onSelect(object);
    },
    changesLevel(direction, by) {
      if (shown === undefined || options.onDetail === undefined) return false;
      const next = levelStep(shown.placement.level, camera().view().zoom, direction, by);
      if (next !== undefined) options.onDetail(next);
      return next !== undefined;
    },
    destroy() {
      tools?.minimap.destroy();
      tools?.lamps.destroy();
      chip.destroy();
      below.destroy();
    },
  };
}
