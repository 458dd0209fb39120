/**
 * The rows of Streets: door, name and number, the list as a level capsule, what is wrong in words, and the line that runs to the last station. Part of the scene of
 * Streets.
 */
import { type Bank, lampAt } from '@switchboard/core/scene/levels/bank';
import type { Condition } from '@switchboard/core/scene/levels/condition';
import { lastTaken } from '@switchboard/core/scene/levels/seating';
import { levels } from '@switchboard/core/scene/messages/levels-en';
import { onPath } from '@switchboard/core/scene/select';
import { middleEllipsis, showName } from '@switchboard/core/scene/show-name';
import type { StreetRow, Streets } from '@switchboard/core/scene/streets';
import { dashes, strokes } from '../../../tokens/tokens.ts';
import { inMarkerInk, isSelected, level, mark, part, say, widthOf } from '../desk.ts';
import { conditionAt, type FarDesk } from '../far/far-desk.ts';
import { farWords } from '../far/messages.ts';
import { wordColour } from '../looks.ts';
import type { Part } from '../shape.ts';

const nameSizes = [18, 17, 16, 15] as const;
/** Half the height of a capsule of one row. */
const half = 9;

export function layStreetRow(desk: FarDesk, picture: Streets, row: StreetRow): void {
  const condition = conditionAt(desk, row.key);
  const dim = !onPath(desk.path, 'services', row.key);
  layDoor(desk, picture, row, condition, dim);
  layName(desk, picture, row, condition, dim);
  const list = picture.banks.get(row.list);
  const end = list === undefined ? picture.columns.list : layCapsule(desk, row, list, condition, dim);
  const after = layWords(desk, picture, row, condition, end, dim);
  layLine(desk, picture, row, condition, after, dim);
}

function layName(desk: FarDesk, picture: Streets, row: StreetRow, condition: Condition, dim: boolean): void {
  const { columns: c, pitch } = picture;
  const object = { kind: 'Service', namespace: row.namespace, name: row.name };
  const selected = isSelected(desk, object);
  const bad = condition.silent || condition.sign !== undefined;
  const signed = bad ? 20 : 0;
  const number = numberParts(condition);
  const room = c.count - c.service - signed - widthOf(desk, number, 14) - 10;
  const nameSize = nameSizes.find(size => desk.measure(row.name, 'node', size) <= room) ?? 15;
  const name = shorten(desk, row.name, nameSize, room);
  const parts = [part(name, 'node', 'ink')];
  const area = {
    x: c.service - 3,
    y: row.y - Math.floor(pitch / 2),
    width: c.count - c.service + 5,
    height: pitch,
  };
  if (selected) mark(desk, { ...area, y: area.y + 3, height: pitch - 6 });
  if (bad)
    desk.nodes.push({
      id: `sign:${row.key}`,
      type: 'lamp',
      look: condition.sign ?? 'failed',
      x: c.service + 7.5,
      y: row.y,
      object,
      dim,
    });
  level(desk, c.service, c.count, row.y + Math.floor(pitch / 2), 'hair');
  desk.words.push({
    key: `service:${row.key}`,
    group: 'Services',
    tag: 'button',
    label: serviceLabel(desk, row.key, row.name, condition),
    object,
    ...area,
    runs: [
      {
        key: 'name',
        x: 3 + signed,
        anchor: 'start',
        y: pitch / 2,
        size: nameSize,
        parts: selected ? inMarkerInk(parts) : parts,
      },
      {
        key: 'number',
        x: 2,
        anchor: 'end',
        y: pitch / 2,
        size: 14,
        parts: selected ? inMarkerInk(number) : number,
      },
    ],
    dim,
    selected,
  });
}

/** `22/24`, or `6` where everybody is there. */
export function numberParts({ ready, of, silent, alias }: Condition): readonly Part[] {
  if (alias) return [part(levels.alias, 'text', 'ink3')];
  if (ready === of && of > 0) return [part(String(ready), 'port', 'ink3')];
  return [
    part(String(ready), silent ? 'address' : 'port', silent ? 'failed' : 'ink2'),
    part(`/${of}`, 'port', 'ink3'),
  ];
}

/** The whole of what is the case, for who does not see the row. */
export function serviceLabel(desk: FarDesk, key: string, name: string, condition: Condition): string {
  const paths = (desk.doors.get(key) ?? []).map(({ host, path }) => `${host}${path}`);
  const fails = condition.silent || condition.shut === true ? paths.map(levels.pathFails) : [];
  const rest = [...condition.words, ...fails];
  if (condition.alias) return farWords.label.alias(name, rest);
  return farWords.label.service(name, condition.ready, condition.of, rest);
}

export function shorten(desk: FarDesk, name: string, size: number, room: number): string {
  const shown = showName(name);
  let text = shown;
  for (let most = shown.length; most > 3 && desk.measure(text, 'node', size) > room; most--)
    text = middleEllipsis(shown, most);
  return text;
}

