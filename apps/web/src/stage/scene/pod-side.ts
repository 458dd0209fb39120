/**
 * What the pod has: its own address, grey where it shares it with its node's range and bold in its last part; its name, likewise; a word where it differs
 * from the list's; a hairline to its lamp in its node's lane. Part of `still`.
 */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import { en } from '@switchboard/core/scene/messages/en';
import { onPath } from '@switchboard/core/scene/select';
import { facingWord, podWord } from '@switchboard/core/scene/words';
import type { Endpoint, Pod } from '@switchboard/core/topology';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, part, widthOf } from './desk.ts';
import { leaveWord, statement } from './drains.ts';
import { knownOf } from './known.ts';
import { layHatch } from './line-side.ts';
import { wordColour } from './looks.ts';
import { ownersByName, ownersOf } from './owners.ts';
import { frameOf, laneX, layRow, over, split } from './pod-row.ts';
import { wallWord, withWall } from './policy-wall.ts';
import type { Part } from './shape.ts';

/** The pod itself: drawn once. */
export function layPod(
  desk: Desk,
  pod: Pod,
  line: Endpoint | undefined,
  y: number,
  wanted: boolean,
  asked = false,
): void {
  const stale = knownOf(desk, 'Pod', pod.namespace) === 'stale';
  const look = stale ? 'off' : lampOfPod(pod);
  const dim = !onPath(desk.path, 'pods', pod.uid);
  const address = addressFor(pod, line);
  const word = stale
    ? part(en.line.was(podWord(pod, desk.now)), 'text', 'ink3')
    : wordOf(desk, pod, line, wanted, asked);
  if (stale) layHatch(desk, desk.columns.pod, desk.columns.podEnd, y, dim);
  layRow(desk, {
    key: `pod:${pod.uid}`,
    label: messages.label.pod(pod.name, withWall(statement(desk, pod), line), address, pod.node),
    object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
    name: pod.name,
    ...ownersOf(desk, pod),
    address,
    look,
    word,
    wordSpare: line !== undefined || look === 'ready' || look === 'unknown' || pod.node === undefined,
    y,
    dim,
    quiet: false,
    struck: look === 'terminating' && !desk.plays('pod-terminating', pod.uid),
    lit: desk.lit.has(`pod:${pod.uid}`),
    unlisted: line === undefined && !wanted,
    lane: pod.node,
    node: pod.node === undefined ? undefined : { id: `pod:${pod.uid}`, look },
    leader: look === 'starting' ? 'starting' : look === 'terminating' ? 'terminating' : 'rule',
  });
  if (look !== 'starting') return;
  const frame = frameOf(desk, y);
  if (!desk.plays('seat-taken', pod.uid)) {
    desk.shapes.push({
      type: 'rect',
      ...frame,
      stroke: 'starting',
      lineWidth: strokes.frame,
      dash: dashes.frame,
      dim,
    });
  }
  const x = laneX(desk, pod.node);
  if (x !== undefined) {
    desk.shapes.push({
      type: 'ring',
      x,
      y,
      r: 10,
      colour: 'starting',
      lineWidth: strokes.frame,
      dash: [3, 2.6],
      dim,
    });
  }
}

/** The same pod once more, opposite another line: named again, tied to its body. */
export function layEcho(desk: Desk, pod: Pod, line: Endpoint, y: number): void {
  const dim = !onPath(desk.path, 'endpoints', line.id);
  const word = line.family === 'IPv6' ? en.pod.sameIPv6 : en.pod.same;
  layRow(desk, {
    key: `echo:${line.id}`,
    label: messages.label.echo(pod.name, word),
    object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
    name: pod.name,
    ...ownersOf(desk, pod),
    address: line.address,
    look: lampOfPod(pod),
    word: part(word, 'text', 'ink2'),
    wordSpare: true,
    y,
    dim,
    quiet: true,
    struck: lampOfPod(pod) === 'terminating',
    lit: false,
    unlisted: false,
    lane: pod.node,
    node: pod.node === undefined ? undefined : { id: `echo:${line.id}`, look: 'echo' },
    leader: 'rule',
  });
  const body = desk.placement.spots.get(pod.uid);
  if (body?.x === undefined) return;
  layTie(desk, Math.round(body.x), body.y, y, dim);
}

/** A pod that only its line tells of, because pods may not be seen or are not read yet: where it is follows from the line. */
export function layUnseen(desk: Desk, line: Endpoint, denied: boolean, y: number): void {
  const name = line.podName ?? '';
  const word = denied ? messages.unseen : messages.notReadYet;
  layRow(desk, {
    key: `unseen:${line.id}`,
    label: messages.label.pod(name, word, line.address, line.node),
    name,
    ...ownersByName(name),
    address: line.address,
    look: 'unknown',
    word: part(word, 'text', 'unknown'),
    wordSpare: false,
    y,
    dim: !onPath(desk.path, 'endpoints', line.id),
    quiet: true,
    struck: false,
    lit: false,
    unlisted: false,
    lane: line.node,
    node: line.node === undefined ? undefined : { id: `unseen:${line.id}`, look: 'unknown' },
    leader: 'rule',
  });
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

/** Said once where both sides agree, twice where they differ. */
function wordOf(
  desk: Desk,
  pod: Pod,
  line: Endpoint | undefined,
  wanted: boolean,
  asked: boolean,
): Part | undefined {
  const text = facingWord(pod, line, desk.now, wanted, asked);
  if (text === '' && line?.wall === 'nobody') return wallWord(desk);
  if (text === '') return leaveWord(desk, pod);
  const look = lampOfPod(pod);
  // Ready, and not in the list: not yet, where it is asked for.
  if (look === 'ready') return part(text, 'bold', asked ? 'starting' : 'failed');
  return part(text, look === 'finished' ? 'text' : 'bold', wordColour(look));
}

/** Of this line's family, where there is a line; else the first. */
function addressFor(pod: Pod, line: Endpoint | undefined): string | undefined {
  return line !== undefined && line.family !== 'FQDN' ? line.address : pod.ips[0];
}

/** From a body to its echo, in its lane. Where somebody else's lamp stands between them it goes round: a tie never runs through a lamp. */
function layTie(desk: Desk, x: number, from: number, to: number, dim: boolean): void {
  const [top, bottom] = [Math.min(from, to), Math.max(from, to)];
  const others = [...desk.placement.spots.values()].filter(
    spot => spot.x !== undefined && Math.round(spot.x) === x && spot.y > top && spot.y < bottom,
  );
  const round = desk.shapes.filter(
    shape => shape.type === 'line' && shape.points.length === 8 && shape.points[0] === x,
  ).length;
  const aside = x - Math.min(11 + round * 5, 30);
  const points = others.length === 0 ? [x, from, x, to] : [x, from, aside, from, aside, to, x, to];
  desk.shapes.push({ type: 'line', points, colour: 'wire', lineWidth: 2, dim });
}
