/** The heads of Streets: columns that count, and a bracket with name and state over every street. They stay in sight. Part of the scene of Streets. */
import type { NodeCondition } from '@switchboard/core/scene/levels/condition';
import { levels } from '@switchboard/core/scene/messages/levels-en';
import { onPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import type { Street, Streets } from '@switchboard/core/scene/streets';
import { strokes } from '../../../tokens/tokens.ts';
import { messages } from '../../messages.ts';
import { inMarkerInk, isSelected, level, mark, part, type Sheets, say, upright } from '../desk.ts';
import { type FarDesk, nodeConditionAt } from '../far/far-desk.ts';
import { farWords } from '../far/messages.ts';
import { wordColour } from '../looks.ts';
import { apart } from '../short-name.ts';

export function streetHeadsBottom({ frame }: Streets): number {
  return frame.streetHead + 40;
}

export function layColumnHead(
  sheet: Sheets,
  key: string,
  from: number,
  to: number,
  title: string,
  gloss: string,
  y = 0,
  group: 'Columns' | 'Nodes' = 'Columns',
): void {
  level(sheet, from, to, y, 'ink');
  say(sheet, group, `head:${key}`, { x: from, y: y + 14.5 }, 14, [part(title, 'bold', 'ink')], {
    tag: 'heading',
  });
  const width = sheet.measure(title, 'bold', 14);
  if (gloss === '' || to - from - width <= sheet.measure(gloss, 'text', 13) + 8) return;
  say(sheet, group, `gloss:${key}`, { x: from + Math.round(width) + 8, y: y + 15 }, 13, [
    part(gloss, 'text', 'ink3'),
  ]);
}

export function layStreetHeads(desk: FarDesk, picture: Streets): void {
  const { columns: c, streets, frame } = picture;
  const words = farWords;
  const pods = [...desk.podsOn.values()].reduce((sum, n) => sum + n, 0);
  if (c.doorWords) layColumnHead(desk.heads, 'door', c.door, c.doorTip, ...words.door);
  layColumnHead(
    desk.heads,
    'service',
    c.service,
    c.count,
    levels.services(picture.rows.length),
    words.service,
  );
  layColumnHead(desk.heads, 'endpoints', c.list - 11, c.listEnd, ...words.endpoints);
  const nodes = streets.filter(street => street.node !== '' && isThere(street)).length;
  const right = Math.max(c.streetsEnd, ...streets.map(({ x, width }) => x + width / 2));
  layColumnHead(desk.heads, 'nodes', c.streets, right, headOfNodes(desk, nodes, pods), words.streets);
  const names = streets.map(({ node }) => node).filter(node => node !== '');
  for (const street of streets) {
    if (street.node === '') layWaiting(desk, picture, street);
    else if (isThere(street)) layStreet(desk, picture, street, shortest(desk, names, street));
  }
  layZones(desk, picture, frame.streetHead);
}

/** The whole name where it fits, else what tells it from the others. */
function shortest(desk: FarDesk, names: readonly string[], { node, width }: Street): string {
  return desk.measure(node, 'node', 13) <= width - 8 ? node : apart(names, node);
}

/** `12 nodes, 300 pods` */
export function headOfNodes({ podsKnown }: FarDesk, nodes: number, pods: number): string {
  return podsKnown ? `${levels.nodes(nodes)}, ${levels.pods(pods)}` : levels.nodes(nodes);
}

/** A street whose node is gone is kept for the next one. */
function isThere({ node }: Street): boolean {
  return !node.startsWith('gone ');
}

function layStreet(desk: FarDesk, picture: Streets, street: Street, name: string): void {
  const { frame, bottom } = picture;
  const { node, x, width } = street;
  const condition = nodeConditionAt(desk, node);
  const object = { kind: 'Node', namespace: '', name: node };
  const dim = !onPath(desk.path, 'nodes', node);
  const selected = isSelected(desk, object);
  const [left, right] = [Math.round(x - width / 2) + 2, Math.round(x + width / 2) - 2];
  const y = frame.streetHead;
  const silent = condition.state?.lamp === 'failed';
  const colour = condition.state === undefined ? 'ink' : wordColour(condition.state.lamp);
  desk.heads.shapes.push({
    type: 'line',
    points: [left + 1.5, y + 7, left + 1.5, y + 0.5, right - 1.5, y + 0.5, right - 1.5, y + 7],
    colour,
    lineWidth: strokes.bracket,
    ...(condition.state === undefined ? {} : { dash: [4, 3] }),
    dim,
  });
  if (silent)
    desk.shapes.push({
      type: 'rect',
      x: left,
      y: y + 2,
      width: right - left,
      height: bottom - y,
      fill: 'wash',
    });
  upright(desk, Math.round(x + width / 2), y + 34, bottom - 14, 'hair');
  const room = width - 8;
  const shown = tail(desk, showName(name), room);
  const area = { x: left, y: y + 5, width: right - left, height: 34 };
  if (selected) mark(desk.heads, { ...area, height: 17 });
  const parts = [part(shown.text, 'node', 'ink')];
  const note =
    condition.state === undefined
      ? undefined
      : part(condition.state.text, 'bold', wordColour(condition.state.lamp));
  desk.heads.words.push({
    key: `node:${node}`,
    group: 'Nodes',
    tag: 'button',
    label: nodeLabel(desk, node, street.zone, condition),
    object,
    ...area,
    runs: [
      {
        key: 'name',
        x: area.width / 2,
        anchor: 'middle',
        y: 11,
        size: shown.size,
        parts: selected ? inMarkerInk(parts) : parts,
      },
      ...(note === undefined
        ? []
        : [{ key: 'note', x: area.width / 2, anchor: 'middle' as const, y: 26, size: 12, parts: [note] }]),
    ],
    dim,
    selected,
  });
}

export function nodeLabel(
  desk: FarDesk,
  node: string,
  zone: string | undefined,
  condition: NodeCondition,
): string {
  const note = condition.state === undefined ? '' : condition.state.text;
  const said = messages.label.node(node, zone, note, String(desk.podsOn.get(node) ?? 0));
  return [said, ...condition.words].join(', ');
}

/** A size at which it fits, else its end. */
export function tail(
  desk: Sheets,
  text: string,
  room: number,
): { readonly text: string; readonly size: number } {
  for (let size = 14; size >= 12; size -= 0.5)
    if (desk.measure(text, 'node', size) <= room) return { text, size };
  let rest = text;
  while (rest.length > 1 && desk.measure(`…${rest}`, 'node', 12) > room) rest = rest.slice(1);
  return { text: `…${rest}`, size: 12 };
}

function layWaiting(desk: FarDesk, picture: Streets, street: Street): void {
  const count = desk.podsOn.get('') ?? 0;
  if (count === 0) return;
  const { frame, bottom } = picture;
  const y = frame.streetHead;
  const [left, right] = [street.x - street.width / 2 + 1, street.x + street.width / 2 - 3];
  desk.heads.shapes.push({
    type: 'line',
    points: [left + 1.5, y + 7, left + 1.5, y + 0.5, right - 1.5, y + 0.5, right - 1.5, y + 7],
    colour: 'starting',
    lineWidth: strokes.bracket,
    dash: [4, 3],
  });
  upright(desk, right + 3, y + 34, bottom - 14, 'hair');
  const condition = nodeConditionAt(desk, '');
  for (const [i, text] of farWords.noNode.entries())
    say(
      desk.heads,
      'Nodes',
      `no-node:${i}`,
      { x: street.x, y: y + 16 + i * 15, anchor: 'middle' },
      12,
      [part(text, 'bold', 'starting')],
      i === 0 ? { label: condition.words.join(', ') } : {},
    );
}

/** Zones below their streets, divided by a rule. */
function layZones(desk: FarDesk, picture: Streets, top: number): void {
  let before: Street | undefined;
  for (const street of picture.streets) {
    if (street.node === '' || street.zone === undefined) continue;
    if (before?.zone === street.zone) continue;
    const left = Math.round(street.x - street.width / 2);
    if (before !== undefined) upright(desk, left, top, picture.bottom, 'rule');
    say(desk, 'Nodes', `zone:${left}`, { x: left + 3, y: picture.bottom - 4 }, 12, [
      part(showName(street.zone), 'text', 'ink3'),
    ]);
    before = street;
  }
}
