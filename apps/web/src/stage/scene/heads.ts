/** The heads of the columns: together they read as one sentence. Laid on the sheet that stays in sight. Part of `still`. */
import { dashes } from '../../tokens/tokens.ts';
import { linesMessages } from '../lines-messages.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, upright } from './desk.ts';
import { headsBottom } from './lane-heads.ts';
import { atHeads } from './lanes.ts';

type Head = readonly [key: keyof typeof messages.heads, from: number, to: number];

export function layHeads(desk: Desk): void {
  const { columns: c, placement } = desk;
  const sheet = atHeads(desk);
  const y = placement.frame.heads;
  for (const [key, from, to] of headsOf(desk)) {
    const [title, usual] = messages.heads[key];
    const gloss = key === 'nodes' ? (glossOfLanes(desk) ?? usual) : usual;
    level(sheet, from, to, y, 'ink');
    say(sheet, 'Columns', `head:${key}`, { x: from, y: y + 14.5 }, 14, [part(title, 'bold', 'ink')], {
      tag: 'heading',
    });
    const width = desk.measure(title, 'bold', 14);
    if (to - from - width <= desk.measure(gloss, 'text', 13) + 8) continue;
    say(sheet, 'Columns', `gloss:${key}`, { x: from + Math.round(width) + 8, y: y + 15 }, 13, [
      part(gloss, 'text', 'ink3'),
    ]);
  }
  if (c.form === 'full') upright(sheet, c.border, y + 30, headsBottom(desk), 'ink3', { dash: dashes.border });
  if (c.form === 'phone' || c.outsideEnd - c.lanesEnd <= 20) return;
  say(sheet, 'Columns', 'head:out', { x: c.outsideEnd + 3, y: y + 15, anchor: 'end' }, 12, [
    part(messages.out, 'text', 'ink3'),
  ]);
}

/** Lanes that are not one node each say how many nodes they are. */
function glossOfLanes({ placement }: Desk): string | undefined {
  const { laneForm, lanes } = placement;
  if (laneForm === 'wide') return undefined;
  const zones = new Set(lanes.map(({ zone }) => zone)).size;
  return linesMessages.lanes[laneForm](lanes.length, zones);
}

function headsOf({ columns: c, placement }: Desk): readonly Head[] {
  const { side } = placement;
  const nodes: readonly Head[] =
    placement.lanes.length === 0 || side !== undefined ? [] : [['nodes', c.lanes, c.lanesEnd - 2]];
  if (c.form === 'phone') {
    return [['list', c.capsule - 11, c.listEnd], ['pod', c.pod, c.podEnd], ...nodes];
  }
  const outside: readonly Head[] = [
    ['outside', c.outside, c.border - 10],
    ['door', c.door, c.doorCapsule + 11],
  ];
  return [
    ...(c.form === 'rail' ? [] : outside),
    ['service', c.service, c.capsule - 22],
    [side === undefined ? 'endpoints' : 'lists', c.capsule - 11, c.listEnd],
    side === undefined ? ['pods', c.pod, c.podEnd] : ['onNodes', side.columns.bracket, c.podEnd],
    ...nodes,
  ];
}
