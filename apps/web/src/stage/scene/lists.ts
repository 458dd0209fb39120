/**
 * The list of a block: strands or a look-up line into it, the capsule that holds its lamps, the name of its slice; dashed and red where nobody is in it.
 * Part of `still`.
 */
import { en } from '@switchboard/core/scene/messages/en';
import type { Block, Occupant } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { type Desk, level, part, type Stretch, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import { foldGroups } from './fold-groups.ts';
import { layPortHeads, portColumns, portsWidth } from './port-columns.ts';
import { layStrands, strandsOf } from './strands.ts';
import { isUnseen, layUnseenList } from './unseen-list.ts';

type List = Extract<Block, { readonly type: 'list' }>;

/** The list's own body: strands or a look-up line into it, its capsule, the name of its slice above. */
export function layList(desk: Desk, block: List, nameEnd: number): void {
  const { columns: c, topology } = desk;
  const service = topology.services.get(block.service);
  const dim = !onPath(desk.path, 'services', block.service);
  const rows = capsuleRows(block);
  const reach = overhang(desk);
  const broken = isBroken(desk, block);
  const cut = desk.faults?.cutAt(block.service);
  if (isUnseen(desk, block)) {
    layUnseenList(desk, block, nameEnd);
    if (block.named && cut === 'name' && c.form !== 'phone')
      layBroken(desk, block, nameEnd + 14, c.capsule - 11, dim);
    return;
  }
  if (block.named && c.form !== 'phone') {
    const from = nameEnd + 14;
    const to = c.capsule - 11;
    if (broken || cut === 'name') layBroken(desk, block, from, to, dim);
    else if (cut === 'beyond') layBreak(desk, block.service, { from, to, y: block.nameY }, dim);
    else if (service?.headless) {
      level(desk, from, to, block.nameY, 'ink3', { lineWidth: 1.5, dash: dashes.lookup, round: true, dim });
    } else layInto(desk, block, from, to, dim);
  }
  const [top, bottom] = [rows.top - reach, rows.bottom + reach];
  const look = desk.plays('capsule', block.key) ? 'moving' : broken ? 'empty' : 'list';
  const parts = look === 'list' ? capsules(desk, block, top, bottom) : [{ top, bottom }];
  for (const part of parts) desk.shapes.push({ type: 'capsule', x: c.capsule, ...part, look, dim });
  parts.forEach((part, i) => {
    const next = parts[i + 1];
    if (next !== undefined) layLinkBetween(desk, part.bottom, next.top, dim);
  });
  layPortHeads(desk, block, top - 10, dim);
  if (parts.length === 1) laySliceNames(desk, block, top, dim);
}

/** One capsule per slice where the fold shows them apart; where they are strips, one more for what keeps its own row. */
function capsules(desk: Desk, block: List, top: number, bottom: number) {
  const { fold } = block;
  const groups = fold === undefined ? [] : foldGroups(desk, fold, block.key, block);
  const last = groups.at(-1);
  if (fold === undefined || last === undefined || groups.length < 2) return [{ top, bottom }];
  const inset = Math.min(4, last.height / 6);
  const parts = groups.map(({ y, height, seats }) => {
    const row = seats.filter(({ occupant }) => isHeld(occupant)).at(-1);
    const end = row === undefined ? y + height / 2 - inset : row.y + desk.pitch / 2 - 1;
    return { top: Math.round(y - height / 2 + inset), bottom: Math.round(end) };
  });
  const end = Math.max(parts.at(-1)?.bottom ?? 0, Math.round(last.y + last.height / 2));
  const rest = bottom - end > desk.pitch / 2 ? [{ top: end + 1, bottom }] : [];
  return [...parts, ...rest];
}

/** Strands from the name into the list. */
function layInto(desk: Desk, block: List, from: number, to: number, dim: boolean): void {
  const heights = layStrands(desk, strandsOf(desk, block.service), from, to, block.nameY, dim);
  for (const [id, y] of heights) desk.strands.set(id, { from: to, to: from, y });
}

/** How far a capsule reaches over its first and last lamp. */
export function overhang(desk: Desk): number {
  return desk.pitch < 28 ? 13 : 14;
}

/** First and last height that the capsule holds: to the last seat that is taken, or has a tombstone; `without` those lines. */
export function capsuleRows(
  block: List,
  without: ReadonlySet<string> = new Set(),
): { readonly top: number; readonly bottom: number } {
  const taken = block.seats.filter(
    ({ occupant }) => isHeld(occupant) && !(occupant.type === 'line' && without.has(occupant.endpoint)),
  );
  const foldEnds = (block.fold?.parts ?? []).map(part => part.bottom);
  const heights = [...foldEnds, ...taken.map(seat => seat.y)];
  const first = block.top;
  if (heights.length === 0) return { top: first, bottom: Math.max(first, lastPod(block) ?? first) };
  return { top: first, bottom: Math.max(...heights) };
}

/** Whether the list has a lamp there, or a tombstone. */
function isHeld({ type }: Occupant): boolean {
  return type !== 'free' && type !== 'pod';
}

function lastPod(block: List): number | undefined {
  return block.seats.filter(seat => seat.occupant.type === 'pod').at(-1)?.y;
}

/** Nobody picks up, and it is known why. */
export function isBroken(desk: Desk, block: List): boolean {
  const silence = desk.topology.services.get(block.service)?.silence;
  if (silence === undefined) return false;
  return (
    block.fold === undefined &&
    !block.seats.some(({ occupant }) => occupant.type === 'line' || occupant.type === 'draining')
  );
}

/** The way breaks between the name and the list. */
function layBroken(desk: Desk, block: List, from: number, to: number, dim: boolean): void {
  const y = block.nameY;
  const middle = Math.round((from + to) / 2);
  if (to - from < 60) {
    layBreak(desk, block.service, { from, to, y }, dim);
    // A small sign where there is no room for the large one.
    desk.nodes.push({ id: `broken:${block.key}`, type: 'lamp', look: 'failed', x: middle, y, dim });
    return;
  }
  layBreak(desk, block.service, { from, to: middle - 15, y }, dim);
  desk.nodes.push({ id: `broken:${block.key}`, type: 'lamp', look: 'broken', x: middle, y, dim });
  level(desk, middle + 20, to - 1, y, 'failed', { lineWidth: 1.5, dash: dashes.lookup, round: true, dim });
}

/** Red dashes: callers come as far as this. While they grow they are ink, and only their bed lies here. */
export function layBreak(desk: Desk, service: string, stretch: Stretch, dim: boolean): void {
  desk.breaks.set(service, [...(desk.breaks.get(service) ?? []), stretch]);
  const { from, to, y } = stretch;
  if (desk.plays('broken', service)) level(desk, from, to, y, 'rule', { dim });
  else level(desk, from, to, y, 'failed', { lineWidth: strokes.broken, dash: dashes.broken, dim });
}

/** The objects behind the list; the second family says which one it is. */
function laySliceNames(desk: Desk, block: List, top: number, dim: boolean): void {
  const { columns: c } = desk;
  if (!desk.roomy && block.named) return;
  const slices = [...desk.topology.slices.values()].filter(
    slice =>
      slice.namespace === block.namespace && slice.service === block.name && slice.family === block.family,
  );
  const name = slices.map(slice => slice.name).sort()[0];
  if (name === undefined) return;
  const several = desk.placement.blocks.some(
    other => other.type === 'list' && other.service === block.service && other.key !== block.key,
  );
  const more = [
    slices.length > 1 ? ` +${slices.length - 1}` : '',
    ...(several ? [` · ${block.family}`] : []),
  ].join('');
  const spot = sliceSpot(desk, block, top);
  if (spot === undefined) return;
  const { x } = spot;
  const room = c.listEnd - x - portsWidth(portColumns(desk, block.service));
  const text = `${fittedName(desk, name, 'port', 12, room - desk.measure(more, 'port', 12))}${more}`;
  const mirrored = slices.some(({ managedBy }) => managedBy === 'endpointslicemirroring-controller.k8s.io');
  const left = room - desk.measure(text, 'port', 12) - desk.measure(' · ', 'text', 12);
  const copied = mirrored ? fittedName(desk, en.line.copiedFrom(block.name), 'text', 12, left) : '';
  const parts = [
    part(text, 'port', 'ink3'),
    ...(copied === '' ? [] : [part(` · ${copied}`, 'text', 'ink3')]),
  ];
  say(desk, 'Endpoints', `slice:${block.key}`, spot, 12, parts, { dim, full: name });
}

/**
 * Above the capsule; beside its upper end where the capsule above may reach as far as that; nowhere where its rows may. It is asked how far that list may reach, not how
 * far it reaches now: nobody's coming moves a name.
 */
function sliceSpot(
  desk: Desk,
  block: List,
  top: number,
): { readonly x: number; readonly y: number } | undefined {
  const { columns: c, placement } = desk;
  const over = placement.blocks[placement.blocks.indexOf(block) - 1];
  const reach = over === undefined ? Number.NEGATIVE_INFINITY : over.bottom;
  const above = { x: block.named ? c.capsule - 11 : c.list + 2, y: top - 11 };
  if (reach + overhang(desk) + 2 <= above.y - nameReach) return above;
  const beside = { x: c.list + 2, y: block.top - 18 };
  return reach + rowReach <= beside.y - nameReach ? beside : undefined;
}

/** How far letters of a slice's name reach over their middle, and words and boxes of a row below theirs. */
const nameReach = 6;
const rowReach = 13;

/** A link between the capsules of one Service's families. */
export function layLink(desk: Desk, upper: List, lower: List): void {
  const dim = !onPath(desk.path, 'services', upper.service);
  const from = capsuleRows(upper).bottom + overhang(desk);
  layLinkBetween(desk, from, capsuleRows(lower).top - overhang(desk), dim);
}

function layLinkBetween(desk: Desk, from: number, to: number, dim: boolean): void {
  const { capsule } = desk.columns;
  desk.shapes.push({ type: 'rect', x: capsule - 2, y: from, width: 4, height: to - from, fill: 'ink', dim });
}
