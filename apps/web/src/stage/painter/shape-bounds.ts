/**
 * What a stroke of the backdrop can touch, and what differs between two backdrops: of thousands of shapes a change concerns a few, and only where they stand the canvas is
 * painted anew. Pure; called by the backdrop.
 */
import type { Shape } from '../scene/shape.ts';

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Beyond half of a stroke: corners, and what is smoothed. */
const rim = 2;

/** Model units; strokes, their caps and their corners included. */
export function boundsOf(shape: Shape): Bounds {
  switch (shape.type) {
    case 'rect':
    case 'pill':
      return around(
        shape.x,
        shape.y,
        shape.x + shape.width,
        shape.y + shape.height,
        (shape.lineWidth ?? 1) / 2,
      );
    case 'dot':
      return around(shape.x, shape.y, shape.x, shape.y, shape.r);
    case 'ring':
      return around(shape.x, shape.y, shape.x, shape.y, shape.r + shape.lineWidth / 2);
    case 'capsule':
      return around(shape.x, shape.top, shape.x, shape.bottom, 14);
    case 'line': {
      let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = 0; i + 1 < shape.points.length; i += 2) {
        const [x, y] = [shape.points[i] as number, shape.points[i + 1] as number];
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
      return around(left, top, right, bottom, shape.lineWidth);
    }
  }
}

function around(left: number, top: number, right: number, bottom: number, by: number): Bounds {
  return { left: left - by - rim, top: top - by - rim, right: right + by + rim, bottom: bottom + by + rim };
}

export function doMeet(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** More places than this are not worth it. */
const mostPlaces = 240;

/** Where something has come, gone or changed, places that meet taken together; undefined where all of it is to be painted. */
export function changedPlaces(
  before: readonly Shape[],
  next: readonly Shape[],
): readonly Bounds[] | undefined {
  const { gone, come } = differing(before, next);
  if (gone.length + come.length > 4 * mostPlaces) return undefined;
  const left = new Set(gone);
  // What lies over what must be as it was.
  if (come.some(shape => left.has(shape))) return undefined;
  const [was, is] = [gone.map(textOf), come.map(textOf)];
  const [same, there] = [new Set(was), new Set(is)];
  const changed = [
    ...gone.filter((_, i) => !there.has(was[i] as string)),
    ...come.filter((_, i) => !same.has(is[i] as string)),
  ];
  const places = united(changed.map(boundsOf));
  return places.length > mostPlaces ? undefined : places;
}

/** As many shapes as one thing is made of at most, and some more: so far ahead is looked for the next one that stayed. */
const farthest = 48;

/** Walks along both at once, so that it costs little where they are nearly the same. A shape that took another place among the others is in both lists. */
function differing(before: readonly Shape[], next: readonly Shape[]) {
  const gone: Shape[] = [];
  const come: Shape[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < next.length && gone.length + come.length <= 4 * mostPlaces) {
    const [was, is] = [before[i] as Shape, next[j] as Shape];
    if (was === is) {
      i += 1;
      j += 1;
      continue;
    }
    let step = 1;
    while (step < farthest && before[i + step] !== is && next[j + step] !== was) step += 1;
    if (step < farthest && before[i + step] === is) {
      for (const end = i + step; i < end; i += 1) gone.push(before[i] as Shape);
    } else if (step < farthest) {
      for (const end = j + step; j < end; j += 1) come.push(next[j] as Shape);
    } else {
      gone.push(was);
      come.push(is);
      i += 1;
      j += 1;
    }
  }
  for (; i < before.length; i += 1) gone.push(before[i] as Shape);
  for (; j < next.length; j += 1) come.push(next[j] as Shape);
  return { gone, come };
}

const textOf = (shape: Shape): string => JSON.stringify(shape);

function united(places: readonly Bounds[]): readonly Bounds[] {
  const apart: Bounds[] = [];
  for (const place of places) {
    let whole = place;
    for (let i = apart.length - 1; i >= 0; i--) {
      const other = apart[i] as Bounds;
      if (!doMeet(whole, other)) continue;
      whole = {
        left: Math.min(whole.left, other.left),
        top: Math.min(whole.top, other.top),
        right: Math.max(whole.right, other.right),
        bottom: Math.max(whole.bottom, other.bottom),
      };
      apart.splice(i, 1);
      // What it has grown into may meet those that were looked at.
      i = apart.length;
    }
    apart.push(whole);
  }
  return apart;
}
