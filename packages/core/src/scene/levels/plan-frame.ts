/**
 * The two halves of Plan, and how finely each is drawn: as large as fits on one stage, and down to what can still be told apart. Chosen at a layout only. Called by
 * `placePlan`.
 */
import { columns } from '../columns.ts';
import type { StageSize } from '../lens.ts';

export interface ServiceForm {
  readonly type: 'named' | 'strips';
  readonly columns: number;
  /** From one Service to the next, and height of a namespace's name above the first. */
  readonly pitch: number;
  readonly head: number;
}

/** Distances of Services, widest first. */
const servicePitches = [36, 34, 32, 30] as const;
const headOver = 7;

/** A Service as a strip. */
export const serviceStrip = { across: 9, down: 19, width: 7, height: 15 } as const;
export const stripHead = 30;
const columnGap = 28;
const leastColumn = 150;
const mostColumn = 190;
/** Where one column is all there is, with room for the words beside the bars. */
const onlyColumn = 320;

export interface PlanFrame {
  readonly left: { readonly x: number; readonly width: number; readonly column: number };
  readonly right: { readonly x: number; readonly width: number };
  readonly services: ServiceForm;
  /** Height for what stands under the heads. */
  readonly height: number;
  readonly top: number;
  /** Services above nodes, one below the other. */
  readonly stacked: boolean;
}

/** `sections`: Services of each namespace. */
export function planFrame(size: StageSize, sections: readonly number[]): PlanFrame {
  const outside = columns(size.width).outside;
  const top = 44;
  const height = Math.max(200, size.height - top - 24);
  const stacked = size.width < 860;
  const most = stacked
    ? Math.max(1, Math.floor((size.width - 2 * outside + columnGap) / (leastColumn + columnGap)))
    : size.width >= 1500
      ? 3
      : size.width >= 1120
        ? 2
        : 1;
  const tight = servicePitches.at(-1) ?? 30;
  const needed = (pitch: number) => columnsNeeded(sections, pitch, pitch + headOver, height);
  const pitch = servicePitches.find(one => needed(one) <= most) ?? tight;
  const wanted = needed(pitch);
  const strips = wanted > most * 1.6;
  const used = strips ? most : Math.min(wanted, most);
  const column = stacked
    ? Math.floor((size.width - 2 * outside - (used - 1) * columnGap) / used)
    : used === 1 && !strips
      ? Math.round(Math.min(onlyColumn, Math.max(leastColumn, size.width * 0.2)))
      : Math.round(Math.min(mostColumn, Math.max(leastColumn, size.width * 0.107)));
  const width = used * column + (used - 1) * columnGap;
  const right = stacked ? outside : outside + width + 84;
  return {
    left: { x: outside, width, column },
    right: { x: right, width: size.width - 16 - right },
    services: { type: strips ? 'strips' : 'named', columns: used, pitch, head: pitch + headOver },
    height,
    top,
    stacked,
  };
}

/** Columns that are filled from the left, a namespace beginning the next one where it does not fit in the rest. */
function columnsNeeded(sections: readonly number[], pitch: number, head: number, height: number): number {
  let columns = 1;
  let y = 0;
  for (const rows of sections) {
    const whole = head + rows * pitch;
    if (y > 0 && y + whole > height) {
      columns += 1;
      y = 0;
    }
    columns += Math.max(0, Math.ceil(whole / height) - 1);
    y += whole > height ? whole % height : whole;
  }
  return columns;
}

/** How a node is drawn in the floor plan, from large to small. */
export interface RoomForm {
  readonly type: 'lamps' | 'strips';
  readonly width: number;
  readonly gap: number;
  /** What stands above the lamps: bracket, name, state. */
  readonly head: number;
  readonly foot: number;
  readonly pitch: number;
  readonly r: number;
  readonly wrong: number;
}

/** Distances of lamps, from large to small. */
const pitches = [12.4, 11, 10, 9, 8, 7.2, 6.4, 5.6] as const;
const roomGap = 8;
const leastRoom = 68;
const mostRoom = 168;
/** Few nodes grow into the page. */
const few = { nodes: 6, pitches: [22, 19, 16, 14], room: 640 } as const;

