/**
 * What the pod has: its own address, grey where it shares it with its node's range and bold in its last part; its name, likewise; a word where it differs
 * from the list's; a hairline to its lamp in its node's lane. Part of `still`.
 */
import { lampOfLine, lampOfPod } from '@switchboard/core/scene/lamp';
import { splitAddress, splitPodName } from '@switchboard/core/scene/show-name';
import type { Endpoint, Pod } from '@switchboard/core/topology';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, widthOf } from './desk.ts';
import { objectOf } from './line-side.ts';
import { addressColour, wordColour } from './looks.ts';
import { onPath } from './path.ts';
import { outsideX } from './services.ts';
import type { Box, LampLook, Part, Run } from './shape.ts';
import { podWords } from './speech.ts';

const over = 3;

/** y of the frame around a row, inside its hairlines. */
export function frameOf(desk: Desk, y: number) {
  const { columns: c } = desk;
  return { x: c.pod - 6.5, y: y - Math.floor(desk.pitch / 2) + 4.5, width: c.podEnd - c.pod + 6, height: desk.pitch - 9 };
}

/** The pod itself: drawn once. */
export function layPod(desk: Desk, pod: Pod, line: Endpoint | undefined, y: number, inNoList: boolean): void {
  const look = lampOfPod(pod);
  const dim = !onPath(desk.path, 'pods', pod.uid);
  const address = addressFor(pod, line);
  const word = wordOf(desk, pod, line, inNoList);
  layRow(desk, {
    key: `pod:${pod.uid}`,
    label: messages.label.pod(pod.name, podWords(pod)[0] ?? '', address, pod.node),
    object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
    name: pod.name,
    ...ownersOf(desk, pod),
    address,
    look,
    word,
    y,
    dim,
    quiet: false,
    struck: look === 'terminating' && !desk.plays('pod-terminating', pod.uid),
    lit: desk.lit.has(`pod:${pod.uid}`),
    lane: pod.node,
    node: pod.node === undefined ? undefined : { id: `pod:${pod.uid}`, look },
    leader: look === 'starting' ? 'starting' : look === 'terminating' ? 'terminating' : 'rule',
  });
  if (look !== 'starting') return;
  const frame = frameOf(desk, y);
  if (!desk.plays('seat-taken', pod.uid)) {
    desk.shapes.push({ type: 'rect', ...frame, stroke: 'starting', lineWidth: strokes.frame, dash: dashes.frame, dim });
  }
  const x = laneX(desk, pod.node);
  if (x !== undefined) {
    desk.shapes.push({ type: 'ring', x, y, r: 10, colour: 'starting', lineWidth: strokes.frame, dash: [3, 2.6], dim });
  }
}

/** The same pod once more, opposite another line: named again, tied to its body. */
export function layEcho(desk: Desk, pod: Pod, line: Endpoint, y: number): void {
  const dim = !onPath(desk.path, 'endpoints', line.id);
  const word = line.family === 'IPv6' ? messages.itsIPv6 : messages.samePod;
  layRow(desk, {
    key: `echo:${line.id}`,
    label: messages.label.echo(pod.name, word),
    object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
    name: pod.name,
    ...ownersOf(desk, pod),
    address: line.address,
    look: lampOfPod(pod),
    word: { text: word, role: 'text', colour: 'ink2' },
    y,
    dim,
    quiet: true,
    struck: lampOfPod(pod) === 'terminating',
    lit: false,
    lane: pod.node,
    node: pod.node === undefined ? undefined : { id: `echo:${line.id}`, look: 'echo' },
    leader: 'rule',
  });
  const body = desk.placement.spots.get(pod.uid);
  if (body?.x === undefined) return;
  const x = Math.round(body.x);
  desk.shapes.push({ type: 'line', points: [x, body.y, x, y], colour: 'wire', lineWidth: 2, dim });
}

/** An address that no pod has: it stands outside, beyond the second border. */
export function layExternal(desk: Desk, line: Endpoint, y: number): void {
  const { columns: c, sizes } = desk;
  const look = lampOfLine(line, undefined);
  const dim = !onPath(desk.path, 'endpoints', line.id);
  const x = outsideX(desk);
  const hint = line.hostname ?? (desk.topology.pods.size > 0 ? messages.noPodHasIt : '');
  const address = split(line.address, look, false);
  const end = c.pod + widthOf(desk, address, sizes.address);
  const nameX = Math.max(c.podName, Math.round(end) + 14);
  const words = [part(hint, 'text', 'ink2')];
  const nameEnd = nameX + widthOf(desk, words, 13.5);
  desk.words.push({
    key: `external:${line.id}`,
    group: 'Pods',
    tag: 'button',
    label: messages.label.external(line.address),
    ...rowBox(desk, y),
    runs: [
      { key: 'address', x: 0, anchor: 'start', y: desk.pitch / 2, size: sizes.address, parts: address },
      { key: 'name', x: nameX - c.pod, anchor: 'start', y: desk.pitch / 2, size: 13.5, parts: words },
    ],
    dim,
    ...objectOf(line),
  });
  level(desk, (hint === '' ? end : nameEnd) + 10, x - 9, y, 'rule', { dim });
  desk.nodes.push({ id: `external:${line.id}`, type: 'lamp', look, x, y, dim, ...objectOf(line) });
}

