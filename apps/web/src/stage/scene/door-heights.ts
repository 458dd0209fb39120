/** How high the words and the trunk of a door stand among its paths. Part of `layDoors`. */
import type { DoorSpot } from '@switchboard/core/scene/placement';

/** How far a host stands above its trunk, and a trunk at least below the first path, so that the host does not stand beside it. */
export const hostAbove = 30;
const trunkBelow = 54;

/** Between the stops: in the middle, off a stop that stands there, and never so high that the host runs into the first path. Among routes, which have a name under their path, where there is most room. */
export function trunkOf(spot: DoorSpot): number {
  const heights = spot.stops.map(stop => stop.y);
  const first = heights[0] ?? spot.y;
  const second = heights[1];
  if (second === undefined) return Math.round(spot.y);
  if (spot.stops.some(stop => stop.leg !== undefined)) return widestGap(heights);
  const middle = Math.round(spot.y);
  const crowded = heights.length > 2 && heights.some(y => Math.abs(y - middle) < 30);
  const wanted = crowded ? Math.round((first + second) / 2) + 8 : middle;
  return Math.min(Math.max(wanted, first + trunkBelow), Math.round(spot.bottom) - 14);
}

/** Under the name of the route above it, and above the path below. */
function widestGap(heights: readonly number[]): number {
  let [from, to] = [heights[0] ?? 0, heights[1] ?? 0];
  for (const [i, y] of heights.entries()) {
    const next = heights[i + 1];
    if (next !== undefined && next - y > to - from) [from, to] = [y, next];
  }
  return Math.round(Math.min(from + 68, Math.max(to - 24, (from + to) / 2)));
}

/** Where the words of a door begin. */
export function topOfWords(spot: DoorSpot | undefined): number {
  if (spot === undefined) return Number.POSITIVE_INFINITY;
  return Math.min(spot.top, trunkOf(spot) - hostAbove - 14);
}
