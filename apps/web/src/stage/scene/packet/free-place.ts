/** Room between words that are already there: for a line that runs level through the columns, and for a tag on an upright one. The nearest to where it is wanted. */
import type { Desk } from '../desk.ts';
import type { Box } from '../shape.ts';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Obstacle = Pick<Box, 'x' | 'y' | 'width' | 'height' | 'runs'>;

/** What a packet's line and tag keep clear of: words, lists, and the level parts of ways that are drawn already. */
export function obstaclesOf({
  words,
  shapes,
  over,
}: Pick<Desk, 'words' | 'shapes' | 'over'>): readonly Obstacle[] {
  const solid = (x: number, y: number, width: number, height: number): Obstacle => ({
    ...{ x, y, width, height },
    runs: [{ key: '', x: 0, anchor: 'start', y: height / 2, size: height / 1.24, parts: [] }],
  });
  const lists = shapes.flatMap(shape =>
    shape.type === 'capsule' ? [solid(shape.x - 12, shape.top - 3, 24, shape.bottom - shape.top + 6)] : [],
  );
  const ways = over.flatMap(shape => {
    if (shape.type !== 'line' || shape.colour !== 'ink' || !shape.bent) return [];
    const level: Obstacle[] = [];
    for (let at = 0; at + 3 < shape.points.length; at += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = shape.points.slice(at, at + 4);
      if (y1 === y2) level.push(solid(Math.min(x1, x2), y1 - 6, Math.abs(x2 - x1), 12));
    }
    return level;
  });
  return [...words, ...lists, ...ways];
}

export function isFree(words: readonly Obstacle[], { x, y, width, height }: Area): boolean {
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
  words: readonly Obstacle[],
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

/** Middle of a free place for a tag on a level line, the nearest to `wanted`; where there is none, what was wanted. */
export function freeAcross(
  { words }: Pick<Desk, 'words'>,
  tag: Omit<Area, 'x'>,
  wanted: number,
  [low, high]: readonly [low: number, high: number],
): number {
  const middle = Math.min(high, Math.max(low, wanted));
  for (let off = 0; middle - off >= low || middle + off <= high; off += 6)
    for (const x of [middle + off, middle - off])
      if (x >= low && x <= high && isFree(words, { ...tag, x: x - tag.width / 2 })) return Math.round(x);
  return Math.round(middle);
}