/** Where the address of a pod begins and ends: what a strike or the highlighter covers. */
export function podAddressSpan(
  desk: Desk,
  pod: Pod,
  line: Endpoint | undefined,
): { readonly from: number; readonly to: number } | undefined {
  const address = addressFor(pod, line);
  if (address === undefined || desk.columns.form === 'phone') return undefined;
  const width = widthOf(desk, split(address, lampOfPod(pod), false), desk.sizes.address);
  return { from: desk.columns.pod - over, to: desk.columns.pod + width + over };
}

interface Row {
  readonly key: string;
  readonly label: string;
  readonly object?: Box['object'];
  readonly name: string;
  readonly owner?: string;
  readonly root?: string;
  readonly address: string | undefined;
  readonly look: LampLook;
  readonly word: Part | undefined;
  readonly y: number;
  readonly dim: boolean;
  /** Said before, elsewhere. */
  readonly quiet: boolean;
  readonly struck: boolean;
  readonly lit: boolean;
  readonly lane: string | undefined;
  readonly node: { readonly id: string; readonly look: LampLook } | undefined;
  readonly leader: 'rule' | 'starting' | 'terminating' | 'none';
}

function rowBox(desk: Desk, y: number) {
  const { columns: c, pitch } = desk;
  return { x: c.pod, y: y - Math.floor(pitch / 2), width: c.podEnd - c.pod, height: pitch };
}

function layRow(desk: Desk, row: Row): void {
  const { columns: c, sizes, pitch } = desk;
  const middle = pitch / 2;
  const phone = c.form === 'phone';
  const addressParts =
    row.address === undefined
      ? [part(messages.noAddressYet, 'text', 'starting')]
      : split(row.address, row.look, row.quiet);
  const addressSize = row.address === undefined ? 13 : sizes.address;
  const addressWidth = phone ? 0 : widthOf(desk, addressParts, addressSize);
  const nameX = phone ? 0 : Math.max(c.podName - c.pod, Math.round(addressWidth) + 14);
  // Framed rows keep their word off the frame; others end where the heads end.
  const inset = row.look === 'starting' || row.leader === 'none' ? 6 : 0;
  const wordWidth = row.word === undefined ? 0 : desk.measure(row.word.text, row.word.role, 13) + inset;
  const room = c.podEnd - c.pod - nameX - (row.word === undefined ? 4 : wordWidth + 12);
  const name = nameParts(desk, row, room);
  const runs: Run[] = [
    ...(phone
      ? []
      : [{ key: 'address', x: 0, anchor: 'start' as const, y: middle, size: addressSize, parts: addressParts }]),
    { key: 'name', x: nameX, anchor: 'start', y: middle, size: sizes.pod, parts: name },
    ...(row.word === undefined
      ? []
      : [{ key: 'word', x: inset, anchor: 'end' as const, y: middle, size: 13, parts: [row.word] }]),
  ];
  desk.words.push({
    key: row.key,
    group: 'Pods',
    tag: 'button',
    label: row.label,
    ...rowBox(desk, row.y),
    runs,
    dim: row.dim,
    lit: row.lit,
    ...(row.object === undefined ? {} : { object: row.object }),
  });
  if (row.struck && row.address !== undefined) {
    level(desk, c.pod - over, c.pod + addressWidth + over, row.y, row.leader === 'none' ? 'ink3' : 'terminating', {
      lineWidth: strokes.strike,
      dim: row.dim,
    });
  }
  const x = laneX(desk, row.lane);
  if (row.leader === 'none') return;
  if (x === undefined || row.node === undefined) {
    if (row.lane === undefined) {
      say(desk, 'Pods', `no-node:${row.key}`, { x: c.lanes + 2, y: row.y }, 12.5, [
        part(messages.noNodeYet, 'bold', 'starting'),
      ], { dim: row.dim });
    }
    return;
  }
  const from = row.word === undefined ? c.pod + nameX + widthOf(desk, name, sizes.pod) + 10 : c.podEnd + 6;
  level(desk, from, x - 10, row.y, row.leader, { dim: row.dim, ...(row.leader === 'starting' ? { dash: dashes.frame } : {}) });
  desk.nodes.push({
    id: row.node.id,
    type: 'lamp',
    look: row.node.look,
    x,
    y: row.y,
    dim: row.dim,
    ...(row.object === undefined ? {} : { object: row.object }),
  });
}

