/**
 * Tells who asks which objects have been painted: benchmarks measure from a write to the end of the frame that shows it. Costs nothing while nobody asks.
 * Held by the stage, which notes every patch and reports after every frame.
 */
import type { Patch } from '@switchboard/core/patch';
import type { Schedule } from './schedule.ts';

export interface PaintReport {
  note(patch: Patch): void;
  /** After a scene was handed to the painter. */
  painted(): void;
  listen(listener: (keys: ReadonlySet<string>) => void): () => void;
}

export function createPaintReport(schedule: Schedule): PaintReport {
  const listeners = new Set<(keys: ReadonlySet<string>) => void>();
  let changed = new Set<string>();
  return {
    note(patch) {
      if (listeners.size > 0) for (const key of keysOf(patch)) changed.add(key);
    },
    painted() {
      if (changed.size === 0) return;
      const keys = changed;
      changed = new Set();
      // The graph paints in the frame after its elements were set at the latest, so a second frame is let pass.
      schedule.frame(() => {
        schedule.after(0, () => {
          for (const listener of listeners) listener(keys);
        });
      });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Keys of everything that a patch touches. */
function keysOf(patch: Patch): readonly string[] {
  return Object.values(patch).flatMap(map => [
    ...(map.put ?? []).map(element =>
      'uid' in element ? element.uid : 'id' in element ? element.id : element.key,
    ),
    ...(map.gone ?? []),
  ]);
}
