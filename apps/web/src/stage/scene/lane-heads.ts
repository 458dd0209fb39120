/**
 * The heads of the lanes: a bracket with the node's name and what there is to say of it; where lanes are narrow a bracket per zone and names set upright; on a phone
 * what tells the names apart. Laid on the sheet that stays in sight. Part of `still`; forms by width per node.
 */
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { ClusterNode } from '@switchboard/core/topology';
import { strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, inMarkerInk, isSelected, mark, part, widthOf } from './desk.ts';
import { drainNote } from './drains.ts';
import type { Box, Part, Run } from './shape.ts';
import { apart, apartIn, ending, fitted, smallest } from './short-name.ts';
import { layZoneHeads, type Zone } from './zone-heads.ts';

type Lane = Desk['placement']['lanes'][number];

export interface Resident {
  readonly lane: Lane;
  /** Undefined where the node is only named by pods and lines. */
  readonly node: ClusterNode | undefined;
  /** Pods of ours on it. */
  readonly ours: number;
  readonly left: number;
  readonly right: number;
}

/** Of names set upright: the advance of one letter. */
const uprightSize = 12.5;
const letter = 7.5;
/** On a phone: a lane that holds one. */
const thinnestLetter = 13;
/** Under a bracket with words. */
const underBracket = 26;

/** Where the heads end and rows may show. */
export function headsBottom(desk: Desk): number {
  const { frame, laneForm, side } = desk.placement;
  if (side !== undefined) return frame.heads + 25;
  if (desk.columns.form === 'phone') return frame.laneHead + 24;
  if (laneForm !== 'wide') return frame.top - 4;
  const drains = [...desk.topology.nodes.values()].some(node => drainNote(desk, node) !== undefined);
  return Math.min(frame.top, frame.laneHead + (desk.roomy ? (drains ? 56 : 44) : 38));
}

/** Washes begin under the bracket, and under the words of zones where those stand. */
export function washTop(desk: Desk): number {
  const { frame, laneForm } = desk.placement;
  return laneForm !== 'wide' &&
    desk.columns.form !== 'phone' &&
    desk.placement.lanes.some(({ zone }) => zone !== undefined)
    ? frame.laneHead + underBracket
    : frame.laneHead;
}

export function layLaneHeads(desk: Desk, residents: readonly Resident[]): void {
  const phone = desk.columns.form === 'phone';
  const wide = desk.placement.laneForm === 'wide';
  const [first] = residents;
  const thin = first !== undefined && first.right - first.left < thinnestLetter;
  if (!wide && (!phone || thin)) layZoneHeads(desk, zones(residents), washTop(desk), headsBottom(desk));
  for (const resident of residents) {
    if (phone) layLetter(desk, resident);
    else if (wide) layWide(desk, resident);
    else layUpright(desk, resident);
  }
}

/** A roof over what stands on a node, or in a zone. */
function bracket(
  desk: Desk,
  left: number,
  right: number,
  node: ClusterNode | undefined,
  known: boolean,
): void {
  const y = desk.placement.frame.laneHead;
  const off = !known || (node !== undefined && (node.cordoned || node.state !== 'ready'));
  desk.shapes.push({
    type: 'line',
    points: [left + 1.5, y + 8, left + 1.5, y + 0.5, right - 1.5, y + 0.5, right - 1.5, y + 8],
    colour: node?.cordoned ? 'terminating' : off ? 'unknown' : 'ink',
    lineWidth: strokes.bracket,
    ...(off ? { dash: [4, 3] } : {}),
  });
}

/** Nodes that may not be listed are known by their names only. */
function unseen(desk: Desk, node: ClusterNode | undefined): boolean {
  const state = freshnessOf(desk.topology, 'Node', '')?.state;
  return node === undefined && (state === 'denied' || state === 'failed');
}

/** What is unusual about a node comes before its zone; where there is no room, in a shorter word. */
function noteOf(
  desk: Desk,
  node: ClusterNode | undefined,
  zone: string | undefined,
  room = Number.POSITIVE_INFINITY,
): Part {
  const say = ([long, short]: readonly [string, string], role: Part['role'], colour: Part['colour']) =>
    part(desk.measure(long, role, smallest) <= room ? long : short, role, colour);
  if (unseen(desk, node)) return say(messages.unseenNode, 'text', 'unknown');
  if (node?.state === 'unknown') return say(messages.silent, 'bold', 'unknown');
  if (node?.state === 'not-ready') return say(messages.notReadyNode, 'bold', 'failed');
  if (node?.cordoned) return say(drainNote(desk, node)?.note ?? messages.cordoned, 'bold', 'terminating');
  return part(zone ?? '', 'text', 'ink3');
}

function button(
  desk: Desk,
  { lane, node, ours }: Resident,
  area: Pick<Box, 'x' | 'y' | 'width' | 'height'>,
  runs: readonly Run[],
): void {
  const object = { kind: 'Node', namespace: '', name: lane.node };
  const selected = isSelected(desk, object);
  if (selected) mark(desk, area);
  const note = noteOf(desk, node, undefined).text;
  desk.words.push({
    key: `node:${lane.node}`,
    group: 'Nodes',
    tag: 'button',
    label: messages.label.node(
      lane.node,
      lane.zone,
      drainNote(desk, node)?.whole[0] ?? (note === messages.cordoned[0] ? messages.takesNothing : note),
      String(ours),
    ),
    object,
    ...area,
    runs: selected ? runs.map(run => ({ ...run, parts: inMarkerInk(run.parts) })) : runs,
    selected,
  });
}

