/**
 * Heads of zones, where nodes are hairs or less: a bracket with the zone's name, how many nodes it has or which of them is not well, and a bar of load per node.
 * Part of `lane-heads`.
 */
import { strokes } from '../../tokens/tokens.ts';
import { linesMessages } from '../lines-messages.ts';
import { messages } from '../messages.ts';
import { type Desk, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import type { Resident } from './lane-heads.ts';
import type { Part } from './shape.ts';
import { apart, apartIn } from './short-name.ts';

export interface Zone {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly residents: readonly Resident[];
}

const size = 13;
/** Lowest bars that still say something. */
const leastBar = 6;

/** All named in full, or all by what tells them apart. `top` is where the washes begin, `bottom` where the rows do. */
export function layZoneHeads(desk: Desk, zones: readonly Zone[], top: number, bottom: number): void {
  const names = zones.map(({ name }) => name);
  const room = (zone: Zone) => zone.right - zone.left - 8;
  const whole = zones.every(zone => desk.measure(zone.name, 'bold', size) <= room(zone));
  const most = zones
    .flatMap(({ residents }) => residents)
    .reduce((high, { ours }) => Math.max(high, ours), 1);
  const y = desk.placement.frame.laneHead;
  for (const zone of zones) {
    const { left, right } = zone;
    desk.shapes.push({
      type: 'line',
      points: [left + 1.5, y + 8, left + 1.5, y + 0.5, right - 1.5, y + 0.5, right - 1.5, y + 8],
      colour: 'ink',
      lineWidth: strokes.bracket,
    });
    const isHair = desk.placement.laneForm === 'zone' || desk.placement.laneForm === 'totals';
    if (zone.name !== '') {
      const name = fittedName(desk, whole ? zone.name : apart(names, zone.name), 'bold', size, room(zone));
      const named = [part(name, 'bold', 'ink2')];
      say(desk, 'Nodes', `zone:${zone.name}`, { x: left + 6, y: y + 15 }, size, named, { full: zone.name });
      if (isHair) layNote(desk, zone, y + 15, room(zone) - desk.measure(name, 'bold', size) - 12);
    }
    if (desk.placement.laneForm === 'zone' && bottom - top - 4 >= leastBar)
      layLoad(desk, zone, most, top, bottom);
  }
}

/** Who is not well, by name; else how many they are. */
function layNote(desk: Desk, zone: Zone, y: number, room: number): void {
  const nodes = desk.placement.lanes.map(({ node }) => node);
  const unwell = zone.residents.flatMap(({ lane, node }): readonly Part[] => {
    const name = apartIn(desk, nodes, lane.node, 'bold', 56);
    if (node?.state === 'unknown') return [part(`${name} ${messages.silent[0]}`, 'bold', 'unknown')];
    if (node?.state === 'not-ready') return [part(`${name} ${messages.notReadyNode[0]}`, 'bold', 'failed')];
    return node?.cordoned ? [part(`${name} ${messages.cordoned[1]}`, 'bold', 'terminating')] : [];
  });
  const [first] = unwell;
  const several = part(linesMessages.unwell(unwell.length), 'bold', 'failed');
  const count = part(linesMessages.nodes(zone.residents.length), 'text', 'ink3');
  const bare = first === undefined ? [] : [first, { ...first, text: first.text.split(' ')[0] ?? '' }];
  const said = [...(unwell.length > 1 ? [several] : bare), count].find(
    ({ text, role }) => desk.measure(text, role, 12) <= room,
  );
  if (said === undefined) return;
  say(desk, 'Nodes', `zone-note:${zone.name}`, { x: zone.right - 4, y, anchor: 'end' }, 12, [said]);
}

/** Pods of ours, a bar per node: how even they are spread is seen before any row is read. */
function layLoad(desk: Desk, zone: Zone, most: number, top: number, bottom: number): void {
  const highest = bottom - top - 4;
  for (const { lane, ours, node } of zone.residents) {
    const height = Math.round((highest * ours) / most);
    if (height === 0) continue;
    const width = Math.max(2, Math.min(6, Math.floor(lane.width) - 2));
    desk.shapes.push({
      type: 'rect',
      x: Math.round(lane.x - width / 2),
      y: bottom - 2 - height,
      width,
      height,
      fill: node !== undefined && (node.state !== 'ready' || node.cordoned) ? 'unknown' : 'ink2',
    });
  }
}
