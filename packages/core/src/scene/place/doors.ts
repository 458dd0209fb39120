/**
 * Doors: per host a capsule with a stop for every path, at the height of the Service that the path leads to. Follows the blocks, so it moves
 * only when they do. A path to a Service that does not exist stands below the others. Called by `place`.
 */
import { calleeOf, type Door, type DoorPath } from '../../topology/door.ts';
import type { Block, DoorSpot } from '../placement.ts';

/** Distance of two stops that would fall on the same height, and of a capsule's end from its last stop. */
const stopDistance = 22;
const cap = 18;
const between = 12;
/** What a Gateway without stops keeps free above itself for its name and below itself for what is said of it, and a route that hangs nowhere for the reason. */
const overName = 44;
const underNotes = 70;
const underReason = 40;

export function placeDoors(
  doors: readonly Door[],
  blocks: readonly Block[],
  top: number,
): readonly DoorSpot[] {
  const heights = new Map<string, number>();
  for (const block of blocks)
    if (block.type !== 'in-no-list' && !heights.has(block.service)) heights.set(block.service, block.nameY);
  const spots: DoorSpot[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { door, host, paths } of [...hosts(doors), ...withoutPaths(doors)]) {
    const stops = stopsOf(paths, heights, Math.max(top + cap, free + cap));
    const first = stops[0]?.y ?? top + overName;
    const down = Math.max(0, free - (first - (stops.length === 0 ? overName : cap)));
    const placed = stops.map(stop => ({ ...stop, y: stop.y + down }));
    const hangs = door.kind === 'Ingress' || door.kind === 'Gateway';
    const below = stops.length === 0 ? underNotes : hangs ? cap : underReason;
    const ends = { top: first + down - cap, bottom: (placed.at(-1)?.y ?? first + down) + below };
    const y = stops.length === 0 ? first + down : Math.round((ends.top + ends.bottom) / 2);
    spots.push({ door: door.uid, host, y, ...ends, stops: placed });
    free = ends.bottom + between;
  }
  return spots;
}

/** Hosts in the order in which their doors first give them. */
function hosts(doors: readonly Door[]) {
  const found: { readonly door: Door; readonly host: string; readonly paths: DoorPath[] }[] = [];
  for (const door of doors)
    for (const path of door.paths) {
      const known = found.find(spot => spot.door === door && spot.host === path.host);
      if (known === undefined) found.push({ door, host: path.host, paths: [path] });
      else known.paths.push(path);
    }
  return found;
}

/** A Gateway on which nothing of what is looked at hangs: below the others, so that it keeps none of their stops from its Service. */
function withoutPaths(doors: readonly Door[]) {
  return doors
    .filter(({ kind, paths }) => kind === 'Gateway' && paths.length === 0)
    .map(door => ({ door, host: '', paths: door.paths }));
}

function stopsOf(
  paths: readonly DoorPath[],
  heights: ReadonlyMap<string, number>,
  fallback: number,
): DoorSpot['stops'] {
  const known = paths.map(path => ({
    path,
    y: heights.get(calleeOf(path) ?? ''),
  }));
  const lowest = known.reduce(
    (low, { y }) => (y === undefined ? low : Math.max(low, y)),
    Number.NEGATIVE_INFINITY,
  );
  const below = lowest === Number.NEGATIVE_INFINITY ? fallback : lowest + stopDistance;
  const stops = known
    .map(({ path, y }) => ({
      path: path.path,
      y: y ?? below,
      ...(path.serviceUid === undefined ? {} : { service: path.serviceUid }),
      ...(path.service === undefined ? {} : { serviceName: path.service }),
      ...(path.route === undefined ? {} : { leg: path.route }),
    }))
    .sort((a, b) => a.y - b.y);
  let last = Number.NEGATIVE_INFINITY;
  return stops.map(stop => {
    last = Math.max(stop.y, last + stopDistance);
    return { ...stop, y: last };
  });
}
