/**
 * Rows that are alike, in one row: dots in the list, a bar with their number instead of a wire, the owner's words, and a dot per pod over the lanes.
 * Also the row that holds draining lines for which no seat was left. Part of `still`.
 */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import { en } from '@switchboard/core/scene/messages/en';
import type { Fold } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, widthOf } from './desk.ts';
import { layPlug } from './line-side.ts';
import { colourOf } from './looks.ts';

interface Folded {
  readonly key: string;
  readonly service: string;
  readonly name: string;
  readonly namespace: string;
  readonly listed: boolean;
  /** What opening it names. */
  readonly opens: string;
}

export function layFold(desk: Desk, fold: Fold, block: Folded): void {
  const { columns: c, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const count = Math.max(fold.endpoints.length, fold.pods.length);
  const y = fold.y;
  if (block.listed) {
    desk.nodes.push({ id: `fold:${block.key}`, type: 'lamp', look: 'ready', x: c.capsule, y, dim });
    layDots(desk, fold, y, dim);
    layBar(desk, count, y, dim);
    desk.words.push({
      key: `fold:${block.key}`,
      group: 'Endpoints',
      tag: 'button',
      label: messages.label.fold(block.name, fold.endpoints.length),
      opens: block.opens,
      x: c.list,
      y: y - Math.floor(desk.pitch / 2),
      width: c.listEnd - c.list,
      height: desk.pitch,
      runs: [
        {
          key: 'word',
          x: 2,
          anchor: 'start',
          y: desk.pitch / 2,
          size: sizes.word,
          parts: [
            part(String(fold.endpoints.length), 'bold', 'ink'),
            part(` ${en.line.ready}`, 'text', 'ink2'),
          ],
        },
      ],
      dim,
    });
  }
  const nodes = new Map<string, string[]>();
  for (const uid of fold.pods) {
    const pod = desk.topology.pods.get(uid);
    if (pod?.node !== undefined) nodes.set(pod.node, [...(nodes.get(pod.node) ?? []), uid]);
  }
  const title = [
    part(messages.podsOf(fold.pods.length), 'bold', 'ink'),
    ...(block.name === '' ? [] : [part(` of ${block.name}`, 'text', 'ink2')]),
  ];
  say(desk, 'Pods', `fold-pods:${block.key}`, { x: c.pod, y: y - 7 }, sizes.pod, title, {
    dim,
    ...(block.listed
      ? {}
      : { tag: 'button', opens: block.opens, label: messages.label.foldOfPods(fold.pods.length) }),
  });
  const spread = [part(messages.onNodes(nodes.size, desk.placement.lanes.length), 'text', 'ink3')];
  say(desk, 'Pods', `fold-nodes:${block.key}`, { x: c.pod, y: y + 9 }, 12, spread, { dim });
  const end = c.pod + Math.max(widthOf(desk, title, sizes.pod), widthOf(desk, spread, 12)) + 10;
  level(desk, end, c.lanes - 6, y, 'rule', { dim });
  for (const lane of desk.placement.lanes) layLaneDots(desk, lane, nodes.get(lane.node) ?? [], y, dim);
}

/** Up to twenty in a row; more in lines of twenty-five. */
function layDots(desk: Desk, fold: Fold, y: number, dim: boolean): void {
  const { columns: c } = desk;
  const count = fold.endpoints.length;
  const perRow = count <= 20 ? count : Math.min(25, Math.ceil(count / 2));
  const rows = Math.ceil(count / perRow);
  const room = c.listEnd - c.list - 80;
  const across = Math.min(11, room / Math.max(1, perRow));
  const down = Math.min(8.6, (fold.rows * desk.pitch - 10) / rows);
  const r = rows === 1 ? 3.4 : 2.4;
  for (let i = 0; i < count; i++) {
    const column = i % perRow;
    const row = Math.floor(i / perRow);
    desk.shapes.push({
      type: 'dot',
      x: c.listEnd - 4 - (perRow - 1 - column) * across,
      y: y + (row - (rows - 1) / 2) * down,
      r,
      colour: 'ready',
      dim,
    });
  }
}

function layBar(desk: Desk, count: number, y: number, dim: boolean): void {
  const { columns: c } = desk;
  desk.shapes.push({
    type: 'rect',
    x: c.plug,
    y: y - 6,
    width: c.socket - c.plug,
    height: 12,
    fill: 'wire',
    dim,
  });
  for (const x of [c.plug, c.socket]) {
    desk.shapes.push({
      type: 'rect',
      x: x - 1.5,
      y: y - 10,
      width: strokes.plug,
      height: 20,
      fill: 'wire',
      dim,
    });
  }
  say(
    desk,
    'Endpoints',
    `count:${y}`,
    { x: (c.plug + c.socket) / 2, y, anchor: 'middle' },
    12.5,
    [part(String(count), 'bold', 'bg')],
    { dim },
  );
}

function layLaneDots(
  desk: Desk,
  lane: Desk['placement']['lanes'][number],
  pods: readonly string[],
  y: number,
  dim: boolean,
): void {
  if (pods.length === 0) return;
  const r = lane.width >= 44 && pods.length <= 4 ? 4.5 : lane.width >= 22 ? 2.8 : 1.6;
  const step = r * 2 + 1.8;
  const perRow = Math.max(1, Math.min(pods.length, Math.floor((lane.width - 8) / step)));
  const rows = Math.ceil(pods.length / perRow);
  pods.forEach((uid, i) => {
    const row = Math.floor(i / perRow);
    const inRow = Math.min(perRow, pods.length - row * perRow);
    const pod = desk.topology.pods.get(uid);
    desk.shapes.push({
      type: 'dot',
      x: lane.x + ((i % perRow) - (inRow - 1) / 2) * step,
      y: y + (row - (rows - 1) / 2) * step,
      r,
      colour: pod === undefined ? 'ready' : colourOf[lampOfPod(pod)],
      dim,
    });
  });
}

export function layDrainingRow(desk: Desk, endpoints: readonly string[], block: Folded, y: number): void {
  const { columns: c, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  desk.nodes.push({ id: `draining:${block.key}`, type: 'lamp', look: 'terminating', x: c.capsule, y, dim });
  desk.words.push({
    key: `draining:${block.key}`,
    group: 'Endpoints',
    tag: 'button',
    label: messages.label.drainingRow(block.name, endpoints.length),
    object: { kind: 'Service', namespace: block.namespace, name: block.name },
    x: c.list,
    y: y - Math.floor(desk.pitch / 2),
    width: c.listEnd - c.list,
    height: desk.pitch,
    runs: [
      {
        key: 'word',
        x: 2,
        anchor: 'start',
        y: desk.pitch / 2,
        size: sizes.word,
        parts: [part(en.line.drainingRow(endpoints.length), 'bold', 'terminating')],
      },
    ],
    dim,
  });
  level(desk, c.plug, c.socket, y, 'terminating', { lineWidth: 2, dash: [7, 5], dim });
  layPlug(desk, c.plug, y, 'terminating', dim);
  layPlug(desk, c.socket, y, 'terminating', dim);
  for (const id of endpoints) {
    const uid = desk.topology.endpoints.get(id)?.pod;
    const pod = uid === undefined ? undefined : desk.topology.pods.get(uid);
    const lane = desk.placement.lanes.find(found => found.node === pod?.node);
    if (lane !== undefined) layLaneDots(desk, lane, [uid as string], y, dim);
  }
}
