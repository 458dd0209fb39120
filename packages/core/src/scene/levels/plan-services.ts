/**
 * Services of Plan, by namespace in columns: each with name and bar while they fit, else as strips with lines for the names of those that are not well. One free seat
 * per namespace is kept for a newcomer where they are named; what comes after that stands at the end, under its namespace again. Called by `placePlan`; law S7.
 */
import type { BlockPlan } from '../place/plan.ts';
import type { RoomMade } from '../placement.ts';
import type { Plan, PlanHeading, PlanService } from '../plan.ts';
import { type PlanFrame, serviceStrip, stripHead } from './plan-frame.ts';
import { keepSeats, type Seats } from './seating.ts';

interface Section {
  readonly namespace: string;
  readonly keys: readonly string[];
}

export interface PlacedServices {
  readonly sections: ReadonlyMap<string, Seats>;
  readonly services: readonly PlanService[];
  readonly headings: readonly PlanHeading[];
  readonly room: readonly RoomMade[];
  readonly end: number;
}

export function placeServices(
  sections: readonly Section[],
  plans: readonly BlockPlan[],
  frame: PlanFrame,
  before: Plan | undefined,
): PlacedServices {
  const seats = new Map<string, Seats>();
  const spare = hasSpare(sections, frame) ? 1 : 0;
  for (const { namespace, keys } of sections) {
    const past = before?.sections.get(namespace);
    if (keys.length > 0 || past !== undefined)
      seats.set(namespace, keepSeats(past, keys, keys.length + spare));
  }
  const names = new Map(plans.map(plan => [plan.service, plan]));
  const spread = frame.services.type === 'named' ? named : strips;
  const { spots, headings, end } = spread(seats, frame, before);
  const services = spots.map(({ key, ...spot }): PlanService => {
    const plan = names.get(key);
    return { key, name: plan?.name ?? key, namespace: plan?.namespace ?? '', ...spot };
  });
  return { sections: seats, services, headings, room: [], end };
}

/** Whether there is room for a free seat in every namespace. */
function hasSpare(sections: readonly Section[], { services, height, stacked }: PlanFrame): boolean {
  if (services.type === 'strips' || stacked) return true;
  const rows = sections.reduce((sum, { keys }) => sum + (keys.length === 0 ? 0 : keys.length + 1), 0);
  const all = rows * services.pitch + sections.length * services.head;
  return all / services.columns <= height - 6 * services.pitch;
}

interface Spot {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function named(seats: ReadonlyMap<string, Seats>, frame: PlanFrame, before: Plan | undefined) {
  const { x: left, column } = frame.left;
  const { pitch: servicePitch, head: sectionHead } = frame.services;
  const gap = (frame.left.width - frame.services.columns * column) / Math.max(1, frame.services.columns - 1);
  const spots: Spot[] = [];
  const headings: PlanHeading[] = [];
  const total = [...seats].reduce(
    (sum, [namespace, all]) => sum + sectionHead + (stood(before, namespace) ?? all.length) * servicePitch,
    0,
  );
  const share = total / frame.services.columns + 3 * servicePitch;
  const bottom = frame.top + (frame.stacked ? share : Math.max(frame.height, share));
  let at = 0;
  let y = frame.top;
  let end = y;
  const next = (room: number): void => {
    if (y + room <= bottom || at >= frame.services.columns - 1) return;
    at += 1;
    y = frame.top;
  };
  const x = () => Math.round(left + at * (column + (Number.isFinite(gap) ? gap : 0)));
  const head = (namespace: string, rows: number, seats?: number): void => {
    // A namespace that does not fit in the rest of a column begins the next one, unless that would leave much of it empty.
    const whole = sectionHead + rows * servicePitch;
    const split = whole > bottom - frame.top || y < frame.top + 0.4 * (bottom - frame.top);
    next(split ? sectionHead + 2 * servicePitch : whole);
    headings.push({ namespace, x: x(), y: y + 12, width: column, ...(seats === undefined ? {} : { seats }) });
    y += sectionHead;
  };
  const row = (key: string | undefined): void => {
    next(servicePitch);
    if (key !== undefined) spots.push({ key, x: x(), y: y + 8, width: column });
    y += servicePitch;
    end = Math.max(end, y);
  };
  for (const [namespace, all] of seats) {
    const first = stood(before, namespace) ?? all.length;
    head(namespace, first, first);
    for (const key of all.slice(0, first)) row(key);
  }
  for (const [namespace, all] of seats) {
    const late = all.slice(stood(before, namespace) ?? all.length);
    if (late.length > 0) head(namespace, late.length);
    for (const key of late) row(key);
  }
  return { spots, headings, end };
}

/** How many seats a namespace had when it was laid out. */
function stood(before: Plan | undefined, namespace: string): number | undefined {
  return before?.headings.find(heading => heading.namespace === namespace)?.seats;
}

function strips(seats: ReadonlyMap<string, Seats>, frame: PlanFrame, before: Plan | undefined) {
  const { x: left, width } = frame.left;
  const columns = seats.size === 1 ? 1 : frame.services.columns;
  const column = seats.size === 1 ? width : frame.left.column;
  const gap = columns === 1 ? 0 : (width - columns * column) / (columns - 1);
  const across = Math.max(1, Math.floor(column / serviceStrip.across));
  const heights = Array<number>(columns).fill(frame.top);
  const spots: Spot[] = [];
  const headings: PlanHeading[] = [];
  for (const [namespace, all] of seats) {
    const at = heights.indexOf(Math.min(...heights));
    const x = Math.round(left + at * (column + gap));
    const y = heights[at] ?? frame.top;
    const seatsThen = stood(before, namespace) ?? all.length;
    const rows = Math.ceil((seatsThen + 3) / across);
    const words = {
      y: y + stripHead + rows * serviceStrip.down + 8,
      rows: Math.min(6, Math.max(1, Math.ceil(seatsThen / 40))),
    };
    headings.push({ namespace, x, y: y + 12, width: column, words, seats: seatsThen });
    all.forEach((key, i) => {
      if (key === undefined) return;
      spots.push({
        key,
        x: x + (i % across) * serviceStrip.across,
        y: y + stripHead + Math.floor(i / across) * serviceStrip.down,
        width: serviceStrip.width,
      });
    });
    heights[at] = words.y + words.rows * 16 + 10;
  }
  return { spots, headings, end: Math.max(...heights) };
}
