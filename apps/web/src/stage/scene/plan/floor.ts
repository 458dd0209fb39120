/**
 * The floor of Plan: a bracket, the name and the count over the lamps of every node, or, where nodes are thousands, a strip each with the names of those that are not
 * well over their zone. Part of the scene of Plan.
 */

import type { NodeCondition } from '@switchboard/core/scene/levels/condition';
import { levels } from '@switchboard/core/scene/messages/levels-en';
import type { Plan, Room } from '@switchboard/core/scene/plan';
import { onPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import { strokes } from '../../../tokens/tokens.ts';
import { inMarkerInk, isSelected, level, mark, part, say } from '../desk.ts';
import { type FarDesk, nodeConditionAt } from '../far/far-desk.ts';
import { layKept } from '../far/kept.ts';
import { farWords } from '../far/messages.ts';
import { wordColour } from '../looks.ts';
import type { Run } from '../shape.ts';
import { apart } from '../short-name.ts';
import { nodeLabel, tail } from '../streets/heads.ts';

export function layFloor(desk: FarDesk, picture: Plan): void {
  const names = picture.rooms.map(({ node }) => node);
  const short = shortNames(names);
  if (picture.floor.form.type === 'strips') layStrips(desk, picture, short);
  else {
    for (const room of picture.rooms) {
      const condition = nodeConditionAt(desk, room.node);
      const { node, x, y, width, height, zone } = room;
      const dim = !onPath(desk.path, 'nodes', node);
      const selected = isSelected(desk, { kind: 'Node', namespace: '', name: node });
      const said = JSON.stringify([condition, desk.podsOn.get(node), short(node), zone]);
      layKept(
        desk,
        `plan node:${node}`,
        [said, dim, selected, x, y, width, height, desk.podsKnown, desk.measure],
        fresh => layRoom(fresh, room, nameIn(fresh, room, short(node)), condition),
      );
    }
    layZoneNames(desk, picture);
  }
  layNoNode(desk, picture);
}

/** What all names begin with is left out; found once, because there may be thousands. */
function shortNames(names: readonly string[]): (name: string) => string {
  const [first = ''] = names;
  const cut = first.length - apart([first, ...names.slice(0, 200), names.at(-1) ?? first], first).length;
  return name => name.slice(Math.max(0, cut));
}

/** Wide rooms say the whole name where it fits: nothing is left out beside empty space. */
const wideRoom = 150;

function nameIn(desk: FarDesk, { node, width }: Room, short: string): string {
  const isWhole = width >= wideRoom && desk.measure(showName(node), 'node', 15) <= width - 6;
  return isWhole ? node : short;
}

function layRoom(desk: FarDesk, room: Room, name: string, condition: NodeCondition): void {
  const { x, y, width } = room;
  const object = { kind: 'Node', namespace: '', name: room.node };
  const dim = !onPath(desk.path, 'nodes', room.node);
  const selected = isSelected(desk, object);
  const { state } = condition;
  const colour = state === undefined ? 'ink' : wordColour(state.lamp);
  if (state?.lamp === 'failed')
    desk.shapes.push({ type: 'rect', x, y, width, height: room.height, fill: 'wash' });
  desk.shapes.push({
    type: 'line',
    points: [x + 1, y + 6, x + 1, y + 0.5, x + width - 1, y + 0.5, x + width - 1, y + 6],
    colour,
    lineWidth: strokes.bracket - 1,
    ...(state === undefined ? {} : { dash: [4, 3] }),
    dim,
  });
  const area = { x, y: y + 3, width, height: 33 };
  if (selected) mark(desk, { ...area, height: 16 });
  const shown = tail(desk, showName(name), width - 6);
  const title = [part(shown.text, 'node', 'ink')];
  const count = String(desk.podsOn.get(room.node) ?? 0);
  const said = noteOf(desk, condition, width - 12 - desk.measure(count, 'text', 12));
  const crowded =
    said !== undefined &&
    desk.measure(said.text, said.role, 12) + desk.measure(count, 'text', 12) > width - 9;
  const runs: Run[] = [
    {
      key: 'name',
      x: 3,
      anchor: 'start',
      y: 11,
      size: shown.size,
      parts: selected ? inMarkerInk(title) : title,
    },
  ];
  if (!crowded && desk.podsKnown)
    runs.push({ key: 'count', x: 2, anchor: 'end', y: 26, size: 12, parts: [part(count, 'text', 'ink3')] });
  if (said !== undefined) runs.push({ key: 'note', x: 3, anchor: 'start', y: 26, size: 12, parts: [said] });
  desk.words.push({
    key: `node:${room.node}`,
    group: 'Nodes',
    tag: 'button',
    shelf: `${y}`,
    label: nodeLabel(desk, room.node, room.zone, condition),
    object,
    ...area,
    runs,
    dim,
    selected,
  });
}

/** The state of the node, else the worst of its pods. */
function noteOf(desk: FarDesk, { state, short, lamp }: NodeCondition, room: number) {
  if (state !== undefined) return part(state.text, 'bold', wordColour(state.lamp));
  const [worst] = short;
  if (worst === undefined) return undefined;
  const all = short.join(', ');
  return part(desk.measure(all, 'bold', 12) <= room ? all : worst, 'bold', wordColour(lamp));
}

/** At the right, over the first row of each zone. */
function layZoneNames(desk: FarDesk, picture: Plan): void {
  for (const { zone, x, y, width } of picture.zones) {
    if (zone === '') continue;
    say(desk, 'Nodes', `zone:${x}:${y}`, { x: x + width - 2, y: y - 9, anchor: 'end' }, 12, [
      part(showName(zone), 'text', 'ink3'),
    ]);
  }
}

function layNoNode(desk: FarDesk, picture: Plan): void {
  const count = desk.podsOn.get('') ?? 0;
  if (count === 0) return;
  const { x } = picture.frame.right;
  const condition = nodeConditionAt(desk, '');
  const bold = [part(farWords.noNodeYet, 'bold', 'ink')];
  const text = condition.words.map(words => words.replace(` ${levels.trouble['no-node']}`, '')).join(', ');
  say(desk, 'Nodes', 'no-node', { x, y: picture.floor.noNode }, 13.5, [
    ...bold,
    part(`  ${desk.measure(text, 'text', 13) < 110 ? text : levels.pods(count)}`, 'text', 'ink2'),
  ]);
}

/** A node per strip, filled as far as it is fuller than the others; what is not well is drawn over the whole height and named over its zone. */
function layStrips(desk: FarDesk, picture: Plan, short: (name: string) => string): void {
  let most = 1;
  for (const { node } of picture.rooms) most = Math.max(most, desk.podsOn.get(node) ?? 0);
  const ofZone = new Map<string, { readonly room: Room; readonly condition: NodeCondition }[]>();
  for (const room of picture.rooms) {
    const { x, y, width, height } = room;
    const condition = nodeConditionAt(desk, room.node);
    const object = { kind: 'Node', namespace: '', name: room.node };
    const dim = !onPath(desk.path, 'nodes', room.node);
    const full = Math.round(((desk.podsOn.get(room.node) ?? 0) / most) * height);
    const wrong =
      condition.state !== undefined || condition.lamp === 'failed' || condition.lamp === 'not-ready';
    if (isSelected(desk, object)) mark(desk, { x: x - 2, y: y - 2, width: width + 4, height: height + 4 });
    if (wrong) {
      const lamp = condition.state?.lamp ?? condition.lamp;
      desk.shapes.push({
        type: 'rect',
        x: x - 1,
        y: y - 1,
        width: width + 2,
        height: height + 2,
        fill: wordColour(lamp),
        dim,
      });
      const zone = room.zone ?? '';
      const there = ofZone.get(zone) ?? [];
      there.push({ room, condition });
      ofZone.set(zone, there);
    } else {
      desk.shapes.push({ type: 'rect', x, y, width, height, fill: 'hair', dim });
      if (full > 0)
        desk.shapes.push({ type: 'rect', x, y: y + height - full, width, height: full, fill: 'ready', dim });
    }
    desk.words.push({
      key: `node:${room.node}`,
      group: 'Nodes',
      tag: 'button',
      shelf: `${y}`,
      label: nodeLabel(desk, room.node, room.zone, condition),
      object,
      x,
      y,
      width,
      height,
      runs: [],
      dim,
      selected: isSelected(desk, object),
    });
  }
  const counts = new Map<string, number>();
  for (const { zone = '' } of picture.rooms) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  for (const zone of picture.zones) {
    level(desk, zone.x, zone.x + zone.width, zone.y + 22, 'rule');
    say(desk, 'Nodes', `zone:${zone.zone}:${zone.y}`, { x: zone.x, y: zone.y + 11 }, 14, [
      part(zone.zone === '' ? '' : `${showName(zone.zone)}  `, 'bold', 'ink'),
      part(levels.nodes(counts.get(zone.zone) ?? 0), 'text', 'ink3'),
    ]);
    layWrong(desk, zone, ofZone.get(zone.zone) ?? [], short);
  }
}

/** Two lines of names over the strips of a zone, worst first; the rest is counted. */
function layWrong(
  desk: FarDesk,
  zone: Plan['zones'][number],
  wrong: readonly { readonly room: Room; readonly condition: NodeCondition }[],
  short: (name: string) => string,
): void {
  const size = 12.5;
  const order = wrong.toSorted((a, b) => rank(a.condition) - rank(b.condition));
  let [x, row] = [zone.x, 0];
  for (const [i, { room, condition }] of order.entries()) {
    const name = part(`${short(room.node)} `, 'node', 'ink');
    const lamp = condition.state?.lamp ?? condition.lamp;
    const word = part(condition.state?.text ?? condition.short[0] ?? '', 'bold', wordColour(lamp));
    const width = desk.measure(name.text, 'node', size) + desk.measure(word.text, 'bold', size) + 16;
    const rest = order.length - i;
    const reserve = rest > 1 && row === 1 ? desk.measure(levels.others(rest), 'text', size) + 8 : 0;
    if (x + width + reserve > zone.x + zone.width) {
      if (row === 1) {
        say(desk, 'Nodes', `wrong:${zone.zone}`, { x, y: zone.y + 50 }, size, [
          part(levels.others(rest), 'text', 'ink2'),
        ]);
        return;
      }
      row = 1;
      x = zone.x;
    }
    say(desk, 'Nodes', `wrong:${room.node}`, { x, y: zone.y + 33 + row * 17 }, size, [name, word], {
      tag: 'button',
      label: nodeLabel(desk, room.node, room.zone, condition),
      object: { kind: 'Node', namespace: '', name: room.node },
    });
    x += width;
  }
}

/** Nodes before pods, and what has failed before what is not ready. */
function rank({ state, lamp }: NodeCondition): number {
  if (state !== undefined) return state.lamp === 'failed' ? 0 : 1;
  return lamp === 'failed' ? 2 : 3;
}
