/**
 * What the parts of a scene work with: the truth, its placement, sizes of type for this width, and the sheets on which they lay what is to be drawn.
 * Made once per scene by `still`; each part (heads, lanes, doors, services, rows) is a function from a desk to marks on its sheets.
 */

import type { ObjectName } from '@switchboard/core/scene/lens';
import { isSameObject } from '@switchboard/core/scene/object-name';
import type { Columns, Placement } from '@switchboard/core/scene/placement';
import type { RollCall } from '@switchboard/core/scene/roll-call';
import type { Path } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import type { Colour, Role, Theme } from '../../tokens/tokens.ts';
import type { FaultsHere } from './faults/faults-here.ts';
import type { Box, GraphEdge, GraphNode, Group, Measure, Part, Run, Shape } from './shape.ts';
import type { Sight } from './sight.ts';

/** Sizes of type, px: linear in the width of the stage, as drawn for two of them. */
export interface Sizes {
  readonly service: number;
  readonly host: number;
  readonly address: number;
  readonly pod: number;
  readonly word: number;
}

/** A level stretch of a line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface Desk {
  readonly topology: Topology;
  readonly placement: Placement;
  readonly selection: ObjectName | undefined;
  readonly columns: Columns;
  readonly pitch: number;
  readonly sizes: Sizes;
  /** Wide enough for slice names, second sentences and target ports. */
  readonly roomy: boolean;
  readonly theme: Theme;
  readonly measure: Measure;
  /** Who answers for each Service. */
  readonly calls: ReadonlyMap<string, RollCall>;
  /** What belongs to the selection; without one nothing is dimmed. */
  readonly path: Path | undefined;
  /** Heights beyond which nothing is laid. */
  readonly sight: Sight | undefined;
  /** What findings say of what stands here; nothing as long as there are none. */
  readonly faults: FaultsHere | undefined;
  /** Server time, ms since the epoch: countdowns. */
  readonly now: number;
  /** Whether a cue of this fact still plays for this pod or line: then its mark is drawn in ink, not here. */
  readonly plays: (fact: string, key: string | undefined) => boolean;
  /** Keys of boxes under the highlighter. */
  readonly lit: ReadonlySet<string>;
  /** Where strands reach their lists: `from` the list `to` the name. For ink that grows along them. */
  readonly strands: Map<string, Stretch>;
  /** Where the strand of a line runs before: from the outside to its door, and from the door to the name. For the bead of a call. */
  readonly trunks: Map<string, Stretch>;
  readonly stops: Map<string, Stretch>;
  /** The red dashes of a Service that nobody answers for, from the door on: for ink that grows along them. */
  readonly breaks: Map<string, readonly Stretch[]>;
  /** Sheets of what stands over the columns. */
  readonly heads: { readonly bottom: number; readonly shapes: Shape[]; readonly words: Box[] };
  readonly shapes: Shape[];
  /** Over wires and lamps. */
  readonly over: Shape[];
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
  readonly words: Box[];
}

/** All that is needed to lay words and strokes, at any level of detail. */
export type Sheets = Pick<Desk, 'measure' | 'shapes' | 'words'>;

const narrow = 1228;
const wide = 1680;

/** 0 at the narrow drawing, 1 at the wide one. */
export function share(width: number): number {
  return Math.min(1, Math.max(0, (width - narrow) / (wide - narrow)));
}

export function sizesFor(width: number): Sizes {
  const t = share(width);
  const between = (low: number, high: number) => Math.round((low + (high - low) * t) * 2) / 2;
  return {
    service: between(29, 40),
    host: between(20, 26),
    address: between(14.5, 17),
    pod: between(13.5, 14.5),
    word: between(13, 13.5),
  };
}

export function part(text: string, role: Role, colour: Colour): Part {
  return { text, role, colour };
}

/** Width of parts set one after the other. */
export function widthOf(desk: Sheets, parts: readonly Part[], size: number): number {
  return parts.reduce((sum, { text, role }) => sum + desk.measure(text, role, size), 0);
}

