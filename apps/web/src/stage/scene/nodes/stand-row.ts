/**
 * One row in a bracket: lamp, the whole address as the list says it, name, and at the right what the pod says of itself. Words of the same size and weight on both sides of
 * the gutter, so that equal addresses look equal. Part of `layNodesSide`.
 */

import { en } from '@switchboard/core/scene/messages/en';
import { strokes } from '../../../tokens/tokens.ts';
import { type Desk, inMarkerInk, isSelected, level, mark, part, widthOf } from '../desk.ts';
import { fittedSize } from '../fitted.ts';
import { addressColour } from '../looks.ts';
import { fitName, over, type Row, rowBox } from '../pod-row.ts';
import type { Part, Run } from '../shape.ts';

export type StandRow = Pick<
  Row,
  | 'key'
  | 'label'
  | 'object'
  | 'name'
  | 'owner'
  | 'root'
  | 'address'
  | 'look'
  | 'word'
  | 'y'
  | 'dim'
  | 'struck'
  | 'lit'
> & {
  /** Said before, above it: in a lighter weight. */
  readonly quiet: boolean;
  readonly id: string;
  readonly lamp?: Row['look'];
};

/** Room that a name needs beside an address. */
const forName = 84;

/** The address as it is set: whole where it fits, else smaller, else without its middle. */
export function addressOfRow(
  desk: Desk,
  row: Pick<StandRow, 'address' | 'look' | 'quiet' | 'name' | 'word'>,
): { readonly parts: readonly Part[]; readonly size: number; readonly width: number } {
  if (row.address === undefined) {
    const parts = [part(row.look === 'finished' ? '' : en.pod.noAddress, 'text', 'starting')];
    return { parts, size: 13, width: widthOf(desk, parts, 13) };
  }
  const { columns: c } = desk;
  const word = row.word === undefined ? 0 : desk.measure(row.word.text, row.word.role, 13) + 12;
  const room = c.podEnd - c.pod - (row.name === '' ? word : forName);
  const role = row.quiet ? 'port' : 'address';
  const full = desk.sizes.address - (row.quiet ? 1.5 : 0);
  const { text, size } = fittedSize(desk, row.address, role, { full, least: 12 }, room);
  const colour =
    row.look === 'off' ? 'ink3' : row.quiet || row.look === 'finished' ? 'ink2' : addressColour(row.look);
  const parts = [part(text, role, colour)];
  return { parts, size, width: widthOf(desk, parts, size) };
}

export function layStandRow(desk: Desk, row: StandRow): void {
  const { columns: c, pitch, sizes } = desk;
  const middle = pitch / 2;
  const { parts, size, width } = addressOfRow(desk, row);
  const framed = row.look === 'starting';
  const wordWidth = row.word === undefined ? 0 : desk.measure(row.word.text, row.word.role, 13);
  const fitted = fitName(desk, asRow(row), {
    roomy: Math.max(c.podName - c.pod, Math.round(width) + 14),
    tight: Math.round(width) + 8,
    end: c.podEnd - c.pod,
    word: wordWidth + (framed ? 6 : 0),
  });
  const selected = isSelected(desk, row.object);
  const ink = (words: readonly Part[]) => (selected ? inMarkerInk(words) : words);
  const runs: Run[] = [
    { key: 'address', x: 0, anchor: 'start', y: middle, size, parts: ink(parts), lit: row.lit },
    ...(row.name === ''
      ? []
      : [
          {
            key: 'name',
            x: fitted.nameX,
            anchor: 'start' as const,
            y: middle,
            size: sizes.pod,
            parts: ink(fitted.name),
          },
        ]),
    ...(row.word === undefined || !fitted.worded
      ? []
      : [
          {
            key: 'word',
            x: framed ? 8 : 0,
            anchor: 'end' as const,
            y: middle,
            size: 13,
            parts: ink([row.word]),
          },
        ]),
  ];
  const box = rowBox(desk, row.y);
  if (selected) mark(desk, { ...box, x: box.x - 4, y: box.y + 2, width: box.width + 8, height: pitch - 4 });
  desk.words.push({
    key: row.key,
    group: 'Pods',
    tag: 'button',
    label: row.label,
    ...box,
    runs,
    full: row.name === '' ? (row.address ?? '') : row.name,
    dim: row.dim,
    selected,
    ...(row.object === undefined ? {} : { object: row.object }),
  });
  if (row.struck && row.address !== undefined)
    level(desk, c.pod - over, c.pod + width + over, row.y, selected ? 'markerInk' : 'terminating', {
      lineWidth: strokes.strike,
      dim: row.dim,
    });
  if (desk.placement.side === undefined) return;
  desk.nodes.push({
    id: row.id,
    type: 'lamp',
    look: row.lamp ?? row.look,
    x: desk.placement.side.columns.lamp,
    y: row.y,
    dim: row.dim,
    ...(row.object === undefined ? {} : { object: row.object }),
  });
}

function asRow(row: StandRow): Row {
  return {
    ...row,
    wordSpare: row.word?.colour === 'ink2',
    unlisted: false,
    lane: undefined,
    node: undefined,
    leader: 'rule',
  };
}
