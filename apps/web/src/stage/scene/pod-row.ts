/**
 * One row of the pods' side: address, name and word in their places, a strike through the address, a hairline to the lamp in the lane. Used for pods, for
 * pods that are named again, and for those that are gone.
 */
import { en } from '@switchboard/core/scene/messages/en';
import { splitAddress, splitPodName } from '@switchboard/core/scene/show-name';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, widthOf } from './desk.ts';
import { addressColour } from './looks.ts';
import type { Box, LampLook, Part, Run } from './shape.ts';

/** How far a strike reaches over its word. */
export const over = 3;

/** y of the frame around a row, inside its hairlines. */
export function frameOf(desk: Desk, y: number) {
  const { columns: c } = desk;
  return {
    x: c.pod - 6.5,
    y: y - Math.floor(desk.pitch / 2) + 4.5,
    width: c.podEnd - c.pod + 6,
    height: desk.pitch - 9,
  };
}

export interface Row {
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

export function rowBox(desk: Desk, y: number) {
  const { columns: c, pitch } = desk;
  return { x: c.pod, y: y - Math.floor(pitch / 2), width: c.podEnd - c.pod, height: pitch };
}

export function layRow(desk: Desk, row: Row): void {
  const { columns: c, sizes, pitch } = desk;
  const middle = pitch / 2;
  const phone = c.form === 'phone';
  const addressParts =
    row.address === undefined
      ? [part(en.pod.noAddress, 'text', 'starting')]
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
      : [
          {
            key: 'address',
            x: 0,
            anchor: 'start' as const,
            y: middle,
            size: addressSize,
            parts: addressParts,
          },
        ]),
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
    level(
      desk,
      c.pod - over,
      c.pod + addressWidth + over,
      row.y,
      row.leader === 'none' ? 'ink3' : 'terminating',
      {
        lineWidth: strokes.strike,
        dim: row.dim,
      },
    );
  }
  const x = laneX(desk, row.lane);
  if (row.leader === 'none') return;
  if (x === undefined || row.node === undefined) {
    if (row.lane === undefined) {
      say(
        desk,
        'Pods',
        `no-node:${row.key}`,
        { x: c.lanes + 2, y: row.y },
        12.5,
        [part(messages.noNodeYet, 'bold', 'starting')],
        { dim: row.dim },
      );
    }
    return;
  }
  const from = row.word === undefined ? c.pod + nameX + widthOf(desk, name, sizes.pod) + 10 : c.podEnd + 6;
  level(desk, from, x - 10, row.y, row.leader, {
    dim: row.dim,
    ...(row.leader === 'starting' ? { dash: dashes.frame } : {}),
  });
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
export function split(address: string, look: LampLook, quiet: boolean): readonly Part[] {
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
  const shorter = Array.from(
    { length: Math.max(0, shared.length - 6) },
    (_, i) => `${shared.slice(0, -2 - i)}…-`,
  );
  for (const candidate of [shared, ...shorter]) {
    const parts = [part(candidate, 'text', 'ink3'), part(own, 'strong', ink)];
    if (widthOf(desk, parts, desk.sizes.pod) <= room) return parts;
  }
  // Without its front it may come a little nearer to the word.
  if (desk.measure(own, 'strong', desk.sizes.pod) <= room + 7) return [part(own, 'strong', ink)];
  let tail = own;
  while (tail.length > 3 && desk.measure(`…${tail}`, 'strong', desk.sizes.pod) > room) tail = tail.slice(1);
  return [part(`…${tail}`, 'strong', ink)];
}

export function laneX(desk: Desk, node: string | undefined): number | undefined {
  return desk.placement.lanes.find(lane => lane.node === node)?.x;
}
