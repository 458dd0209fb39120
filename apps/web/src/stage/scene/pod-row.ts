/**
 * One row of the pods' side: address, name and word in their places, a strike through the address, a hairline to the lamp in the lane. Used for pods, for
 * pods that are named again, and for those that are gone.
 */
import { en } from '@switchboard/core/scene/messages/en';
import { showName, splitAddress, splitPodName } from '@switchboard/core/scene/show-name';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { layNodeBeside } from './beside-lamp.ts';
import { type Desk, inMarkerInk, isSelected, level, mark, part, say, widthOf } from './desk.ts';
import { fittedName } from './fitted.ts';
import { addressColour, colourOf } from './looks.ts';
import type { Box, LampLook, Part, Run } from './shape.ts';

/** As wide as most addresses are. */
const usualAddress = '10.244.1.11';

/** How far a strike reaches over its word. */
export const over = 3;

/** The frame around a row, inside its hairlines; where rows stand close it takes all that they leave, so that it crosses no letters. */
export function frameOf(desk: Desk, y: number) {
  const { columns: c, pitch } = desk;
  const inset = pitch < 30 ? 1.5 : 4.5;
  return {
    x: c.pod - 6.5,
    y: y - Math.floor(pitch / 2) + inset,
    width: c.podEnd - c.pod + 6,
    height: pitch - 2 * inset,
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
  /** Said in its place where there is no room for both it and the end of the name. */
  readonly wordShort?: Part;
  /** The list says the same: where there is no room, the name wins. */
  readonly wordSpare: boolean;
  readonly y: number;
  readonly dim: boolean;
  /** Said before, elsewhere. */
  readonly quiet: boolean;
  readonly struck: boolean;
  readonly lit: boolean;
  /** No list says its address, so it is said even where the pods' side has no room: left of the wire. */
  readonly unlisted: boolean;
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
  const whole =
    row.address === undefined
      ? [part(en.pod.noAddress, 'text', 'starting')]
      : split(row.address, row.look, row.quiet);
  // An address as long as they get leaves room for a name.
  const usualSize = row.address === undefined ? 13 : sizes.address;
  const most = Math.max(c.podEnd - c.pod - 84, desk.measure('10.244.100.100', 'address', usualSize));
  const addressSize = Math.max(12, Math.min(usualSize, (usualSize * most) / widthOf(desk, whole, usualSize)));
  const addressParts =
    row.address === undefined || widthOf(desk, whole, addressSize) <= most
      ? whole
      : split(fittedName(desk, row.address, 'address', addressSize, most), row.look, row.quiet);
  const addressWidth = phone ? 0 : widthOf(desk, addressParts, addressSize);
  // Names stand in one column unless an address is longer than most.
  const usual = Math.max(
    c.podName - c.pod,
    Math.round(desk.measure(usualAddress, 'address', sizes.address)) + 14,
  );
  // Framed rows keep their word off the frame; others end where the heads end.
  const framed = row.look === 'starting' || row.leader === 'none';
  const fitWith = (beside: Part | undefined) =>
    fitName(desk, row, {
      roomy: phone ? 0 : Math.max(usual, Math.round(addressWidth) + 14),
      tight: phone ? 0 : Math.round(addressWidth) + 8,
      end: c.podEnd - c.pod,
      word: (beside === undefined ? 0 : desk.measure(beside.text, beside.role, 13)) + (framed ? 6 : 0),
    });
  const first = fitWith(row.word);
  const short = first.crowded ? row.wordShort : undefined;
  const fitted = short === undefined ? first : fitWith(short);
  const { nameX, name } = fitted;
  const word = fitted.worded ? (short ?? row.word) : undefined;
  const selected = isSelected(desk, row.object);
  const ink = (parts: readonly Part[]) => (selected ? inMarkerInk(parts) : parts);
  const inset = framed ? 6 : fitted.tight ? -6 : 0;
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
            parts: ink(addressParts),
            lit: row.lit,
          },
        ]),
    { key: 'name', x: nameX, anchor: 'start', y: middle, size: sizes.pod, parts: ink(name) },
    ...(word === undefined
      ? []
      : [{ key: 'word', x: inset, anchor: 'end' as const, y: middle, size: 13, parts: ink([word]) }]),
  ];
  const box = rowBox(desk, row.y);
  if (selected) mark(desk, { ...box, x: box.x - 6, y: box.y + 2, width: box.width + 12, height: pitch - 4 });
  desk.words.push({
    key: row.key,
    group: 'Pods',
    tag: 'button',
    label: row.label,
    ...box,
    runs,
    full: row.name,
    dim: row.dim,
    selected,
    ...(row.object === undefined ? {} : { object: row.object }),
  });
  if (phone && row.unlisted && row.address !== undefined) {
    const at = { x: c.listEnd, y: row.y, anchor: 'end' as const };
    say(desk, 'Pods', `address:${row.key}`, at, addressSize, addressParts, { dim: row.dim });
  }
  if (row.struck && row.address !== undefined && !phone) {
    level(
      desk,
      c.pod - over,
      c.pod + addressWidth + over,
      row.y,
      selected ? 'markerInk' : row.leader === 'none' ? 'ink3' : 'terminating',
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
  const from =
    word === undefined && !selected
      ? c.pod + nameX + widthOf(desk, name, sizes.pod) + 10
      : c.podEnd + (selected || fitted.tight ? 11 : 6);
  const quiet = row.node.look === 'ready' || row.node.look === 'echo' || row.node.look === 'finished';
  const at = { key: row.key, node: row.lane ?? '', x, y: row.y };
  const before = quiet ? 10 : layNodeBeside(desk, at, colourOf[row.node.look], row.dim);
  if (x - before > from)
    level(desk, from, x - before, row.y, row.leader, {
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

interface Fitted {
  readonly nameX: number;
  readonly name: readonly Part[];
  readonly tight: boolean;
  readonly worded: boolean;
  /** Even the end of the name does not fit beside the word. */
  readonly crowded?: boolean;
}

/**
 * The end of a name tells pods apart, so the front gives way where there is no room, then the space around the name, then the beginning of its own part. The
 * ReplicaSet's hash is said nowhere: it tells nothing apart.
 */
export function fitName(
  desk: Desk,
  row: Row,
  at: { readonly roomy: number; readonly tight: number; readonly end: number; readonly word: number },
): Fitted {
  const split = splitPodName(row.name, row.owner, row.root);
  const [shared, own] = [showName(split.shared), showName(split.own)];
  const size = desk.sizes.pod;
  const ink = row.quiet ? 'ink2' : row.leader === 'none' ? 'ink3' : 'ink';
  const room = at.end - at.roomy - (at.word === 0 ? 4 : at.word + 12);
  const shorter = Array.from(
    { length: Math.max(0, Math.min(40, shared.length) - 5) },
    (_, i) => `${shared.slice(0, Math.min(40, shared.length) - 2 - i)}…-`,
  );
  // An ordinal alone names nobody.
  const ordinal = shared !== '' && own.length < 4 && /^\d+$/.test(own);
  for (const front of ordinal ? [shared, ...shorter] : [shared, ...shorter, '']) {
    const parts = [...(front === '' ? [] : [part(front, 'text', 'ink3')]), part(own, 'strong', ink)];
    if (widthOf(desk, parts, size) <= room)
      return { nameX: at.roomy, name: parts, tight: false, worded: true };
  }
  if (ordinal && row.wordSpare && at.word > 0)
    return { ...fitName(desk, row, { ...at, word: 0 }), worded: false };
  const most = at.end + 6 - at.tight - (at.word === 0 ? 6 : at.word + 4);
  if (row.wordSpare && at.word > 0 && desk.measure(own, 'strong', size) > most) {
    return { ...fitName(desk, row, { ...at, word: 0 }), worded: false };
  }
  let text = shared === '' ? fittedName(desk, split.own, 'strong', size, most) : own;
  for (let cut = 1; cut < own.length - 2 && desk.measure(text, 'strong', size) > most; cut++) {
    text = `…${own.slice(cut)}`;
  }
  const crowded = desk.measure(text, 'strong', size) > most;
  return { nameX: at.tight, name: [part(text, 'strong', ink)], tight: true, worded: true, crowded };
}

export function laneX(desk: Desk, node: string | undefined): number | undefined {
  const { side } = desk.placement;
  if (side !== undefined) return node === undefined ? undefined : side.columns.lamp;
  return desk.placement.lanes.find(lane => lane.node === node)?.x;
}
