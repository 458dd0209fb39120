/** The left side of a block: the Service's name on its line, its number, and what there is to say about it. Part of `still`. */
import { en } from '@switchboard/core/scene/messages/en';
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { type ServiceSentence, serviceSentences } from '@switchboard/core/scene/words';
import type { Colour } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { isBrokenStop } from './broken-stop.ts';
import { type Desk, isSelected, mark, part, say, widthOf, wrap } from './desk.ts';
import { fittedSize } from './fitted.ts';
import { forkRoom, hasFork } from './fork.ts';
import { aboveHeading } from './headings.ts';
import { numberParts, secondNumber } from './service-number.ts';
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
  const folded = block.type === 'list' && block.fold !== undefined;
  const said = service === undefined ? [] : serviceSentences(service, desk.topology, desk.calls);
  const gone = service === undefined && !hasLines(block);
  const number = gone
    ? [part(messages.serviceGone, 'strong', 'ink3')]
    : numberParts(desk, service, said.find(({ tone }) => tone === 'strong')?.text);
  const room = phone
    ? c.podEnd - c.service - Math.ceil(widthOf(desk, number, 13)) - 16
    : c.capsule - 11 - c.service - 30;
  // One size beside each other: of folds, where there are any.
  const small = folded || desk.placement.blocks.some(other => other.type === 'list' && other.fold);
  const full = phone ? 22 : Math.min(sizes.service, desk.pitch * (small ? 1.1 : 1.25));
  // A long name is set smaller, down to a size at which it is still a name; beyond that it lacks its middle.
  const { text, size } = fittedSize(desk, block.name, 'name', { full, least: 18 }, room);
  const width = Math.ceil(desk.measure(text, 'name', size));
  const object = { kind: 'Service', namespace: block.namespace, name: block.name };
  const selected = isSelected(desk, object);
  const lit = desk.lit.has(`service:${block.service}`);
  // A fold says its number already; what differs is worth a line.
  const own = said.filter(({ tone }) => tone !== 'strong' && !(folded && tone === 'quiet'));
  const height = Math.round(size * 1.1);
  const area = { x: c.service - 8, y: Math.round(y - height / 2), width: width + 16, height };
  if (selected) mark(desk, area);
  desk.words.push({
    key: `service:${block.service}`,
    group: 'Services',
    tag: 'button',
    label: gone
      ? messages.label.tombstone(block.name, '')
      : messages.label.service(block.name, number.map(({ text }) => text).join(''), own[0]?.text ?? ''),
    object,
    full: block.name,
    ...area,
    runs: [
      {
        key: 'name',
        x: 8,
        anchor: 'start',
        y: height / 2,
        size,
        parts: [part(text, 'name', selected ? 'markerInk' : gone ? 'ink3' : 'ink')],
        lit,
      },
    ],
    dim,
    selected,
  });
  const nameEnd = c.service + width;
  if (phone) {
    const word = desk.faults?.word(
      block.service,
      text => desk.measure(text, 'bold', 13) < c.podEnd - nameEnd - 12,
    );
    layBeside(desk, block, nameEnd, word === undefined ? number : [word], dim);
    return nameEnd;
  }
  // Where rows stand close, words under a name do, too: the next name follows soon.
  const close = desk.pitch < 30;
  const first = y + Math.round(size * 0.33) + (desk.roomy && !close ? 20 : 16);
  say(desk, 'Services', `number:${block.key}`, { x: c.service, y: first }, sizes.address - 1.5, number, {
    dim,
  });
  const second = folded ? undefined : secondNumber(desk, service);
  const below = first + (second === undefined ? 0 : numberLine);
  if (second !== undefined) {
    const at = { x: c.service, y: below };
    say(desk, 'Services', `number:${block.key}#2`, at, second.size, second.parts, { dim, full: second.full });
  }
  // Lines that stand above the next block's name; where nothing is folded the first one always has room.
  const next = desk.placement.blocks.find(other => other.nameY > y && (other.type !== 'list' || other.named));
  const heading = desk.placement.headings.find(other => other.y > y);
  const last = Math.max(
    block.bottom + desk.pitch,
    desk.faults === undefined ? 0 : desk.placement.frame.bottom,
  );
  const end = Math.min(
    next === undefined ? last : next.nameY - size * 0.5 - overBorder(next, size),
    heading === undefined ? Number.POSITIVE_INFINITY : heading.y - aboveHeading - 8,
  );
  const most = Math.max(folded ? 0 : 1, Math.floor((end - below - 6) / lineHeight));
  const at = { x: c.service, y: below + (close ? 16 : desk.roomy ? 19 : 17) };
  const forked = hasFork(desk, block) ? forkRoom : 0;
  const wide = c.capsule - 18 - c.service - forked;
  const fits = (text: string) => wrap(desk, text, 'bold', 13, wide, most + 1).length <= most;
  const wrong = service === undefined ? undefined : desk.faults?.sentence(service, fits);
  const sentences = wrong === undefined ? own : [wrong, ...own.filter(({ tone }) => tone !== 'bad')];
  const unchanged = desk.plays('name-unchanged', block.service) && most > 0;
  // The same words, with a tick before them.
  const others = sentences.filter(({ text }) => text !== en.service.unchanged);
  const lines = laySentences(
    desk,
    block.key,
    unchanged ? others : sentences,
    at,
    { most: most - (unchanged ? 1 : 0), room: wide },
    dim,
  );
  if (unchanged) {
    const under = { x: at.x + 16, y: at.y + lines * lineHeight };
    say(
      desk,
      'Services',
      `unchanged:${block.key}`,
      under,
      13,
      [part(en.service.unchanged, 'strong', 'ink')],
      {
        dim,
      },
    );
  }
  if (block.type === 'list' && block.opened && lines < most) {
    say(
      desk,
      'Services',
      `fold-again:${block.key}`,
      { x: at.x, y: at.y + lines * lineHeight },
      13,
      [part(messages.foldAgain, 'strong', 'ink2')],
      { dim, tag: 'button', label: messages.label.foldAgain(block.name), opens: block.service },
    );
  }
  return nameEnd;
}

