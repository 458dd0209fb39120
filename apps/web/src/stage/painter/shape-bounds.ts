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

const known = new WeakMap<Shape, Bounds>();

/** Model units; strokes, their caps and their corners included. */
export function boundsOf(shape: Shape): Bounds {
  let bounds = known.get(shape);
  if (bounds === undefined) {
    bounds = measured(shape);
    known.set(shape, bounds);
  }
  return bounds;
}

/** Beyond half of a stroke: corners, and what is smoothed. */
const rim = 2;

function measured(shape: Shape): Bounds {
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
  const [was, is] = [new Set(before), new Set(next)];
  const stayed = before.filter(shape => is.has(shape));
  let at = 0;
  // What lies over what must be as it was.
  for (const shape of next) if (was.has(shape) && stayed[at++] !== shape) return undefined;
  const gone = before.filter(shape => !is.has(shape));
  const come = next.filter(shape => !was.has(shape));
  if (gone.length + come.length > 4 * mostPlaces) return undefined;
  const same = new Set(gone.map(textOf));
  const there = new Set(come.map(textOf));
  const changed = [
    ...gone.filter(shape => !there.has(textOf(shape))),
    ...come.filter(shape => !same.has(textOf(shape))),
  ];
  const places = united(changed.map(boundsOf));
  return places.length > mostPlaces ? undefined : places;
}

const texts = new WeakMap<Shape, string>();

function textOf(shape: Shape): string {
  const text = texts.get(shape) ?? JSON.stringify(shape);
  texts.set(shape, text);
  return text;
}

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