/** Grey is shared, bold is mine. Said again, all of it is quiet. */
function split(address: string, look: LampLook, quiet: boolean): readonly Part[] {
  const { shared, own } = splitAddress(address);
  const colour = addressColour(look);
  return [
    part(shared, 'port', quiet || colour === 'ink' ? 'ink2' : colour),
    part(own, 'address', quiet ? 'ink2' : colour),
  ];
}

/** The end of a name tells pods apart, so the front gives way when there is no room. The ReplicaSet's hash is said nowhere: it tells nothing apart. */
function nameParts(desk: Desk, row: Row, room: number): readonly Part[] {
  const { shared, own } = splitPodName(row.name, row.owner, row.root);
  const ink = row.quiet ? 'ink2' : row.leader === 'none' ? 'ink3' : 'ink';
  const shorter = shared.length > 8 ? `${shared.slice(0, 5)}…-` : '';
  for (const candidate of [shared, shorter, '']) {
    const parts = [part(candidate, 'text', 'ink3'), part(own, 'strong', ink)];
    if (widthOf(desk, parts, desk.sizes.pod) <= room) return parts;
  }
  let tail = own;
  while (tail.length > 3 && desk.measure(`…${tail}`, 'strong', desk.sizes.pod) > room) tail = tail.slice(1);
  return [part('', 'text', 'ink3'), part(tail === own ? own : `…${tail}`, 'strong', ink)];
}

/** Names of the pod's owner and of the owner's owner. */
function ownersOf(desk: Desk, pod: Pod): { readonly owner?: string; readonly root?: string } {
  const owner = pod.owner === undefined ? undefined : desk.topology.workloads.get(pod.owner);
  if (owner === undefined) return {};
  const root = owner.owner === undefined ? undefined : desk.topology.workloads.get(owner.owner);
  return { owner: owner.name, ...(root === undefined ? {} : { root: root.name }) };
}

function wordOf(desk: Desk, pod: Pod, line: Endpoint | undefined, inNoList: boolean): Part | undefined {
  const look = lampOfPod(pod);
  if (look === 'ready') {
    if (line !== undefined || inNoList) return undefined;
    return part(messages.notListedYet, 'bold', 'starting');
  }
  const words = podWords(pod);
  const said = line === undefined ? undefined : lampOfLine(line, pod);
  if (said === look && look === 'not-ready' && desk.columns.form === 'phone') return undefined;
  const word = words.find(candidate => desk.measure(candidate, 'bold', 13) <= 130) ?? words.at(-1) ?? '';
  return part(word, look === 'finished' ? 'text' : 'bold', wordColour(look));
}

export function laneX(desk: Desk, node: string | undefined): number | undefined {
  return desk.placement.lanes.find(lane => lane.node === node)?.x;
}

/** Of this line's family, where there is a line; else the first. */
function addressFor(pod: Pod, line: Endpoint | undefined): string | undefined {
  return line !== undefined && line.family !== 'FQDN' ? line.address : pod.ips[0];
}

/** What is left of somebody who is gone: struck words in a dotted frame, until its seat is free again. */
export function layTombstone(
  desk: Desk,
  tombstone: { readonly address: string; readonly name: string; readonly node?: string; readonly goneAt: number; readonly pod?: string },
  key: string,
  y: number,
): void {
  const seconds = Math.max(0, Math.floor((desk.stageNow - tombstone.goneAt) / 1000));
  layRow(desk, {
    key,
    label: messages.label.tombstone(tombstone.name, tombstone.address),
    name: tombstone.name,
    address: tombstone.address === '' ? undefined : tombstone.address,
    look: 'finished',
    word: part(messages.gone(seconds), 'text', 'ink2'),
    y,
    dim: !desk.path.all,
    quiet: true,
    struck: true,
    lit: false,
    lane: tombstone.node,
    node: undefined,
    leader: 'none',
  });
  desk.shapes.push({
    type: 'rect',
    ...frameOf(desk, y),
    stroke: 'ink3',
    lineWidth: strokes.frame,
    dash: dashes.tombstone,
    dim: !desk.path.all,
  });
  const x = laneX(desk, tombstone.node);
  if (x === undefined) return;
  desk.shapes.push({
    type: 'ring',
    x,
    y,
    r: 5.5,
    colour: 'ink3',
    lineWidth: strokes.frame,
    dash: [1.5, 2.2],
    dim: !desk.path.all,
  });
}