/** The border around a Service of another namespace has its name in its upper edge. */
function overBorder(next: Block, size: number): number {
  return next.type === 'alias' && next.abroad !== undefined ? size * 0.2 + 10 : 0;
}

const lineHeight = 17;
/** From one number to the next. */
const numberLine = 18;

const colours: Partial<Readonly<Record<ServiceSentence['tone'], Colour>>> = {
  bad: 'failed',
  odd: 'starting',
};

/** In few words where there is little room; returns how many lines they take. */
function laySentences(
  desk: Desk,
  key: string,
  sentences: readonly ServiceSentence[],
  at: { readonly x: number; readonly y: number },
  { most, room }: { readonly most: number; readonly room: number },
  dim: boolean,
): number {
  let line = 0;
  for (const { text, short, tone } of sentences) {
    const colour = colours[tone];
    const role = colour === undefined ? 'text' : 'bold';
    if (line >= most) break;
    const said = short !== undefined && desk.measure(text, role, 13) > room ? short : text;
    for (const words of wrap(desk, said, role, 13, room, most - line)) {
      const lit = line === 0 && desk.lit.has(`selector:${key}`);
      const parts = [part(words, role, colour ?? 'ink2')];
      say(desk, 'Services', `say:${key}:${line}`, { x: at.x, y: at.y + line * lineHeight }, 13, parts, {
        dim,
        lit,
      });
      line++;
    }
  }
  return line;
}

/** On a phone: the paths that lead here behind the name, the number at the right end of the line. */
function layBeside(
  desk: Desk,
  block: List | Alias,
  nameEnd: number,
  number: readonly Part[],
  dim: boolean,
): void {
  const { columns: c } = desk;
  const y = block.nameY;
  const width = Math.ceil(widthOf(desk, number, 13));
  say(desk, 'Services', `number:${block.key}`, { x: c.podEnd, y, anchor: 'end' }, 13, number, { dim });
  let x = nameEnd + 14;
  for (const spot of desk.placement.doors) {
    for (const [i, stop] of spot.stops.entries()) {
      if (stop.service !== block.service) continue;
      const shut = desk.faults?.door(spot.door)?.cuts === true || isBrokenStop(desk, spot, stop);
      const colour = shut ? 'failed' : 'ink';
      const path = [part(stop.path === '' ? messages.defaultPath : stop.path, 'address', colour)];
      const end = x + 24 + widthOf(desk, path, 14);
      if (end > c.podEnd - width - 8) return;
      const points = [x, y - 7, x + 10, y - 7, x + 17, y, x + 10, y + 7, x, y + 7, x, y - 7.75];
      desk.shapes.push({ type: 'line', points, colour, lineWidth: 1.5, dim });
      say(desk, 'Doors', `path:${spot.door}/${spot.host}${stop.path}#${i}`, { x: x + 24, y }, 14, path, {
        dim,
        label: messages.label.path(stop.path, block.name),
      });
      x = Math.ceil(end) + 14;
    }
  }
}

/** Without lines and without its Service, a block only keeps the tombstones company. */
function hasLines(block: List | Alias): boolean {
  if (block.type === 'alias') return false;
  return (
    block.fold !== undefined ||
    block.seats.some(({ occupant }) => occupant.type === 'line' || occupant.type === 'draining')
  );
}
