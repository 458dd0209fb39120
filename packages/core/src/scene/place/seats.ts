/**
 * The seats of one list, remembered. Who was here stays; a newcomer takes the lowest free seat, else the oldest tombstone's, else the draining lines
 * move into one row, else the list grows. Who is gone leaves a tombstone for a while. Pure: what sits where depends on the seats before,
 * the tenants and the time only. Called by `place` for every list and for the pods in no list; keeps laws S1, S2 and S5.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { EndpointId } from '../../topology.ts';
import type { Nameplate, Occupant } from '../placement.ts';
import type { Going } from './going.ts';
import type { Tenant } from './plan.ts';

export interface Taken {
  readonly occupant: Occupant;
  readonly plate?: Nameplate;
}

const free: Taken = { occupant: { type: 'free' } };

export interface SeatRule {
  readonly now: number;
  /** When it went and how long its tombstone stands; undefined where it has none. */
  readonly going: (keys: readonly (Uid | EndpointId | undefined)[]) => Going | undefined;
  /** How many seats there are to be when the list has to grow: never fewer than there were. */
  readonly wanted: number;
  /** Whether it still exists, here or elsewhere (another block, the fold): what it leaves is then a free seat, not a tombstone. */
  readonly lives: {
    readonly line: (endpoint: EndpointId) => boolean;
    readonly pod: (pod: Uid) => boolean;
  };
}

/** `before` is undefined at a layout: then everybody is seated in the order given. */
export function takeSeats(
  before: readonly Taken[] | undefined,
  tenants: readonly Tenant[],
  rule: SeatRule,
): readonly Taken[] {
  if (before === undefined)
    return Array.from({ length: Math.max(rule.wanted, tenants.length) }, (_, i) => {
      const tenant = tenants[i];
      return tenant === undefined ? free : takenBy(tenant);
    });
  const { seats, newcomers } = stay(before, tenants, rule);
  const leaving = new Set(
    tenants.flatMap(({ endpoint, leaving: goes }) => (goes && endpoint ? [endpoint.id] : [])),
  );
  for (const tenant of newcomers) {
    const own = seats.findIndex(taken => isTombstoneOf(taken, tenant));
    seats[own >= 0 ? own : freeSeat(seats, leaving, rule.wanted)] = takenBy(tenant);
  }
  return seats;
}

/** The seat of a newcomer. May fold draining lines or add seats to `seats` on the way. */
function freeSeat(seats: Taken[], leaving: ReadonlySet<EndpointId>, wanted: number): number {
  const lowest = seats.findIndex(({ occupant }) => occupant.type === 'free');
  if (lowest >= 0) return lowest;
  const oldest = oldestTombstone(seats);
  if (oldest >= 0) return oldest;
  if (foldDraining(seats, leaving)) return seats.findIndex(({ occupant }) => occupant.type === 'free');
  const first = seats.length;
  for (let i = first; i < Math.max(wanted, first + 1); i++) seats.push(free);
  return first;
}

function oldestTombstone(seats: readonly Taken[]): number {
  let found = -1;
  let goneAt = Number.POSITIVE_INFINITY;
  for (const [i, { occupant }] of seats.entries()) {
    if (occupant.type !== 'tombstone' || occupant.tombstone.goneAt >= goneAt) continue;
    goneAt = occupant.tombstone.goneAt;
    found = i;
  }
  return found;
}

/** All leaving lines into the lowest of their seats; false where that frees none. */
function foldDraining(seats: Taken[], leaving: ReadonlySet<EndpointId>): boolean {
  const endpoints: EndpointId[] = [];
  const rows: number[] = [];
  for (const [i, { occupant }] of seats.entries()) {
    if (occupant.type === 'draining') endpoints.push(...occupant.endpoints);
    else if (occupant.type === 'line' && leaving.has(occupant.endpoint)) endpoints.push(occupant.endpoint);
    else continue;
    rows.push(i);
  }
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) return false;
  seats[first] = { occupant: { type: 'draining', endpoints } };
  for (const row of rest) seats[row] = free;
  return true;
}

function takenBy(tenant: Tenant): Taken {
  const { endpoint, pod, body, plate } = tenant;
  if (endpoint === undefined) return { occupant: { type: 'pod', pod: pod ?? '' }, plate };
  return {
    occupant: { type: 'line', endpoint: endpoint.id, body, ...(pod === undefined ? {} : { pod }) },
    plate,
  };
}

/** Everybody who was here in the seat they had; who is gone as a tombstone. */
function stay(before: readonly Taken[], tenants: readonly Tenant[], rule: SeatRule) {
  const byLine = new Map(tenants.flatMap(tenant => (tenant.endpoint ? [[tenant.endpoint.id, tenant]] : [])));
  const byPod = new Map(tenants.flatMap(tenant => (tenant.pod === undefined ? [] : [[tenant.pod, tenant]])));
  const seated = new Set<Tenant>();
  const claim = (tenant: Tenant | undefined): Tenant | undefined => {
    if (tenant === undefined || seated.has(tenant)) return undefined;
    seated.add(tenant);
    return tenant;
  };
  // Lines first: where a line and a pod that had two seats have become one, the line's seat is the one that stays.
  const kept = before.map(({ occupant }) =>
    occupant.type === 'line' ? claim(byLine.get(occupant.endpoint)) : undefined,
  );
  const leave = (taken: Taken): Taken => {
    const { occupant, plate } = taken;
    switch (occupant.type) {
      case 'free':
        return free;
      case 'tombstone':
        return occupant.tombstone.until > rule.now ? taken : free;
      case 'draining':
        return stillDraining(occupant.endpoints.flatMap(id => claim(byLine.get(id)) ?? []));
      case 'line':
      case 'pod': {
        const same = occupant.pod === undefined ? undefined : claim(byPod.get(occupant.pod));
        if (same !== undefined) return takenBy(same);
        const endpoint = occupant.type === 'line' ? occupant.endpoint : undefined;
        const pod = occupant.pod !== undefined && rule.lives.pod(occupant.pod) ? undefined : occupant.pod;
        if (endpoint === undefined ? pod === undefined : rule.lives.line(endpoint)) return free;
        return tombstone(pod, endpoint, plate, rule);
      }
    }
  };
  const seats = before.map((taken, i): Taken => {
    const tenant = kept[i];
    return tenant === undefined ? leave(taken) : takenBy(tenant);
  });
  return { seats, newcomers: tenants.filter(tenant => !seated.has(tenant)) };
}

/** The last of them has the row for itself again. */
function stillDraining(tenants: readonly Tenant[]): Taken {
  const [only] = tenants;
  if (only === undefined) return free;
  if (tenants.length === 1) return takenBy(only);
  return { occupant: { type: 'draining', endpoints: tenants.flatMap(tenant => tenant.endpoint?.id ?? []) } };
}

function tombstone(
  pod: Uid | undefined,
  endpoint: EndpointId | undefined,
  plate: Nameplate | undefined,
  rule: SeatRule,
): Taken {
  const going = rule.going([pod, endpoint]);
  if (going === undefined) return free;
  const tombstone = {
    ...(plate ?? { address: '', name: '' }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(pod === undefined ? {} : { pod }),
    ...going,
  };
  return { occupant: { type: 'tombstone', tombstone } };
}

function isTombstoneOf({ occupant }: Taken, tenant: Tenant): boolean {
  if (occupant.type !== 'tombstone') return false;
  const { endpoint, pod } = occupant.tombstone;
  return (
    (endpoint !== undefined && endpoint === tenant.endpoint?.id) || (pod !== undefined && pod === tenant.pod)
  );
}