/** One line of plain words: its box is as wide as its text, so that its rectangle can be asked for. */
export function say(
  desk: Sheets,
  group: Group,
  key: string,
  at: { readonly x: number; readonly y: number; readonly anchor?: Run['anchor'] },
  size: number,
  parts: readonly Part[],
  {
    lit,
    ...extra
  }: Partial<Pick<Box, 'dim' | 'tag' | 'label' | 'object' | 'opens' | 'selected' | 'full'>> & {
    readonly lit?: boolean;
  } = {},
): void {
  const width = Math.ceil(widthOf(desk, parts, size)) + 1;
  const height = Math.round(size * 1.35);
  const anchor = at.anchor ?? 'start';
  const x = anchor === 'start' ? at.x : anchor === 'end' ? at.x - width : at.x - Math.round(width / 2);
  desk.words.push({
    key,
    group,
    tag: 'text',
    x: Math.round(x),
    y: Math.round(at.y - height / 2),
    width,
    height,
    runs: [
      {
        key: 'text',
        x: anchor === 'middle' ? width / 2 : 0,
        anchor,
        y: height / 2,
        size,
        parts,
        ...(lit ? { lit } : {}),
      },
    ],
    ...extra,
  });
}

/** A level line, crisp: one pixel lines stand on half pixels. */
export function level(
  desk: Sheets,
  x1: number,
  x2: number,
  y: number,
  colour: Colour,
  extra: { lineWidth?: number; dash?: readonly number[]; round?: boolean; dim?: boolean } = {},
): void {
  const { lineWidth = 1, ...rest } = extra;
  const at = Math.round(y) + (lineWidth % 2 === 1 ? 0.5 : 0);
  desk.shapes.push({
    type: 'line',
    points: [Math.round(x1), at, Math.round(x2), at],
    colour,
    lineWidth,
    ...rest,
  });
}

export function upright(
  desk: Sheets,
  x: number,
  y1: number,
  y2: number,
  colour: Colour,
  extra: { lineWidth?: number; dash?: readonly number[]; dim?: boolean } = {},
): void {
  const { lineWidth = 1, ...rest } = extra;
  const at = Math.round(x) + (lineWidth % 2 === 1 ? 0.5 : 0);
  desk.shapes.push({
    type: 'line',
    points: [at, Math.round(y1), at, Math.round(y2)],
    colour,
    lineWidth,
    ...rest,
  });
}

/** Like `wrap`, in lines of about the same width. */
export function balance(
  desk: Sheets,
  text: string,
  role: Role,
  size: number,
  room: number,
  most: number,
): readonly string[] {
  let lines = wrap(desk, text, role, size, room, most);
  for (let narrower = room * 0.96; narrower > room / 2; narrower *= 0.96) {
    const next = wrap(desk, text, role, size, narrower, most);
    if (next.length > lines.length || next.at(-1)?.endsWith('…')) break;
    lines = next;
  }
  return lines;
}

/** The marker under what is selected; the words on it are set in its ink. */
export function mark(desk: Sheets, area: Pick<Box, 'x' | 'y' | 'width' | 'height'>): void {
  const { x, y, width, height } = area;
  desk.shapes.push({ type: 'rect', x, y, width, height, fill: 'marker' });
}

export function inMarkerInk(parts: readonly Part[]): readonly Part[] {
  return parts.map(({ text, role }) => part(text, role, 'markerInk'));
}

export function isSelected({ selection }: Pick<Desk, 'selection'>, object: ObjectName | undefined): boolean {
  return selection !== undefined && isSameObject(selection, object);
}

/** Words in lines of at most `room`, as few as needed; a number stays with its word. What does not fit in `most` lines ends in an ellipsis. */
export function wrap(
  desk: Sheets,
  text: string,
  role: Role,
  size: number,
  room: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<!\d) | (?=of )/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || desk.measure(longer, role, size) <= room) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, Math.max(1, most));
  let last = kept.pop() ?? '';
  while (last.includes(' ') && desk.measure(`${last} …`, role, size) > room) {
    last = last.slice(0, last.lastIndexOf(' '));
  }
  return [...kept, `${last} …`];
}
