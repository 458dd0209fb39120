/**
 * Strokes along a way: its outline on a canvas with round corners, and the dashes of as much of it as stands. Used by the painter's ink.
 */
import { piecesOf, type Way } from '../scene/path.ts';

export function traceWay(context: CanvasRenderingContext2D, way: Way): void {
  context.moveTo(way[0] ?? 0, way[1] ?? 0);
  for (const piece of piecesOf(way)) {
    if (piece.type === 'straight') context.lineTo(piece.to.x, piece.to.y);
    else {
      const { centre, radius, start, sweep } = piece;
      context.arc(centre.x, centre.y, radius, start, start + sweep, sweep < 0);
    }
  }
}

/** The dash list of a line that ends after `length`, however long its path is; without a pattern it is solid up to there. */
export function dashesUpTo(length: number, pattern: readonly number[] = []): readonly number[] {
  const list: number[] = [];
  let rest = Math.max(0, length);
  if (pattern.length === 0) {
    list.push(rest);
    rest = 0;
  }
  for (let i = 0; rest > 0; i++) {
    const step = Math.min(rest, pattern[i % pattern.length] as number);
    list.push(step);
    rest -= step;
  }
  if (list.length % 2 === 0) list.push(0);
  list.push(100_000);
  return list;
}
