/** Nodes as lanes behind the rows: wash, hatch, occupancy at the foot, the border to the outside. Their heads are in `lane-heads`. Part of `still`. */
import type { ClusterNode } from '@switchboard/core/topology';
import { dashes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, isSelected, part, say, upright } from './desk.ts';
import { headsBottom, layLaneHeads, type Resident, washTop } from './lane-heads.ts';

/** Ticks of one row of the occupancy strip, their distance, and the most rows. */
const perRow = 12;
const tick = 4;
const mostRows = 4;
/** The marker at each side of a lane, and from which width on it stands there. */
const edge = 7;
const roomBeside = 34;

/** Down to where lanes and borders reach: below the last row of the last block, or the whole page where there is none. */
export function laneBottom(desk: Desk): number {
  const { blocks, frame } = desk.placement;
  if (blocks.length === 0) return frame.bottom;
  const last = blocks.reduce((low, block) => Math.max(low, block.bottom), frame.top);
  return Math.round(last + desk.pitch / 2 + (desk.roomy ? 14 : 6));
}

export function layLanes(desk: Desk): void {
  const { placement, columns: c } = desk;
  const bottom = laneBottom(desk);
  if (c.form !== 'phone' && c.outsideEnd - c.lanesEnd > 20) {
    const x = c.lanesEnd + Math.round((c.outsideEnd - c.lanesEnd) * 0.34);
    const from = placement.frame.heads + 8;
    upright(desk, x, from, bottom + 6, 'ink3', { dash: dashes.border });
    upright(atHeads(desk), x, from, headsBottom(desk), 'ink3', { dash: dashes.border });
  }
  const residents = residentsOf(desk);
  for (const resident of residents) {
    const { left, right, node, lane } = resident;
    wash(desk, left, right, washTop(desk), bottom, node, lane.node);
    wash(atHeads(desk), left, right, washTop(desk), headsBottom(desk), node, lane.node);
    if (placement.laneForm === 'wide' && c.form !== 'phone') layOccupancy(desk, resident, bottom);
  }
  layLaneHeads(atHeads(desk), residents);
}

/** The same desk, for what stays in sight. */
export function atHeads(desk: Desk): Desk {
  return { ...desk, ...desk.heads };
}

function residentsOf(desk: Desk): readonly Resident[] {
  const nodes = new Map([...desk.topology.nodes.values()].map(node => [node.name, node]));
  const counts = new Map<string, number>();
  for (const pod of desk.topology.pods.values()) {
    if (pod.node !== undefined && pod.state !== 'finished' && pod.state !== 'failed') {
      counts.set(pod.node, (counts.get(pod.node) ?? 0) + 1);
    }
  }
  const margin = desk.placement.laneForm === 'wide' ? 2 : 1;
  return desk.placement.lanes.map(lane => {
    const left = Math.round(lane.x - lane.width / 2) + margin;
    const right = Math.max(left + 2, Math.round(lane.x + lane.width / 2) - margin);
    return { lane, node: nodes.get(lane.node), ours: counts.get(lane.node) ?? 0, left, right };
  });
}

function wash(
  desk: Desk,
  left: number,
  right: number,
  top: number,
  bottom: number,
  node: ClusterNode | undefined,
  name: string,
): void {
  const area = { type: 'rect' as const, x: left, y: top, width: right - left, height: bottom - top };
  const selected = isSelected(desk, { kind: 'Node', namespace: '', name });
  // The marker runs through all rows: whose lamps these are is read downwards. Where there is room it runs beside them, so that they keep their contrast.
  const beside = selected && area.width >= roomBeside;
  desk.shapes.push({ ...area, fill: selected && !beside ? 'marker' : 'wash' });
  if (beside)
    for (const x of [left, right - edge]) desk.shapes.push({ ...area, x, width: edge, fill: 'marker' });
  if (node?.state === 'unknown' || node?.state === 'not-ready')
    desk.shapes.push({ ...area, hatch: 'unknown' });
  else if (node?.cordoned) desk.shapes.push({ ...area, hatch: 'terminating' });
}

/** All pods of the node, ours dark; where the page has room below the lanes. */
function layOccupancy(desk: Desk, { lane, node, ours }: Resident, bottom: number): void {
  if (node === undefined && ours === 0) return;
  const all = node?.pods ?? ours;
  const rows = Math.max(1, Math.min(mostRows, Math.ceil(all / perRow)));
  if (!desk.roomy || bottom + 24 + rows * 9 > desk.placement.height) return;
  const start = Math.round(lane.x - (perRow * tick) / 2);
  for (let i = 0; i < Math.min(all, perRow * mostRows); i++) {
    desk.shapes.push({
      type: 'rect',
      x: start + (i % perRow) * tick,
      y: bottom + 8 + Math.floor(i / perRow) * 9,
      width: 2,
      height: 7,
      fill: i < ours ? 'ink' : 'rule',
    });
  }
  say(desk, 'Nodes', `load:${lane.node}`, { x: lane.x, y: bottom + 15 + rows * 9, anchor: 'middle' }, 12, [
    part(node?.pods === undefined ? messages.shownPods(ours) : messages.ofPods(ours, all), 'text', 'ink3'),
  ]);
}