function layWide(desk: Desk, resident: Resident): void {
  const { lane, node, left, right } = resident;
  const { roomy } = desk;
  bracket(desk, left, right, node, !unseen(desk, node));
  const width = right - left;
  const nodes = desk.placement.lanes.map(other => other.node);
  const whole = nodes.every(node => desk.measure(node, 'node', smallest) <= width - 4);
  const name = fitted(
    desk,
    whole ? lane.node : apartIn(desk, nodes, lane.node, 'node', width - 4),
    'node',
    roomy ? 15 : 13,
    width - 4,
  );
  const note = noteOf(desk, node, lane.zone, width - 2);
  const said = fitted(desk, note.text, note.role, 12, width - 2);
  const lit = desk.lit.has(`node:${lane.node}`);
  const drain = drainNote(desk, node)?.more;
  button(
    desk,
    resident,
    {
      x: left,
      y: desk.placement.frame.laneHead + 4,
      width,
      height: roomy ? (drain === undefined ? 40 : 54) : 34,
    },
    [
      {
        key: 'name',
        x: width / 2,
        anchor: 'middle',
        y: roomy ? 15 : 12,
        size: name.size,
        parts: [part(name.text, 'node', 'ink')],
      },
      {
        key: 'note',
        x: width / 2,
        anchor: 'middle',
        y: roomy ? 32 : 26,
        size: said.size,
        parts: [part(said.text, note.role, note.colour)],
        lit,
      },
      ...(drain === undefined || !roomy
        ? []
        : [
            {
              key: 'drain',
              x: width / 2,
              anchor: 'middle' as const,
              y: 46,
              size: smallest,
              parts: [part(fitted(desk, drain, 'text', smallest, width + 2).text, 'text', 'terminating')],
            },
          ]),
    ],
  );
}

function layUpright(desk: Desk, resident: Resident): void {
  const { lane, node, left, right } = resident;
  const zoned = washTop(desk) > desk.placement.frame.laneHead;
  const top = washTop(desk) + (zoned ? 2 : 10);
  const area = { x: left, y: top, width: right - left, height: headsBottom(desk) - top };
  const colour = node?.cordoned ? 'terminating' : node?.state === 'not-ready' ? 'failed' : 'ink';
  const nodes = desk.placement.lanes.map(other => other.node);
  const most = Math.floor((area.height - 4) / letter);
  const name: Run = {
    key: 'name',
    x: area.width / 2,
    anchor: 'middle',
    y: area.height / 2,
    size: uprightSize,
    vertical: true,
    parts: [
      part(lane.node.length <= most ? lane.node : ending(apart(nodes, lane.node), most), 'address', colour),
    ],
    lit: desk.lit.has(`node:${lane.node}`),
  };
  button(desk, resident, area, desk.placement.laneForm === 'mid' ? [name] : []);
}

/** On a phone: what tells the name from the others'. */
function layLetter(desk: Desk, resident: Resident): void {
  const { lane, node, left, right } = resident;
  const width = right - left;
  if (width >= thinnestLetter) bracket(desk, left, right, node, !unseen(desk, node));
  const nodes = desk.placement.lanes.map(other => other.node);
  const name = fitted(desk, apart(nodes, lane.node), 'node', 13, width);
  const colour = node?.cordoned ? 'terminating' : 'ink';
  button(desk, resident, { x: left, y: desk.placement.frame.laneHead + 6, width, height: 20 }, [
    // Thinner lanes than letters only have their zone's bracket.
    ...(width < thinnestLetter
      ? []
      : [
          {
            key: 'name',
            x: width / 2,
            anchor: 'middle' as const,
            y: 10,
            size: name.size,
            parts: [part(name.text, 'node', colour)],
            lit: desk.lit.has(`node:${lane.node}`),
          },
        ]),
  ]);
}

function zones(residents: readonly Resident[]): readonly Zone[] {
  return [...Map.groupBy(residents, ({ lane }) => lane.zone ?? '')].map(([name, those]) => {
    const [first, last] = [those[0]?.lane, those.at(-1)?.lane];
    const left = first === undefined ? 0 : Math.round(first.x - first.width / 2) + 1;
    const right = last === undefined ? 0 : Math.round(last.x + last.width / 2) - 1;
    return { name, left, right, residents: those };
  });
}

/** Where the note of a node stands: what the highlighter covers. */
export function noteArea(desk: Desk, node: string) {
  const box = desk.heads.words.find(({ key }) => key === `node:${node}`);
  const run = box?.runs.find(({ key }) => key === 'note') ?? box?.runs[0];
  if (box === undefined || run === undefined) return undefined;
  const { x, y, width, height } = box;
  if (run.vertical) return { x: x + 2, y, width: width - 4, height };
  const half = Math.min(width / 2, widthOf(desk, run.parts, run.size) / 2 + 3);
  return { x: x + width / 2 - half, y: y + run.y - 8, width: 2 * half, height: 16 };
}
