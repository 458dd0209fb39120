/**
 * Who sits where in one block: the seats, and where the list is folded the parts of the fold. Knows nothing of heights. Called by `place`.
 */
import type { Block } from '../placement.ts';
import { type FilledPart, takeParts } from './fold-parts.ts';
import type { BlockPlan, Tenant } from './plan.ts';
import { seatsWanted } from './rows.ts';
import { type SeatRule, type Taken, takeSeats } from './seats.ts';

export interface Filled {
  readonly plan: BlockPlan;
  /** Of a folded list the seats of all its parts. */
  readonly seats: readonly Taken[];
  readonly parts?: readonly FilledPart[];
  readonly opened: boolean;
}

export function rowsOf({ seats, parts = [] }: Pick<Filled, 'seats' | 'parts'>): number {
  return parts.reduce((sum, part) => sum + part.rows, seats.length);
}

export function fill(
  plan: BlockPlan,
  tenants: readonly Tenant[],
  before: Block | undefined,
  folded: boolean,
  opened: boolean,
  rule: Omit<SeatRule, 'wanted'>,
): Filled {
  const past = before === undefined || before.type === 'alias' ? undefined : before;
  // Opening and folding by hand seat everybody anew.
  if (!folded) {
    const same = past?.fold === undefined ? past : undefined;
    const wanted = seatsWanted(plan, tenants.length);
    return { plan, seats: takeSeats(same?.seats, tenants, { ...rule, wanted }), opened };
  }
  const same = past?.fold === undefined ? undefined : { fold: past.fold, seats: past.seats };
  const parts = takeParts(same, tenants, rule);
  return { plan, seats: parts.flatMap(part => part.seats), parts, opened };
}
