/**
 * How many rows a list needs, and how high it is then. Read by `place` at a layout and whenever a list grows.
 */
import type { Columns } from '../placement.ts';
import type { BlockPlan } from './plan.ts';
import type { Spacing } from './room.ts';

/** What is wanted and a rollout may add, where that is known; else what there is and a quarter. A list by hand does not grow by itself,
 * and below the pods in no list there is room. */
export function seatsWanted(plan: BlockPlan, tenants: number): number {
  if (plan.type === 'alias') return 0;
  if (plan.staffing !== undefined) return Math.max(1, tenants, plan.staffing.desired + plan.staffing.surge);
  if (!plan.selects || plan.type === 'in-no-list') return Math.max(1, tenants);
  return tenants + Math.max(1, Math.ceil(tenants / 4));
}

/** With what stands above the rows, and the foot below them. An alias has one row, for its look-up line. */
export function blockHeight(plan: BlockPlan, rows: number, folded: boolean, spacing: Spacing): number {
  const least = plan.type === 'in-no-list' || !plan.named ? 0 : folded ? 2 * spacing.pitch : spacing.minBlock;
  const foot = !folded && plan.type === 'list' && isFull(plan) ? spacing.foot : 0;
  return spacing.head + Math.max(least, Math.max(1, rows) * spacing.pitch + foot);
}

/** No seat is spare: the capsule reaches below the last row for good, so the next one keeps its distance. */
function isFull(plan: BlockPlan): boolean {
  return plan.staffing === undefined ? !plan.selects : plan.staffing.surge === 0;
}

/** Pitches to try, widest first: 29 and 24 when rows do not fit. */
export function pitches(widest: number): readonly number[] {
  return [widest, 29, 24].filter((pitch, i) => i === 0 || pitch < widest);
}

export function spacingOf(pitch: number, form: Columns['form'], namespaces: number): Spacing {
  const phone = form === 'phone';
  return {
    pitch,
    minBlock: phone ? pitch : Math.max(61, Math.round(pitch * 2.45)),
    gapMin: phone ? 12 : 6,
    gapMax: phone ? 16 : Math.round(pitch * 1.33),
    head: phone ? 26 : 0,
    foot: phone ? 0 : pitch < 28 ? 5 : 14,
    heading: namespaces <= 1 ? 0 : pitch < 28 ? 40 : 52,
  };
}

/** A namespace's name stands nearer to the Service below it than to the one above. */
export function headingMiddle(spacing: Spacing): number {
  return Math.round(spacing.heading * 0.64);
}
