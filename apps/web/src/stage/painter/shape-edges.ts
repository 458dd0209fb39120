/**
 * The bounds of all shapes of a backdrop in one row of numbers, so that thousands of them are asked whether they meet a place without making anything. A shape is measured once
 * while it is there. Held by the backdrop's layer.
 */
import type { Shape } from '../scene/shape.ts';
import { type Bounds, boundsOf } from './shape-bounds.ts';

export interface Edges {
  take(shapes: readonly Shape[]): void;
  /** Of the shapes that were taken last, those that meet this place, in the order of painting. */
  meeting(place: Bounds): readonly Shape[];
}

export function createEdges(): Edges {
  let taken: readonly Shape[] = [];
  /** Left, top, right and bottom of each. */
  let row = new Float64Array(0);
  let measured = new Map<Shape, Bounds>();

  return {
    take(shapes) {
      if (shapes === taken) return;
      taken = shapes;
      if (row.length < 4 * shapes.length) row = new Float64Array(6 * shapes.length);
      // Those that are gone are forgotten together.
      const before = measured;
      if (before.size > 2 * shapes.length) measured = new Map();
      let at = 0;
      for (const shape of shapes) {
        let bounds = before.get(shape);
        if (bounds === undefined || before !== measured) {
          bounds ??= boundsOf(shape);
          measured.set(shape, bounds);
        }
        row[at++] = bounds.left;
        row[at++] = bounds.top;
        row[at++] = bounds.right;
        row[at++] = bounds.bottom;
      }
    },
    meeting({ left, top, right, bottom }) {
      const met: Shape[] = [];
      for (let index = 0, at = 0; index < taken.length; index += 1, at += 4)
        if (
          (row[at] as number) < right &&
          left < (row[at + 2] as number) &&
          (row[at + 1] as number) < bottom &&
          top < (row[at + 3] as number)
        )
          met.push(taken[index] as Shape);
      return met;
    },
  };
}
