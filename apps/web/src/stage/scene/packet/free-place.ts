/** Room between words that are already there: for a line that runs level through the columns, and for a tag on an upright one. The nearest to where it is wanted. */
import type { Box } from '../shape.ts';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function isFree(words: readonly Box[], { x, y, width, height }: Area): boolean {
  return words.every(box => {
    if (x >= box.x + box.width || x + width <= box.x || y >= box.y + box.height || y + height <= box.y)
      return true;
    // The box of a row is higher than its words.
    return box.runs.every(run => {
      const middle = box.y + run.y;
      const half = run.size * 0.62;
      return y >= middle + half || y + height <= middle - half;
    });
  });
}

const step = 2;

/** Middle of a free stretch of this height between `low` and `high`; where there is none, what was wanted. */
export function freeHeight(
  words: readonly Box[],
  across: { readonly x: number; readonly width: number; readonly height: number },
  wanted: number,
  [low, high]: readonly [low: number, high: number],
): number {
  const middle = Math.min(high, Math.max(low, wanted));
  for (let off = 0; middle - off >= low || middle + off <= high; off += step) {
    for (const y of [middle - off, middle + off]) {
      if (y < low || y > high) continue;
      if (isFree(words, { ...across, y: y - across.height / 2 })) return Math.round(y);
    }
  }
  return Math.round(middle);
}
