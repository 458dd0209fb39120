/**
 * The left side of a block: the Service's name on its line, its number, a sentence or two, the strands into the list and the capsule that holds the
 * list's lamps. Part of `still`.
 */
import type { Block } from '@switchboard/core/scene/placement';
import type { Service } from '@switchboard/core/topology';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { onPath } from './path.ts';
import type { Part } from './shape.ts';
import { sentencesOf } from './speech.ts';
import { layStrands, strandsOf } from './strands.ts';

type List = Extract<Block, { readonly type: 'list' }>;
type Alias = Extract<Block, { readonly type: 'alias' }>;

/** Name, number and sentences. Returns where the name ends. */
export function layName(desk: Desk, block: List | Alias): number {
  const { columns: c, sizes } = desk;
  const service = desk.topology.services.get(block.service);
  const dim = !onPath(desk.path, 'services', block.service);
  const y = block.nameY;
  const phone = c.form === 'phone';
  const room = phone ? c.serviceWidth : c.capsule - 11 - c.service - 30;
  let size: number = phone ? 22 : sizes.service;
  // A long name is set smaller, down to a size at which it is still a name; beyond that it is cut.
  while (size > 18 && desk.measure(block.name, 'name', size) > room) size -= 0.5;
  const text = cut(desk, block.name, size, room);
  const width = Math.ceil(desk.measure(text, 'name', size));
  const selected = isSelected(desk, block.name);
  const number = numberOf(service);
  const sentences = sentencesOf(desk, block.service);
  const height = Math.round(size * 1.1);
  desk.words.push({
    key: `service:${block.service}`,
    group: 'Services',
    tag: 'button',
    label: messages.label.service(block.name, number.map(({ text }) => text).join(''), sentences[0]?.text ?? ''),
    object: { kind: 'Service', namespace: block.namespace, name: block.name },
    x: c.service - 8,
    y: Math.round(y - height / 2),
    width: width + 16,
    height,
    runs: [
      {
        key: 'name',
        x: 8,
        anchor: 'start',
        y: height / 2,
        size,
        parts: [part(text, 'name', selected ? 'markerInk' : 'ink')],
      },
    ],
    dim,
    selected,
  });
  if (phone) return c.service + width;
  const below = y + Math.round(size * 0.33) + (desk.roomy ? 20 : 16);
  const numberSize = service?.headless || service === undefined || service.type === 'ExternalName' ? 14 : sizes.address - 1.5;
  say(desk, 'Services', `number:${block.key}`, { x: c.service, y: below }, numberSize, number, { dim });
  const limit = desk.roomy ? 3 : 1;
  sentences.slice(0, limit).forEach((sentence, index) => {
    const wrapped = cutTo(desk, sentence.text, 13, c.capsule - 20 - c.service);
    say(
      desk,
      'Services',
      `say:${block.key}:${index}`,
      { x: c.service, y: below + (desk.roomy ? 19 : 17) + index * 17 },
      13,
      [part(wrapped, sentence.bad ? 'bold' : 'text', sentence.bad ? 'failed' : 'ink2')],
      { dim },
    );
  });
  return c.service + width;
}

function isSelected(desk: Desk, name: string): boolean {
  const { selection } = desk;
  return selection?.kind === 'Service' && selection.name === name;
}

function numberOf(service: Service | undefined): readonly Part[] {
  if (service === undefined) return [part(messages.noService, 'strong', 'failed')];
  if (service.type === 'ExternalName') return [part(messages.noNumberNoList, 'strong', 'ink')];
  const number = service.clusterIPs[0];
  if (service.headless || number === undefined) return [part(messages.noNumber, 'strong', 'ink')];
  const port = service.ports[0];
  const more = service.ports.length > 1 ? ` +${service.ports.length - 1}` : '';
  const ports = port === undefined ? '' : `:${port.port} → ${port.target}${more}`;
  return [part(number, 'address', 'ink'), part(ports, 'port', 'ink3')];
}

/** The list's own body: strands or a look-up line into it, its capsule, the name of its slice above. */
export function layList(desk: Desk, block: List, nameEnd: number): void {
  const { columns: c, topology } = desk;
  const service = topology.services.get(block.service);
  const dim = !onPath(desk.path, 'services', block.service);
  const rows = capsuleRows(block);
  const broken = isBroken(desk, block);
  if (block.named && c.form !== 'phone') {
    const from = nameEnd + 14;
    const to = c.capsule - 11;
    if (broken) layBroken(desk, block, from, to, dim);
    else if (service?.headless) {
      level(desk, from, to, block.nameY, 'ink3', { lineWidth: 1.5, dash: dashes.lookup, round: true, dim });
    } else layStrands(desk, strandsOf(desk, block.service), from, to, block.nameY, dim);
  }
  if (rows === undefined) return;
  const [top, bottom] = [rows.top - 14, rows.bottom + 14];
  desk.nodes.push({
    id: `list:${block.key}`,
    type: 'capsule',
    look: broken ? 'empty' : 'list',
    x: c.capsule,
    y: (top + bottom) / 2,
    height: bottom - top,
    dim,
  });
  laySliceNames(desk, block, top, dim);
}

