/**
 * Folding: rows that do not fit stand in one row of dots, largest list first; what differs keeps a row of its own below it. A Service that is selected
 * or was opened by hand never folds. Decided at a layout, and for a list that outgrows the page while it grows. Called by `place`.
 */
import type { Tenant } from './plan.ts';

/** A list of three rows gains nothing by a fold. */
export const smallestFold = 4;

/** Rows that the dots take: two lines of up to 25 in one row, four lines in two rows per hundred. */
export function foldRows(dots: number): number {
  if (dots <= 50) return 1;
  return Math.min(8, 2 * Math.ceil(dots / 100));
}

/** Who stands in the fold and who keeps a row. */
export function splitFold(tenants: readonly Tenant[]): {
  readonly folded: readonly Tenant[];
  readonly differing: readonly Tenant[];
} {
  return {
    folded: tenants.filter(tenant => tenant.alike),
    differing: tenants.filter(tenant => !tenant.alike),
  };
}

export interface Foldable {
  readonly key: string;
  /** Dots that a fold of it would hold. */
  readonly dots: number;
  /** Heights open and folded, px. */
  readonly open: number;
  readonly folded: number;
  readonly mayFold: boolean;
}

/** Which lists to fold so that the sum of heights is at most `room`. All that may fold, where that does not suffice. */
export function chooseFolds(lists: readonly Foldable[], room: number): ReadonlySet<string> {
  let height = lists.reduce((sum, list) => sum + list.open, 0);
  const chosen = new Set<string>();
  const candidates = lists
    .filter(list => list.mayFold && list.dots >= smallestFold && list.folded < list.open)
    .sort((a, b) => b.dots - a.dots);
  for (const list of candidates) {
    if (height <= room) break;
    chosen.add(list.key);
    height -= list.open - list.folded;
  }
  return chosen;
}
