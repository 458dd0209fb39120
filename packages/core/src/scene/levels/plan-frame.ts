/**
 * The two halves of Plan, and how finely each is drawn: as large as fits on one stage, and down to what can still be told apart. Chosen at a layout only. Called by
 * `placePlan`.
 */
import { columns } from '../columns.ts';
import type { StageSize } from '../lens.ts';

export interface ServiceForm {
  readonly type: 'named' | 'strips';
  readonly columns: number;
}

/** A Service with its bar, and the name of a namespace above the first. */
export const servicePitch = 34;
export const sectionHead = 40;
/** A Service as a strip. */
export const serviceStrip = { across: 9, down: 19, width: 7, height: 15 } as const;
export const stripHead = 30;
const columnGap = 28;
const leastColumn = 150;
const mostColumn = 190;

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
  const count = sections.reduce((sum, n) => sum + n, 0);
  const tall = count * servicePitch + sections.length * sectionHead;
  const most = stacked
    ? Math.max(1, Math.floor((size.width - 2 * outside + columnGap) / (leastColumn + columnGap)))
    : size.width >= 1500
      ? 3
      : size.width >= 1120
        ? 2
        : 1;
  const wanted = Math.max(1, Math.ceil(tall / height));
  const strips = wanted > most * 1.6;
  const used = strips ? most : Math.min(wanted, most);
  const column = stacked
    ? Math.floor((size.width - 2 * outside - (used - 1) * columnGap) / used)
    : Math.round(Math.min(mostColumn, Math.max(leastColumn, size.width * 0.107)));
  const width = used * column + (used - 1) * columnGap;
  const right = stacked ? outside : outside + width + 84;
  return {
    left: { x: outside, width, column },
    right: { x: right, width: size.width - 16 - right },
    services: { type: strips ? 'strips' : 'named', columns: used },
    height,
    top,
    stacked,
  };
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

const lampForms: readonly RoomForm[] = [
  { type: 'lamps', width: 94, gap: 6, head: 50, foot: 22, pitch: 12.4, r: 2.6, wrong: 4.8 },
  { type: 'lamps', width: 94, gap: 6, head: 48, foot: 20, pitch: 9.6, r: 2.1, wrong: 4.4 },
  { type: 'lamps', width: 94, gap: 6, head: 46, foot: 18, pitch: 7.4, r: 1.8, wrong: 3.9 },
  { type: 'lamps', width: 94, gap: 6, head: 45, foot: 15, pitch: 5.8, r: 1.4, wrong: 3.6 },
  { type: 'lamps', width: 70, gap: 6, head: 44, foot: 13, pitch: 5.2, r: 1.3, wrong: 3.4 },
];

/** A node as one upright strip, filled as far as it is full. */
const stripForms: readonly RoomForm[] = [
  { type: 'strips', width: 14, gap: 4, head: 34, foot: 0, pitch: 5, r: 1.3, wrong: 3 },
  { type: 'strips', width: 8, gap: 3, head: 24, foot: 0, pitch: 5, r: 1.3, wrong: 3 },
  { type: 'strips', width: 5, gap: 2, head: 14, foot: 0, pitch: 5, r: 1.3, wrong: 3 },
];

export function lampsPerRow(form: RoomForm): number {
  return Math.max(1, Math.floor((form.width - 2) / form.pitch));
}

/** Seats of a node: what it holds and a quarter, in whole rows. */
export function lampRows(form: RoomForm, most: number): number {
  return Math.max(1, Math.ceil((most + Math.max(4, most / 4)) / lampsPerRow(form)));
}

export function roomForm(
  frame: PlanFrame,
  nodesPerZone: readonly number[],
  most: number,
): { readonly form: RoomForm; readonly across: number } {
  const fits = (form: RoomForm, heights: number): boolean =>
    floorHeight(frame, form, nodesPerZone, most) <= frame.height * heights;
  const form =
    lampForms.find(one => fits(one, 1)) ??
    lampForms.findLast(one => fits(one, frame.stacked ? 4 : 2)) ??
    stripForms.find(one => fits(one, 1)) ??
    stripForms.at(-1);
  if (form === undefined) throw new Error('there is always a form');
  return { form, across: acrossOf(frame, form) };
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
  const row =
    form.type === 'lamps' ? form.head + lampRows(form, most) * form.pitch + form.foot : form.head + 5;
  return rows * row + nodesPerZone.length * zoneHead(form) + 40;
}

/** Above the first row of a zone: its name, and where nodes are strips the names of those that are not well. */
export function zoneHead(form: RoomForm): number {
  return form.type === 'lamps' ? 0 : 66;
}
