/**
 * A list in which nobody is: empty boxes face the pods that one might have expected there, and under them stands what the list asks for and what those pods
 * carry instead. States both, never that somebody erred. Part of `still`.
 */
import { en } from '@switchboard/core/scene/messages/en';
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { pairText, selectorText } from '@switchboard/core/scene/words';
import type { NearMiss } from '@switchboard/core/topology';
import { type Colour, dashes } from '../../tokens/tokens.ts';
import { linesMessages } from '../lines-messages.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import { layPlug } from './line-side.ts';
import type { Part } from './shape.ts';

type List = Extract<Block, { readonly type: 'list' }>;

export function layEmptyList(desk: Desk, block: List): void {
  const { columns: c, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const pods = block.seats.filter(seat => seat.occupant.type === 'pod');
  const rows = pods.length > 0 ? pods : block.seats.filter(seat => seat.occupant.type === 'free').slice(0, 1);
  const [first, last] = [rows[0]?.y, rows.at(-1)?.y];
  if (first === undefined || last === undefined) return;
  const under = desk.shapes.length;
  const asks = layAsks(desk, block, last + desk.pitch, dim);
  const end = desk.placement.side === undefined ? c.podEnd + 6 : c.plug + 8;
  const from = c.capsule + 18;
  desk.shapes.splice(under, 0, {
    type: 'rect',
    x: from,
    y: Math.round(first - desk.pitch / 2),
    width: end - from,
    height: last - first + desk.pitch * (asks ? 2 : 1),
    fill: 'failWash',
    dim,
  });
  const size = desk.roomy ? 15 : 14;
  const taken = c.list + desk.measure(en.line.empty, 'bold', size) + 12;
  const usual = desk.measure('10.244.1.12:8080', 'address', sizes.address);
  const width = Math.round(Math.min(usual, c.listEnd - taken));
  const height = Math.min(24, desk.pitch - 5);
  for (const seat of rows) {
    desk.shapes.push({
      type: 'rect',
      x: c.listEnd - width - 2,
      y: seat.y - height / 2,
      width: width + 4,
      height,
      stroke: 'failed',
      lineWidth: 1.6,
      dash: dashes.frame,
      dim,
    });
    layPlug(desk, c.plug, seat.y, 'failed', dim);
  }
  const empty = [part(en.line.empty, 'bold', 'failed')];
  say(desk, 'Endpoints', `empty:${block.key}`, { x: c.list + 2, y: first }, size, empty, { dim });
}

/** What the list asks for, and what is carried; only where a seat of the list is free for these words. */
function layAsks(desk: Desk, block: List, y: number, dim: boolean): boolean {
  const { columns: c } = desk;
  const service = desk.topology.services.get(block.service);
  const silent = service?.silence?.why === 'selector-matches-nothing';
  if (service === undefined || !silent || y > block.bottom || c.form === 'phone') return false;
  const { nearMiss } = service;
  const asked = nearMiss === undefined ? selectorText(service) : pairText(nearMiss.asked);
  if (asked === '') return false;
  const size = desk.sizes.address - 1.5;
  const lit = desk.lit.has(`selector:${block.key}`);
  const room = c.listEnd - c.list - desk.measure(messages.asksFor, 'text', 13) - 8;
  const text = fittedName(desk, asked, 'address', size, room);
  const width = Math.ceil(desk.measure(text, 'address', size));
  const end = { y, anchor: 'end' as const };
  // In the lens `nodes` there is nothing beside it to compare with.
  const apart = text === asked && desk.placement.side === undefined ? apartIn(nearMiss) : undefined;
  const shown = apart === undefined ? [part(text, 'address', 'ink')] : inParts(apart.asked, 'failed');
  if (apart !== undefined) layUnderline(desk, apart.asked, { x: c.listEnd - width, y, size }, 'failed', dim);
  say(desk, 'Endpoints', `asks:${block.key}`, { ...end, x: c.listEnd }, size, shown, {
    dim,
    lit,
    full: asked,
  });
  const before = [part(messages.asksFor, 'text', 'ink2')];
  say(desk, 'Endpoints', `asks-for:${block.key}`, { ...end, x: c.listEnd - width - 4 }, 13, before, { dim });
  if (desk.placement.side !== undefined) return true;
  const middle = { x: (c.plug + c.socket) / 2, y, anchor: 'middle' as const };
  say(desk, 'Endpoints', `differs:${block.key}`, middle, 20, [part('≠', 'bold', 'failed')], { dim });
  if (nearMiss === undefined) {
    say(
      desk,
      'Pods',
      `theirs:${block.key}`,
      { x: c.pod, y },
      13,
      [part(messages.notTheirs, 'text', 'ink2')],
      { dim },
    );
  } else layCarried(desk, block, nearMiss, y, size, dim);
  return true;
}

/** `app=cart is what both carry`: the pair with what differs underlined. */
function layCarried(
  desk: Desk,
  block: List,
  nearMiss: NearMiss,
  y: number,
  size: number,
  dim: boolean,
): void {
  const { columns: c } = desk;
  const { carried, asked, pods, name } = nearMiss;
  const whose = linesMessages.carry(pods, name);
  if (carried === undefined) {
    const words = fittedName(desk, linesMessages.lack(pods, name, asked[0]), 'text', 13, c.podEnd - c.pod);
    say(desk, 'Pods', `theirs:${block.key}`, { x: c.pod, y }, 13, [part(words, 'text', 'ink2')], { dim });
    return;
  }
  const full = pairText(carried);
  const text = fittedName(desk, full, 'address', size, c.podEnd - c.pod);
  const width = Math.ceil(desk.measure(text, 'address', size));
  say(desk, 'Pods', `theirs:${block.key}`, { x: c.pod, y }, size, [part(text, 'address', 'ink')], {
    dim,
    full,
  });
  const apart = text === full ? apartIn(nearMiss) : undefined;
  if (apart !== undefined) layUnderline(desk, apart.carried, { x: c.pod, y, size }, 'ink', dim);
  const left = c.podEnd - c.pod - width - 8;
  if (desk.measure(whose, 'text', 13) > left) return;
  say(desk, 'Pods', `whose:${block.key}`, { x: c.pod + width + 8, y }, 13, [part(whose, 'text', 'ink2')], {
    dim,
  });
}

/** A pair in three: as the other one, what differs, as the other one. */
type InThree = readonly [before: string, differs: string, after: string];

function inParts([before, differs, after]: InThree, colour: Colour): readonly Part[] {
  return [part(before, 'address', 'ink'), part(differs, 'address', colour), part(after, 'address', 'ink')];
}

/** Where two values of one key begin to differ, up to where they end to. */
function apartIn(
  nearMiss: NearMiss | undefined,
): { readonly asked: InThree; readonly carried: InThree } | undefined {
  if (nearMiss?.carried === undefined) return undefined;
  const { asked, carried } = nearMiss;
  if (asked[0] !== carried[0]) return undefined;
  const [one, other] = [pairText(asked), pairText(carried)];
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same++;
  let tail = 0;
  while (tail < most - same && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const split = (text: string): InThree => [
    text.slice(0, same),
    text.slice(same, text.length - tail),
    text.slice(text.length - tail),
  ];
  return { asked: split(one), carried: split(other) };
}

/** Where nothing stands that the other one has, the letter after the gap. */
function layUnderline(
  desk: Desk,
  [before, differs, after]: InThree,
  at: { readonly x: number; readonly y: number; readonly size: number },
  colour: Colour,
  dim: boolean,
): void {
  const under = differs === '' ? after.slice(0, 1) : differs;
  const from = at.x + desk.measure(before, 'address', at.size);
  const to = from + desk.measure(under, 'address', at.size);
  level(desk, from, to, at.y + Math.round(at.size * 0.55), colour, { lineWidth: 2, dim });
}
