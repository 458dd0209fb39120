/**
 * What columns and Service say while the true path is drawn: that the list is read and the number is an entry in a table, so that nobody takes them for places. Stands where
 * the usual sentences stand. Part of `still`.
 */
import type { Service } from '@switchboard/core/topology';
import { messages } from '../../messages.ts';
import { type Desk, part, type Sheets, say } from '../desk.ts';
import type { Box } from '../shape.ts';
import { isFree } from './free-place.ts';

export function layGlosses(desk: Desk, service: Service): void {
  for (const [column, gloss] of Object.entries(messages.packet.heads)) layGloss(desk, column, gloss);
  if (!service.headless && service.type !== 'ExternalName') layEntry(desk, service);
}

function layGloss(desk: Desk, column: string, gloss: string): void {
  const { words } = desk.heads;
  const head = words.find(({ key }) => key === `head:${column}`);
  if (head === undefined) return;
  take(words, ({ key }) => key === `gloss:${column}`);
  const x = head.x + head.width + 7;
  const ends = words.filter(other => other.key.startsWith('head:') && other.x > head.x).map(other => other.x);
  if (x + desk.measure(gloss, 'text', 13) > Math.min(desk.placement.width, ...ends) - 16) return;
  const sheet: Sheets = { measure: desk.measure, shapes: desk.heads.shapes, words };
  say(sheet, 'Columns', `gloss:${column}`, { x, y: head.y + head.height / 2 + 0.5 }, 13, [
    part(gloss, 'text', 'ink3'),
  ]);
}

/** In the place of the sentences under its name. */
function layEntry(desk: Desk, service: Service): void {
  const block = desk.placement.blocks.find(
    found => found.type === 'list' && found.service === service.uid && found.named,
  );
  const number = desk.words.find(({ key }) => key === `number:${block?.key}`);
  if (block === undefined || number === undefined) return;
  take(desk.words, ({ key }) => key.startsWith(`say:${block.key}:`));
  const most = desk.columns.capsule - 18 - number.x;
  const lines = messages.packet.entry.flatMap(line =>
    broken(line, text => desk.measure(text, 'text', 13) <= most),
  );
  lines.forEach((line, at) => {
    const y = number.y + number.height + 8 + at * 16;
    const room = { x: number.x, y: y - 7, width: desk.measure(line, 'text', 13), height: 14 };
    if (isFree(desk.words, room))
      say(desk, 'Services', `packet:entry:${at}`, { x: number.x, y }, 13, [part(line, 'text', 'ink2')]);
  });
}

/** In as many lines as the room before the capsule asks for. */
function broken(text: string, fits: (text: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function take(words: Box[], isOne: (box: Box) => boolean): void {
  for (let at = words.length - 1; at >= 0; at--) if (isOne(words[at] as Box)) words.splice(at, 1);
}