function lampForm(pitch: number, width: number): RoomForm {
  const r = Math.max(1.35, Math.min(4.2, pitch * 0.215));
  return {
    type: 'lamps',
    width,
    gap: roomGap,
    head: 48,
    foot: pitch > 9 ? 22 : 18,
    pitch,
    r,
    wrong: Math.max(3.6, Math.min(Math.max(4.8, pitch * 0.34), pitch * 0.43)),
  };
}

/** A node as one upright strip, filled as far as it is full. */
const stripForms: readonly RoomForm[] = [
  { type: 'strips', width: 14, gap: 4, head: 34, foot: 6, pitch: 5, r: 1.3, wrong: 3 },
  { type: 'strips', width: 8, gap: 3, head: 24, foot: 4, pitch: 5, r: 1.3, wrong: 3 },
  { type: 'strips', width: 5, gap: 2, head: 12, foot: 3, pitch: 5, r: 1.3, wrong: 3 },
];

export function lampsPerRow(form: RoomForm): number {
  return Math.max(1, Math.floor((form.width - 2) / form.pitch));
}

/** Seats of a node: what it holds and some more, in whole rows. */
export function lampRows(form: RoomForm, most: number): number {
  return Math.max(1, Math.ceil((most + Math.max(4, most * 0.15)) / lampsPerRow(form)));
}

export function roomForm(
  frame: PlanFrame,
  nodesPerZone: readonly number[],
  most: number,
): { readonly form: RoomForm; readonly across: number } {
  const fits = (form: RoomForm, heights: number): boolean =>
    floorHeight(frame, form, nodesPerZone, most) <= frame.height * heights;
  const form =
    largestOfFew(frame, nodesPerZone, fits) ??
    largestLamps(frame, 1, fits) ??
    largestLamps(frame, 1.5, fits) ??
    largestLamps(frame, frame.stacked ? 4 : 2, fits) ??
    stripForms.find(one => fits(one, 1)) ??
    stripForms.at(-1);
  if (form === undefined) throw new Error('there is always a form');
  return { form, across: acrossOf(frame, form) };
}

/** Of few nodes every zone has one row of rooms that share its width. */
function largestOfFew(
  frame: PlanFrame,
  nodesPerZone: readonly number[],
  fits: (form: RoomForm, heights: number) => boolean,
): RoomForm | undefined {
  const nodes = nodesPerZone.reduce((sum, n) => sum + n, 0);
  if (nodes === 0 || nodes > few.nodes) return undefined;
  const share = Math.floor((frame.right.width + roomGap) / Math.max(...nodesPerZone)) - roomGap;
  const width = Math.min(few.room, share);
  if (width < mostRoom) return undefined;
  return few.pitches.map(pitch => lampForm(pitch, width)).find(form => fits(form, 1));
}

/** Largest lamps first, then the widest rooms. */
function largestLamps(
  frame: PlanFrame,
  heights: number,
  fits: (form: RoomForm, heights: number) => boolean,
): RoomForm | undefined {
  const rooms = (width: number) => Math.max(1, Math.floor((frame.right.width + roomGap) / (width + roomGap)));
  for (const pitch of heights > 1 ? pitches.slice(-3) : pitches)
    for (let across = rooms(mostRoom); across <= rooms(leastRoom); across++) {
      const width = Math.floor((frame.right.width + roomGap) / across) - roomGap;
      const form = lampForm(pitch, Math.min(mostRoom, width));
      // Half a row of lamps or less under a name looks lost.
      if (lampsPerRow(form) >= 5 && fits(form, heights)) return form;
    }
  return undefined;
}

function acrossOf(frame: PlanFrame, form: RoomForm): number {
  return Math.max(1, Math.floor((frame.right.width + form.gap) / (form.width + form.gap)));
}

function floorHeight(
  frame: PlanFrame,
  form: RoomForm,
  nodesPerZone: readonly number[],
  most: number,
): number {
  const across = acrossOf(frame, form);
  const rows = nodesPerZone.reduce((sum, n) => sum + Math.ceil(n / across), 0);
  const row = form.head + form.foot + (form.type === 'lamps' ? lampRows(form, most) * form.pitch : 0);
  return rows * row + nodesPerZone.length * zoneHead(form) + 40;
}

/** Above the first row of a zone: its name, and where nodes are strips the names of those that are not well. */
export function zoneHead(form: RoomForm): number {
  return form.type === 'lamps' ? 0 : 66;
}
