/**
 * Who sits where in one block: the seats and, where the list is folded, the fold. Knows nothing of heights. Called by `place`.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { EndpointId } from '../../topology.ts';
import type { Block } from '../placement.ts';
import { foldRows, seatsBelowFold, splitFold } from './fold.ts';
import type { BlockPlan, Tenant } from './plan.ts';
import { seatsWanted } from './rows.ts';
import { type SeatRule, type Taken, takeSeats } from './seats.ts';

export interface Filled {
  readonly plan: BlockPlan;
  readonly seats: readonly Taken[];
  readonly fold?: {
    readonly rows: number;
    readonly endpoints: readonly EndpointId[];
    readonly pods: readonly Uid[];
  };
  readonly opened: boolean;
}

export function rowsOf(filled: Pick<Filled, 'seats' | 'fold'>): number {
  return filled.seats.length + (filled.fold?.rows ?? 0);
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
  const same = past !== undefined && (past.fold !== undefined) === folded ? past : undefined;
  if (!folded) {
    const wanted = seatsWanted(plan, tenants.length);
    return { plan, seats: takeSeats(same?.seats, tenants, { ...rule, wanted }), opened };
  }
  const { folded: alike, differing } = splitFold(tenants);
  const wanted = seatsBelowFold(differing.length);
  return {
    plan,
    seats: takeSeats(same?.seats, differing, { ...rule, wanted }),
    fold: {
      rows: Math.max(same?.fold?.rows ?? 0, foldRows(alike.length)),
      endpoints: inTheirOrder(
        alike.flatMap(tenant => tenant.endpoint?.id ?? []),
        same?.fold?.endpoints ?? [],
      ),
      pods: inTheirOrder(
        alike.flatMap(tenant => (tenant.pod === undefined || !tenant.body ? [] : [tenant.pod])),
        same?.fold?.pods ?? [],
      ),
    },
    opened,
  };
}

function inTheirOrder(now: readonly string[], before: readonly string[]): readonly string[] {
  const left = new Set(now);
  const kept = before.filter(id => left.delete(id));
  return [...kept, ...now.filter(id => left.has(id))];
}
