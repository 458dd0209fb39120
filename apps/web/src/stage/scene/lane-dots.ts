/** The pods of a fold over the lanes: a dot each, a stroke where lanes are hairs, a number per zone where they are less. Part of `folds`. */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import { type Desk, part, say } from './desk.ts';
import type { FoldGroup } from './fold-groups.ts';
import { colourOf } from './looks.ts';

/** Where nodes are thinner than a stroke: how many stand in each zone. */
export function layZoneTotals(desk: Desk, { key, y, pods, height }: FoldGroup, dim: boolean): void {
  if (height < 14) return;
  const zoneOf = new Map(desk.placement.lanes.map(lane => [lane.node, lane.zone ?? '']));
  const zones = Map.groupBy(desk.placement.lanes, lane => lane.zone ?? '');
  const counts = Map.groupBy(pods, uid => zoneOf.get(desk.topology.pods.get(uid)?.node ?? ''));
  for (const [zone, lanes] of zones) {
    const [first, last] = [lanes[0], lanes.at(-1)];
    const count = counts.get(zone)?.length ?? 0;
    if (first === undefined || last === undefined) continue;
    const at = { x: Math.round((first.x + last.x) / 2), y, anchor: 'middle' as const };
    const word = count === 0 ? part('0', 'text', 'ink3') : part(String(count), 'bold', 'ready');
    say(desk, 'Nodes', `total:${key}:${zone}`, at, 13, [word], { dim });
  }
}

/** A dot per pod in its lane, as large as all of them fit; where lanes are hairs a stroke. */
export function layLaneDots(
  desk: Desk,
  lane: Desk['placement']['lanes'][number],
  pods: readonly string[],
  { y, height }: Pick<FoldGroup, 'y' | 'height'>,
  dim: boolean,
): void {
  if (pods.length === 0) return;
  const hair = lane.width < 22;
  const largest = lane.width >= 44 && pods.length <= 4 ? 4.5 : lane.width >= 22 ? 2.8 : 1.6;
  const fit = [largest, 2.8, 2.2, 1.6]
    .filter(r => r <= largest)
    .map(r => gridOf(lane.width, pods.length, r, hair));
  const { r, across, down, perRow } =
    fit.find(grid => grid.rows * grid.down <= Math.max(height - 4, 12)) ?? (fit.at(-1) as Grid);
  const rows = Math.ceil(pods.length / perRow);
  pods.forEach((uid, i) => {
    const row = Math.floor(i / perRow);
    const inRow = Math.min(perRow, pods.length - row * perRow);
    const pod = desk.topology.pods.get(uid);
    const colour = pod === undefined ? 'ready' : colourOf[lampOfPod(pod)];
    const x = lane.x + ((i % perRow) - (inRow - 1) / 2) * across;
    const at = y + (row - (rows - 1) / 2) * down;
    if (hair)
      desk.shapes.push({
        type: 'rect',
        x: Math.round(x) - 1,
        y: Math.round(at) - 3,
        width: Math.min(3, lane.width - 1),
        height: 6,
        fill: colour,
        dim,
      });
    else desk.shapes.push({ type: 'dot', x, y: at, r, colour, dim });
  });
}

interface Grid {
  readonly r: number;
  readonly across: number;
  readonly down: number;
  readonly perRow: number;
  readonly rows: number;
}

function gridOf(width: number, count: number, r: number, hair: boolean): Grid {
  const across = hair ? 4 : r * 2 + 1.8;
  const perRow = Math.max(1, Math.min(count, Math.floor((width - (hair ? 0 : 6)) / across)));
  return { r, across, down: hair ? 8 : across, perRow, rows: Math.ceil(count / perRow) };
}
