/**
 * Looking at one object: its path comes into view, and whoever leaves finds the picture exactly as it was. Told by the stage after each scene what the focus is;
 * moves the camera only when that has changed.
 */

import type { ObjectName } from '@switchboard/core/scene/lens';
import { isSameObject } from '@switchboard/core/scene/object-name';
import type { Camera } from './camera.ts';
import type { Box, Scene } from './scene/shape.ts';
import type { View } from './view.ts';

export interface Closeup {
  follow(focus: ObjectName | undefined, scene: Scene): void;
  /** Another page: there is nothing to come back to. */
  forget(): void;
}

export function createCloseup(camera: Pick<Camera, 'view' | 'look' | 'frame'>): Closeup {
  let at: ObjectName | undefined;
  let before: View | undefined;

  return {
    follow(focus, scene) {
      if (isSameObject(focus, at)) return;
      const lit = focus === undefined ? undefined : extent(scene.words);
      // An object that is not there (yet) is waited for.
      if (focus !== undefined && lit === undefined) return;
      if (at === undefined) before = camera.view();
      at = focus;
      if (lit !== undefined) camera.frame(lit);
      else if (before !== undefined) camera.look(before);
    },
    forget() {
      at = undefined;
      before = undefined;
    },
  };
}

/** What the path covers; undefined where nothing is dimmed, which means that nothing is in focus. */
function extent(boxes: readonly Box[]) {
  const all = boxes.filter(({ tag }) => tag === 'button');
  const lit = all.filter(({ dim }) => dim !== true);
  if (lit.length === 0 || lit.length === all.length) return undefined;
  const x = Math.min(...lit.map(box => box.x));
  const y = Math.min(...lit.map(box => box.y));
  return {
    x,
    y,
    width: Math.max(...lit.map(box => box.x + box.width)) - x,
    height: Math.max(...lit.map(box => box.y + box.height)) - y,
  };
}
