/** Nodes as lanes: wash, bracket, name and zone at the head, occupancy below, the border to the outside. Part of `still`; forms by width per node. */
import type { ClusterNode } from '@switchboard/core/topology';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, part, say, upright } from './desk.ts';
import type { Box, Part, Run } from './shape.ts';

type Lane = Desk['placement']['lanes'][number];

/** Ticks of one row of the occupancy strip, and their distance. */
const perRow = 12;
const tick = 4;

/** Down to where lanes and borders reach: below the last row of the last block. */
export function laneBottom(desk: Desk): number {
  const { blocks, frame } = desk.placement;
  const last = blocks.reduce((low, block) => Math.max(low, block.bottom), frame.top);
  return Math.round(last + desk.pitch / 2 + (desk.roomy ? 14 : 6));
}

export function layLanes(desk: Desk): void {
  const { placement, columns: c } = desk;
  const bottom = laneBottom(desk);
  const head = placement.frame.laneHead;
  if (c.outsideEnd - c.lanesEnd > 20) {
    const x = c.lanesEnd + Math.round((c.outsideEnd - c.lanesEnd) * 0.34);
    upright(desk, x, placement.frame.heads + 8, bottom + 6, 'ink3', { dash: dashes.border });
  }
  const nodes = new Map([...desk.topology.nodes.values()].map(node => [node.name, node]));
  const counts = new Map<string, number>();
  for (const pod of desk.topology.pods.values()) {
    if (pod.node !== undefined && pod.state !== 'finished' && pod.state !== 'failed') {
      counts.set(pod.node, (counts.get(pod.node) ?? 0) + 1);
    }
  }
  if (placement.laneForm !== 'wide') layZones(desk, head);
  for (const lane of placement.lanes) {
    const node = nodes.get(lane.node);
    const ours = counts.get(lane.node) ?? 0;
    if (placement.laneForm === 'wide') layWide(desk, lane, node, ours, head, bottom);
    else layNarrow(desk, lane, node, ours, head + 28, bottom);
  }
}

function wash(
  desk: Desk,
  left: number,
  right: number,
  top: number,
  bottom: number,
  node: ClusterNode | undefined,
): void {
  const area = { type: 'rect' as const, x: left, y: top, width: right - left, height: bottom - top };
  desk.shapes.push({ ...area, fill: 'wash' });
  if (node?.state === 'unknown' || node?.state === 'not-ready')
    desk.shapes.push({ ...area, hatch: 'unknown' });
  else if (node?.cordoned) desk.shapes.push({ ...area, hatch: 'terminating' });
}

/** A roof over what stands on a node, or in a zone. */
function bracket(desk: Desk, left: number, right: number, y: number, node: ClusterNode | undefined): void {
  const off = node !== undefined && (node.cordoned || node.state !== 'ready');
  desk.shapes.push({
    type: 'line',
    points: [left + 1.5, y + 8, left + 1.5, y + 0.5, right - 1.5, y + 0.5, right - 1.5, y + 8],
    colour: node?.cordoned ? 'terminating' : off ? 'unknown' : 'ink',
    lineWidth: strokes.bracket,
    ...(off ? { dash: [4, 3] } : {}),
  });
}

/** What is unusual about a node comes before its zone. */
function noteOf(node: ClusterNode | undefined, zone: string | undefined): Part {
  if (node?.state === 'unknown') return part(messages.silent, 'bold', 'unknown');
  if (node?.state === 'not-ready') return part(messages.notReadyNode, 'bold', 'failed');
  if (node?.cordoned) return part(messages.cordoned, 'bold', 'terminating');
  return part(zone ?? '', 'text', 'ink3');
}

function button(
  desk: Desk,
  lane: Lane,
  node: ClusterNode | undefined,
  ours: number,
  area: Pick<Box, 'x' | 'y' | 'width' | 'height'>,
  runs: readonly Run[],
): void {
  desk.words.push({
    key: `node:${lane.node}`,
    group: 'Nodes',
    tag: 'button',
    label: messages.label.node(lane.node, lane.zone, noteOf(node, undefined).text, String(ours)),
    object: { kind: 'Node', namespace: '', name: lane.node },
    ...area,
    runs,
  });
}