/** First and last height that the capsule holds: to the last seat that is taken, or has a tombstone. */
export function capsuleRows(block: List): { readonly top: number; readonly bottom: number } | undefined {
  const taken = block.seats.filter(({ occupant }) => occupant.type !== 'free' && occupant.type !== 'pod');
  const heights = [...(block.fold === undefined ? [] : [block.fold.y]), ...taken.map(seat => seat.y)];
  const first = block.fold?.y ?? block.seats[0]?.y ?? block.top;
  const last = heights.at(-1);
  if (last === undefined) return { top: first, bottom: Math.max(first, lastPod(block) ?? first) };
  return { top: first, bottom: last };
}

function lastPod(block: List): number | undefined {
  return block.seats.filter(seat => seat.occupant.type === 'pod').at(-1)?.y;
}

/** Nobody picks up, and it is known why. */
export function isBroken(desk: Desk, block: List): boolean {
  const silence = desk.topology.services.get(block.service)?.silence;
  if (silence === undefined) return false;
  return block.fold === undefined && !block.seats.some(({ occupant }) => occupant.type === 'line' || occupant.type === 'draining');
}

/** The way breaks between the name and the list. */
function layBroken(desk: Desk, block: List, from: number, to: number, dim: boolean): void {
  const y = block.nameY;
  const middle = Math.round((from + to) / 2);
  if (to - from < 60) {
    level(desk, from, to, y, 'failed', { lineWidth: strokes.broken, dash: dashes.broken, dim });
    return;
  }
  level(desk, from, middle - 15, y, 'failed', { lineWidth: strokes.broken, dash: dashes.broken, dim });
  desk.nodes.push({ id: `broken:${block.key}`, type: 'lamp', look: 'broken', x: middle, y, dim });
  level(desk, middle + 20, to - 1, y, 'failed', { lineWidth: 1.5, dash: dashes.lookup, round: true, dim });
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
  const text = [
    slices.length > 1 ? `${name} +${slices.length - 1}` : name,
    ...(several ? [block.family] : []),
  ].join(' · ');
  say(
    desk,
    'Endpoints',
    `slice:${block.key}`,
    { x: block.named ? c.capsule - 11 : c.list + 2, y: top - 11 },
    12,
    [part(text, 'port', 'ink3')],
    { dim },
  );
}

/** A link between the capsules of one Service's families. */
export function layLink(desk: Desk, upper: List, lower: List): void {
  const above = capsuleRows(upper);
  const below = capsuleRows(lower);
  if (above === undefined || below === undefined) return;
  const { columns: c } = desk;
  const y = above.bottom + 14;
  desk.shapes.push({
    type: 'rect',
    x: c.capsule - 2,
    y,
    width: 4,
    height: below.top - 14 - y,
    fill: 'ink',
    dim: !onPath(desk.path, 'services', upper.service),
  });
}

/** ExternalName: the look-up line runs through the words to a hollow diamond outside. */
export function layAlias(desk: Desk, block: Alias, nameEnd: number): void {
  const { columns: c, sizes } = desk;
  const service = desk.topology.services.get(block.service);
  const dim = !onPath(desk.path, 'services', block.service);
  const y = block.nameY;
  const look = { lineWidth: 1.5, dash: dashes.lookup, round: true, dim } as const;
  const noListWidth = desk.measure(messages.thereIsNoList, 'bold', sizes.word);
  const target = service?.externalName ?? '';
  const targetWidth = desk.measure(target, 'address', sizes.address);
  const outside = outsideX(desk);
  level(desk, nameEnd + 14, c.list - 6, y, 'ink3', look);
  say(desk, 'Endpoints', `no-list:${block.key}`, { x: c.list + 2, y }, sizes.word, [
    part(messages.thereIsNoList, 'bold', 'external'),
  ], { dim });
  level(desk, c.list + 8 + noListWidth, c.pod - 8, y, 'ink3', look);
  say(desk, 'Pods', `external-name:${block.key}`, { x: c.pod, y }, sizes.address, [
    part(target, 'address', 'ink2'),
  ], { dim });
  level(desk, c.pod + targetWidth + 10, outside - 9, y, 'ink3', look);
  desk.nodes.push({ id: `external-name:${block.key}`, type: 'lamp', look: 'external-name', x: outside, y, dim });
}

/** Middle of the lane beyond the second border. */
export function outsideX(desk: Desk): number {
  const { columns: c } = desk;
  const border = c.lanesEnd + Math.round((c.outsideEnd - c.lanesEnd) * 0.34);
  return Math.round((border + c.outsideEnd) / 2) + 1;
}

function cut(desk: Desk, text: string, size: number, room: number): string {
  if (desk.measure(text, 'name', size) <= room) return text;
  let shorter = text;
  while (shorter.length > 1 && desk.measure(`${shorter}…`, 'name', size) > room) shorter = shorter.slice(0, -1);
  return `${shorter}…`;
}

function cutTo(desk: Desk, text: string, size: number, room: number): string {
  if (desk.measure(text, 'text', size) <= room) return text;
  const words = text.split(' ');
  while (words.length > 1 && desk.measure(`${words.join(' ')} …`, 'text', size) > room) words.pop();
  return `${words.join(' ')} …`;
}
