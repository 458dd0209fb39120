/** The row of a pod on its node: what it has, and a word where it differs; amber dots where it is asked for and not listed. Part of `layNodesSide`. */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import { en } from '@switchboard/core/scene/messages/en';
import type { Stand } from '@switchboard/core/scene/nodes-side';
import { onPath } from '@switchboard/core/scene/select';
import { facingWord, podWord } from '@switchboard/core/scene/words';
import type { Endpoint, Pod } from '@switchboard/core/topology';
import { dashes, strokes } from '../../../tokens/tokens.ts';
import { messages } from '../../messages.ts';
import { part } from '../desk.ts';
import { leaveWord, statement } from '../drains.ts';
import { knownOf } from '../known.ts';
import { layHatch } from '../line-side.ts';
import { wordColour } from '../looks.ts';
import { ownersOf } from '../owners.ts';
import { frameOf } from '../pod-row.ts';
import { wallWord, withWall } from '../policy-wall.ts';
import type { Part } from '../shape.ts';
import type { SideDesk } from './side-desk.ts';
import { layStandRow } from './stand-row.ts';

export function layPod(at: SideDesk, pod: Pod, { y }: Stand, id: string): void {
  const { desk, linesOf } = at;
  const stale = knownOf(desk, 'Pod', pod.namespace) === 'stale';
  const look = stale ? 'off' : lampOfPod(pod);
  const dim = !onPath(desk.path, 'pods', pod.uid);
  const lines = linesOf.get(pod.uid) ?? [];
  const address = addressOf(at, pod);
  if (stale) layHatch(desk, desk.columns.pod, desk.columns.podEnd, y, dim);
  layStandRow(desk, {
    key: `pod:${pod.uid}`,
    label: messages.label.pod(pod.name, withWall(statement(desk, pod), ...lines), address, pod.node),
    object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
    name: pod.name,
    ...ownersOf(desk, pod),
    address,
    look,
    word: stale
      ? part(en.line.was(podWord(pod, desk.now)), 'text', 'ink3')
      : isWalled(pod, lines)
        ? wallWord(at.desk)
        : wordOf(at, pod, new Set(lines.map(line => line.service)).size),
    y,
    dim,
    struck: look === 'terminating' && !desk.plays('pod-terminating', pod.uid),
    lit: desk.lit.has(`pod:${pod.uid}`),
    quiet: false,
    id,
  });
  if (look === 'ready' && lines.length === 0 && isWanted(pod)) layAsked(at, y, dim);
  if (look !== 'starting' || desk.plays('seat-taken', pod.uid)) return;
  desk.shapes.push({
    type: 'rect',
    ...frameOf(desk, y),
    stroke: 'starting',
    lineWidth: strokes.frame,
    dash: dashes.frame,
    dim,
  });
}

/** A Service asks for it. */
function isWanted(pod: Pod): boolean {
  return (pod.wantedBy ?? []).length > 0;
}

/** Intended, not served: amber dots from the pod to an empty place left of it. */
function layAsked({ desk, side }: SideDesk, y: number, dim: boolean): void {
  const x = side.columns.socket - 12;
  const look = { colour: 'starting', dim } as const;
  desk.shapes.push({
    type: 'line',
    points: [side.columns.socket + 6, y, x + 9, y],
    lineWidth: 2,
    dash: dashes.notReady,
    round: true,
    ...look,
  });
  desk.shapes.push({ type: 'ring', x, y, r: 5, lineWidth: 1.6, dash: [3, 2.6], ...look });
}

/** The one that its list says, so that both sides say the same. */
function addressOf({ desk, linesOf }: SideDesk, pod: Pod): string | undefined {
  const block = desk.placement.spots.get(pod.uid)?.block;
  const lines = linesOf.get(pod.uid) ?? [];
  const own = lines.find(line => block?.startsWith(line.service) && line.address === pod.ips[0]) ?? lines[0];
  return pod.ips[0] ?? own?.address;
}

/** It is ready, and nobody gets as far. */
function isWalled(pod: Pod, lines: readonly Endpoint[]): boolean {
  return lampOfPod(pod) === 'ready' && lines.length > 0 && lines.every(({ wall }) => wall === 'nobody');
}

/** Quiet when all is well; what differs is bold, in its colour. */
function wordOf({ desk }: SideDesk, pod: Pod, lists: number): Part {
  const look = lampOfPod(pod);
  if (look === 'ready' && lists > 1) return part(messages.inLists(lists), 'text', 'ink2');
  // Where several are looked at, whose it is tells more than that all is well.
  if (look === 'ready' && lists > 0 && desk.placement.headings.length > 0)
    return part(pod.namespace, 'text', 'ink2');
  if (look === 'ready' && lists === 0) {
    const asked = !desk.placement.spots.get(pod.uid)?.block.startsWith('in-no-list|');
    return asked
      ? part(
          facingWord(pod, undefined, desk.now, true, isWanted(pod)),
          'bold',
          isWanted(pod) ? 'starting' : 'failed',
        )
      : part(desk.roomy ? messages.readyInNoList : en.pod.inNoList, 'text', 'ink2');
  }
  const leave = leaveWord(desk, pod);
  if (leave !== undefined) return leave;
  return part(
    podWord(pod, desk.now),
    look === 'ready' || look === 'finished' ? 'text' : 'bold',
    wordColour(look),
  );
}
