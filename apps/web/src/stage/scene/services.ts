/** The left side of a block: the Service's name on its line, its number, and what there is to say about it. Part of `still`. */
import { en } from '@switchboard/core/scene/messages/en';
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { numberOf, serviceSentences } from '@switchboard/core/scene/words';
import type { Service } from '@switchboard/core/topology';
import { messages } from '../messages.ts';
import { type Desk, part, say, widthOf, wrap } from './desk.ts';
import type { Part } from './shape.ts';

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
  const said = service === undefined ? [] : serviceSentences(service, desk.topology, desk.calls);
  const gone = service === undefined && !hasLines(block);
  const number = gone
    ? [part(messages.serviceGone, 'strong', 'ink3')]
    : numberParts(desk, service, said.find(({ tone }) => tone === 'strong')?.text);
  const sentences = said.filter(({ tone }) => tone !== 'strong');
  const height = Math.round(size * 1.1);
  desk.words.push({
    key: `service:${block.service}`,
    group: 'Services',
    tag: 'button',
    label: gone
      ? messages.label.tombstone(block.name, '')
      : messages.label.service(block.name, number.map(({ text }) => text).join(''), sentences[0]?.text ?? ''),
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
        parts: [part(text, 'name', selected ? 'markerInk' : gone ? 'ink3' : 'ink')],
      },
    ],
    dim,
    selected,
  });
  if (phone) return c.service + width;
  const below = y + Math.round(size * 0.33) + (desk.roomy ? 20 : 16);
  // Lines that stand above the next block's name; the first two always have room.
  const next = desk.placement.blocks.find(other => other.nameY > y && (other.type !== 'list' || other.named));
  const end = next === undefined ? block.bottom + desk.pitch : next.nameY - size * 0.5;
  const most = Math.max(1, Math.floor((end - below - 6) / 17));
  say(desk, 'Services', `number:${block.key}`, { x: c.service, y: below }, sizes.address - 1.5, number, {
    dim,
  });
  let line = 0;
  for (const sentence of sentences) {
    const bad = sentence.tone === 'bad';
    const wide = bad ? 'bold' : 'text';
    const room = c.capsule - 18 - c.service;
    const left = most - line;
    const wrapped = wrap(desk, sentence.text, wide, 13, room, left);
    const role = !bad && wrapped.at(-1)?.endsWith('…') ? 'narrow' : wide;
    for (const text of role === wide ? wrapped : wrap(desk, sentence.text, role, 13, room, left)) {
      if (line >= most) break;
      const at = { x: c.service, y: below + (desk.roomy ? 19 : 17) + line * 17 };
      say(desk, 'Services', `say:${block.key}:${line}`, at, 13, [part(text, role, bad ? 'failed' : 'ink2')], {
        dim,
      });
      line++;
    }
  }
  return c.service + width;
}

/** Without lines and without its Service, a block only keeps the tombstones company. */
function hasLines(block: List | Alias): boolean {
  if (block.type === 'alias') return false;
  return (
    block.fold !== undefined ||
    block.seats.some(({ occupant }) => occupant.type === 'line' || occupant.type === 'draining')
  );
}

function isSelected(desk: Desk, name: string): boolean {
  const { selection } = desk;
  return selection?.kind === 'Service' && selection.name === name;
}

/** The number and its port; what stands instead of one where there is none. */
function numberParts(desk: Desk, service: Service | undefined, instead: string | undefined): readonly Part[] {
  if (service === undefined) return [part(en.service.unknownService, 'strong', 'failed')];
  const { address, port, target } = numberOf(service);
  if (address === undefined) return [part(instead ?? '', 'strong', 'ink')];
  const more = service.ports.length > 1 ? ` +${service.ports.length - 1}` : '';
  const short = port === undefined ? '' : `:${port}`;
  const long = target === undefined ? short : `${short} → ${target}`;
  const room = desk.columns.capsule - 14 - desk.columns.service;
  const candidates = [long + more, short + more, ''].map(ports => [
    part(address, 'address', 'ink'),
    part(ports, 'port', 'ink3'),
  ]);
  return (
    candidates.find(parts => widthOf(desk, parts, desk.sizes.address - 1.5) <= room) ?? candidates[2] ?? []
  );
}

function cut(desk: Desk, text: string, size: number, room: number): string {
  if (desk.measure(text, 'name', size) <= room) return text;
  let shorter = text;
  while (shorter.length > 1 && desk.measure(`${shorter}…`, 'name', size) > room)
    shorter = shorter.slice(0, -1);
  return `${shorter}…`;
}
