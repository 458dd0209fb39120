/**
 * Which heights of the picture are laid out in full: what one sees, a margin around it, and the row that holds the focus. Beyond that nothing is laid, so that a change
 * costs what is in sight and not what there is. The placement knows where everything stands, laid or not. Asked by `still` per block and row, and by the stage after every
 * view. Without a sight everything is laid (film strips, tests, a closeup that measures its whole path).
 */
import type { Extent, View } from '../view.ts';

/** Model units. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
  /** Height of the box that holds the focus: it stays, wherever one looks. */
  readonly held: number | undefined;
}

/** Words are kept so far out of sight, in screen pixels, and rows have marks that reach beyond them. */
const kept = 300;

/** The same value as before while it still covers the view: then nothing has to be laid. */
export function sightOf(
  view: View,
  size: Extent,
  before: Sight | undefined,
  held: number | undefined,
): Sight {
  const top = -view.y / view.zoom;
  const height = size.height / view.zoom;
  const bottom = top + height;
  const margin = kept / view.zoom;
  const covers =
    before !== undefined &&
    before.held === held &&
    before.top <= top - margin &&
    before.bottom >= bottom + margin &&
    before.bottom - before.top <= 3 * (height + 2 * margin);
  if (covers) return before;
  const ahead = margin + height / 2;
  return { top: top - ahead, bottom: bottom + ahead, held };
}

export function isInSight(sight: Sight | undefined, top: number, bottom: number): boolean {
  if (sight === undefined || (bottom >= sight.top && top <= sight.bottom)) return true;
  return sight.held !== undefined && sight.held >= top && sight.held <= bottom;
}
