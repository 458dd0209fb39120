/**
 * Whether two inputs show the same truth in the same way, at any level: then only marks can differ between their scenes. What rows alone depend on is theirs to add.
 * Called by what remembers a scene.
 */
import type { SceneInput } from '../scene.ts';

export function sameTruth(a: SceneInput, b: SceneInput): boolean {
  return (
    a.topology === b.topology &&
    a.placement === b.placement &&
    a.selection === b.selection &&
    a.focus === b.focus &&
    a.show === b.show &&
    a.found === b.found &&
    a.traced === b.traced &&
    a.theme === b.theme &&
    a.measure === b.measure
  );
}