function layWide(
  desk: Desk,
  lane: Lane,
  node: ClusterNode | undefined,
  ours: number,
  head: number,
  bottom: number,
): void {
  const left = Math.round(lane.x - lane.width / 2) + 2;
  const right = Math.round(lane.x + lane.width / 2) - 2;
  wash(desk, left, right, head, bottom, node);
  bracket(desk, left, right, head, node);
  const size = fitted(desk, lane.node, desk.roomy ? 15 : 13, right - left - 4);
  const middle = (right - left) / 2;
  const name: Run = {
    key: 'name',
    x: middle,
    anchor: 'middle',
    y: desk.roomy ? 15 : 12,
    size: size.size,
    parts: [part(size.text, 'node', 'ink')],
  };
  const note: Run = {
    key: 'note',
    x: middle,
    anchor: 'middle',
    y: desk.roomy ? 32 : 26,
    size: 12,
    parts: [noteOf(node, lane.zone)],
  };
  button(
    desk,
    lane,
    node,
    ours,
    { x: left, y: head + 4, width: right - left, height: desk.roomy ? 40 : 34 },
    [name, note],
  );
  if (!desk.roomy) return;
  const all = node?.pods ?? ours;
  const start = Math.round(lane.x - (perRow * tick) / 2);
  for (let i = 0; i < Math.min(all, perRow * 4); i++) {
    desk.shapes.push({
      type: 'rect',
      x: start + (i % perRow) * tick,
      y: bottom + 8 + Math.floor(i / perRow) * 9,
      width: 2,
      height: 7,
      fill: i < ours ? 'ink' : 'rule',
    });
  }
  const rows = Math.max(1, Math.min(4, Math.ceil(all / perRow)));
  say(desk, 'Nodes', `load:${lane.node}`, { x: lane.x, y: bottom + 15 + rows * 9, anchor: 'middle' }, 12, [
    part(messages.ofPods(ours, all), 'text', 'ink3'),
  ]);
}

function layNarrow(
  desk: Desk,
  lane: Lane,
  node: ClusterNode | undefined,
  ours: number,
  head: number,
  bottom: number,
): void {
  const left = Math.round(lane.x - lane.width / 2) + 1;
  const right = Math.round(lane.x + lane.width / 2) - 1;
  wash(desk, left, Math.max(left + 2, right), head, bottom, node);
  const width = Math.max(2, right - left);
  const height = Math.max(24, desk.placement.frame.top - head);
  const runs: readonly Run[] =
    desk.placement.laneForm === 'mid'
      ? [
          {
            key: 'name',
            x: width / 2,
            anchor: 'middle',
            y: height / 2,
            size: 12.5,
            vertical: true,
            parts: [
              part(
                differing(desk, lane.node, Math.floor(height / 7.4)),
                'address',
                node?.cordoned ? 'terminating' : 'ink',
              ),
            ],
          },
        ]
      : [];
  button(desk, lane, node, ours, { x: left, y: head, width, height }, runs);
}

/** Brackets over zones, where nodes are too narrow for their own. */
function layZones(desk: Desk, head: number): void {
  const zones = new Map<string, Lane[]>();
  for (const lane of desk.placement.lanes) {
    const zone = lane.zone ?? '';
    zones.set(zone, [...(zones.get(zone) ?? []), lane]);
  }
  for (const [zone, lanes] of zones) {
    const first = lanes[0] as Lane;
    const last = lanes.at(-1) as Lane;
    const left = Math.round(first.x - first.width / 2) + 1;
    const right = Math.round(last.x + last.width / 2) - 1;
    bracket(desk, left, right, head, undefined);
    if (right - left < 40) continue;
    const name = fitted(desk, zone, 13, right - left - 10);
    say(desk, 'Nodes', `zone:${zone}`, { x: left + 6, y: head + 15 }, 13, [part(name.text, 'bold', 'ink2')]);
  }
}

/** What tells a node's name from the others': without the beginning that all share, up to a dash. */
function differing(desk: Desk, name: string, most: number): string {
  if (name.length <= most) return name;
  const names = desk.placement.lanes.map(lane => lane.node);
  let shared = 0;
  while (names.every(other => other[shared] !== undefined && other[shared] === name[shared])) shared++;
  const start = name.lastIndexOf('-', shared - 1) + 1;
  const rest = name.slice(names.length > 1 ? start : 0);
  return rest.length <= most ? rest : `…${rest.slice(1 - most)}`;
}

/** A size down to 12 at which the name fits, else its end: ends are what tells nodes apart. */
function fitted(
  desk: Desk,
  name: string,
  size: number,
  room: number,
): { readonly text: string; readonly size: number } {
  for (let smaller = size; smaller >= 12; smaller -= 0.5) {
    if (desk.measure(name, 'node', smaller) <= room) return { text: name, size: smaller };
  }
  let tail = name;
  while (tail.length > 3 && desk.measure(`…${tail}`, 'node', 12) > room) tail = tail.slice(1);
  return { text: tail === name ? name : `…${tail}`, size: 12 };
}
