/**
 * What the pointer or the focus is on, and the way through it: the way stays under it while the picture changes. Held by the stage, told after each scene.
 */
import type { Topology } from '@switchboard/core/topology';
import { laneMarker } from './lane-marker.ts';
import type { Box, Scene, Shape } from './scene/shape.ts';
import { trailOf } from './trail.ts';

export interface Pointing {
  at(box: Box | undefined, scene: Scene | undefined): void;
  /** The same thing in another scene, if it is still there. */
  again(scene: Scene): void;
}

export function createPointing(
  topology: () => Topology | undefined,
  paint: (trail: readonly Shape[]) => void,
): Pointing {
  let pointed: string | undefined;

  function at(box: Box | undefined, scene: Scene | undefined): void {
    pointed = box?.key;
    const shown = topology();
    paint(
      box === undefined || scene === undefined || shown === undefined
        ? []
        : [...laneMarker(scene, box), ...trailOf(shown, scene, box)],
    );
  }

  return {
    at,
    again: scene =>
      at(
        [...scene.words, ...scene.heads.words].find(({ key }) => key === pointed),
        scene,
      ),
  };
}