function layDoor(desk: FarDesk, picture: Streets, row: StreetRow, condition: Condition, dim: boolean): void {
  const paths = desk.doors.get(row.key) ?? [];
  const [first] = paths;
  if (first === undefined) return;
  const { columns: c } = picture;
  const { y } = row;
  const bad = condition.silent || condition.shut === true;
  const x = c.doorTip;
  desk.shapes.push({
    type: 'line',
    points: [x - 24, y - 8, x - 9, y - 8, x - 1, y, x - 9, y + 8, x - 24, y + 8, x - 24, y - 9],
    colour: bad ? 'failed' : 'ink',
    lineWidth: strokes.capsule,
    dim,
  });
  level(desk, x, c.service - 5, y, bad ? 'failed' : 'wire', {
    lineWidth: bad ? 3 : strokes.wire[desk.theme],
    ...(bad ? { dash: dashes.broken } : {}),
    dim,
  });
  if (!c.doorWords) return;
  const more = paths.length > 1 ? ` +${paths.length - 1}` : '';
  const room = x - 34 - c.door;
  const text = fitAddress(desk, `${first.host}${first.path}`, room - desk.measure(more, 'port', 13));
  say(
    desk,
    'Doors',
    `door:${row.key}`,
    { x: x - 32, y, anchor: 'end' },
    13,
    [part(text, bad ? 'address' : 'port', bad ? 'failed' : 'ink2'), part(more, 'port', 'ink3')],
    { dim },
  );
}

function fitAddress(desk: FarDesk, text: string, room: number): string {
  const shown = showName(text);
  let fitted = shown;
  for (let most = shown.length; most > 3 && desk.measure(fitted, 'address', 13) > room; most--)
    fitted = middleEllipsis(shown, most);
  return fitted;
}

/** Right end of the capsule. */
function layCapsule(desk: FarDesk, row: StreetRow, bank: Bank, condition: Condition, dim: boolean): number {
  const taken = lastTaken(bank.seats);
  const lines = desk.calls.get(row.key);
  if (taken === 0) {
    const none = lines === undefined || condition.silent;
    roundRect(desk, bank.x - 11, row.y - half, 24, 2 * half, none ? 'failed' : 'rule', true, dim);
    return bank.x + 13;
  }
  const perRow = Math.min(taken, bank.perRow);
  const rows = Math.ceil(taken / bank.perRow);
  const right = lampAt(bank, perRow - 1).x + 11;
  const top = Math.min(row.y - half, bank.y - 6);
  const bottom = Math.max(row.y + half, bank.y + (rows - 1) * bank.down + 6);
  roundRect(
    desk,
    bank.x - 11,
    top,
    right - bank.x + 11,
    bottom - top,
    condition.silent ? 'failed' : 'ink',
    false,
    dim,
  );
  return right;
}

function roundRect(
  desk: FarDesk,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: 'ink' | 'failed' | 'rule',
  empty: boolean,
  dim: boolean,
): void {
  desk.shapes.push({
    type: 'pill',
    x,
    y,
    width,
    height,
    colour,
    lineWidth: strokes.capsule,
    ...(empty ? { dash: dashes.frame } : {}),
    dim,
  });
}

/** Where the line may go on. As many words as fit before the first station, worst first. */
function layWords(
  desk: FarDesk,
  picture: Streets,
  row: StreetRow,
  condition: Condition,
  end: number,
  dim: boolean,
): number {
  const { long, short } = condition;
  if (long.length === 0) return end;
  const from = end + 8;
  const stations = row.stops.flatMap(key => picture.banks.get(key)?.x ?? []);
  const room = Math.min(picture.columns.streetsEnd, ...stations) - 12 - from;
  const tries = [
    long.join(', '),
    short.join(', '),
    ...(long.length > 1 ? [`${long[0]}, …`, `${short[0]}, …`] : []),
    short[0] ?? '',
  ];
  const text = tries.find(one => desk.measure(one, 'bold', 12.5) <= room) ?? tries.at(-1) ?? '';
  const colour = wordColour(condition.lamp);
  say(desk, 'Endpoints', `say:${row.key}`, { x: from, y: row.y }, 12.5, [part(text, 'bold', colour)], {
    dim,
  });
  return from + Math.ceil(desk.measure(text, 'bold', 12.5)) + 6;
}

function layLine(
  desk: FarDesk,
  picture: Streets,
  row: StreetRow,
  condition: Condition,
  from: number,
  dim: boolean,
): void {
  const ends = row.stops.flatMap(key => {
    const bank = picture.banks.get(key);
    const taken = bank === undefined ? 0 : Math.min(bank.perRow, lastTaken(bank.seats));
    return bank === undefined || taken === 0 ? [] : [lampAt(bank, taken - 1).x];
  });
  const to = Math.max(...ends);
  if (!Number.isFinite(to) || to <= from) return;
  level(desk, from, to, row.y, condition.silent ? 'failed' : 'wire', {
    lineWidth: strokes.wire[desk.theme],
    ...(condition.silent ? { dash: dashes.broken } : {}),
    dim,
  });
}
