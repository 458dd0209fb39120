/**
 * Ways that marks go along: polylines whose corners are round, as the graph draws its wires. Lengths and points on them are exact, so that ink, dashes and the bead
 * stay on the wire. Pure; used by `marks` and the painter's ink.
 */

/** x, y, x, y …; at least two points. */
export type Way = readonly number[];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of every corner, where its two sides are long enough: half of a side belongs to it. */
export const cornerRadius = 11;

/** A straight piece, or a quarter of a circle round `cx`, `cy`. */
export type Piece =
  | { readonly type: 'straight'; readonly from: Point; readonly to: Point; readonly length: number }
  | {
      readonly type: 'arc';
      readonly centre: Point;
      readonly radius: number;
      readonly start: number;
      readonly sweep: number;
      readonly length: number;
    };

export function level(x1: number, x2: number, y: number): Way {
  return [x1, y, x2, y];
}

export function piecesOf(way: Way): readonly Piece[] {
  const points = pointsOf(way);
  const pieces: Piece[] = [];
  let at = points[0];
  if (at === undefined) return pieces;
  const straight = (to: Point): void => {
    if (at === undefined) return;
    const length = Math.hypot(to.x - at.x, to.y - at.y);
    if (length > 0) pieces.push({ type: 'straight', from: at, to, length });
    at = to;
  };
  for (let i = 1; i < points.length; i++) {
    const corner = points[i] as Point;
    const next = points[i + 1];
    const before = points[i - 1] as Point;
    if (next === undefined) {
      straight(corner);
      continue;
    }
    const into = unit(before, corner);
    const out = unit(corner, next);
    const turn = into.x * out.y - into.y * out.x;
    const radius = Math.min(cornerRadius, into.length / 2, out.length / 2);
    // Only right angles are round: wires know no others.
    if (Math.abs(turn) < 0.99 || radius < 0.5) {
      straight(corner);
      continue;
    }
    straight({ x: corner.x - into.x * radius, y: corner.y - into.y * radius });
    const sign = Math.sign(turn);
    const centre = {
      x: corner.x - into.x * radius + out.x * radius,
      y: corner.y - into.y * radius + out.y * radius,
    };
    const end = { x: corner.x + out.x * radius, y: corner.y + out.y * radius };
    pieces.push({
      type: 'arc',
      centre,
      radius,
      start: Math.atan2((at?.y ?? 0) - centre.y, (at?.x ?? 0) - centre.x),
      sweep: (sign * Math.PI) / 2,
      length: (radius * Math.PI) / 2,
    });
    at = end;
  }
  return pieces;
}

export function lengthOf(way: Way): number {
  return piecesOf(way).reduce((sum, { length }) => sum + length, 0);
}

/** The point `distance` along the way; its ends for what lies outside. */
export function pointAlong(way: Way, distance: number): Point {
  let rest = Math.max(0, distance);
  for (const piece of piecesOf(way)) {
    if (rest <= piece.length) return pointOn(piece, rest / piece.length);
    rest -= piece.length;
  }
  return { x: way.at(-2) ?? 0, y: way.at(-1) ?? 0 };
}

function pointOn(piece: Piece, share: number): Point {
  if (piece.type === 'straight') {
    const { from, to } = piece;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  }
  const angle = piece.start + piece.sweep * share;
  return {
    x: piece.centre.x + piece.radius * Math.cos(angle),
    y: piece.centre.y + piece.radius * Math.sin(angle),
  };
}

function pointsOf(way: Way): readonly Point[] {
  return Array.from({ length: way.length / 2 }, (_, i) => ({ x: way[2 * i] ?? 0, y: way[2 * i + 1] ?? 0 }));
}

function unit(from: Point, to: Point) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.x - from.x) / (length || 1), y: (to.y - from.y) / (length || 1), length };
}
