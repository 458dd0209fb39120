/**
 * A folded list slice by slice: each slice is a part of the fold, with the seats of what differs in it below its dots. Parts are remembered as seats are: who was
 * in one stays there unless another slice lists it; a new slice comes last, or where one has become empty. Called by `fill`; keeps laws S1 and S2.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { EndpointId } from '../../topology.ts';
import type { Fold, Seat } from '../placement.ts';
import { foldRows, splitFold } from './fold.ts';
import type { Tenant } from './plan.ts';
import { type SeatRule, type Taken, takeSeats } from './seats.ts';

export interface FilledPart {
  readonly slice?: string;
  readonly rows: number;
  readonly endpoints: readonly EndpointId[];
  readonly pods: readonly Uid[];
  readonly seats: readonly (Taken & { readonly index: number })[];
}

export interface FoldedBefore {
  readonly fold: Fold;
  readonly seats: readonly Seat[];
}

/** More slices than these stand together. */
const mostParts = 8;
/** The name of the slice stands over its dots. */
const rowsOfSlice = 2;

export function takeParts(
  before: FoldedBefore | undefined,
  tenants: readonly Tenant[],
  rule: Omit<SeatRule, 'wanted'>,
): readonly FilledPart[] {
  const past = before === undefined ? [] : pastParts(before);
  const slices = partsFor(past, tenants);
  const there = shareOut(past, slices, tenants);
  let next = (before?.seats ?? []).reduce((most, { index }) => Math.max(most, index + 1), 0);
  return slices.map((slice, i): FilledPart => {
    const was = past[i];
    const { folded, differing } = splitFold(there[i] ?? []);
    const wanted = seatsBelow(differing.length, was !== undefined, slices.length);
    const taken = takeSeats(was?.seats, differing, { ...rule, wanted });
    return {
      ...(slice === undefined ? {} : { slice }),
      rows: Math.max(was?.rows ?? 0, rowsOf(folded.length, slices.length)),
      endpoints: inTheirOrder(
        folded.flatMap(tenant => tenant.endpoint?.id ?? []),
        was?.endpoints ?? [],
      ),
      pods: inTheirOrder(
        folded.flatMap(tenant => (tenant.pod === undefined || !tenant.body ? [] : [tenant.pod])),
        was?.pods ?? [],
      ),
      seats: taken.map(({ occupant, plate }, at) => ({
        index: was?.seats[at]?.index ?? next++,
        occupant,
        ...(plate === undefined ? {} : { plate }),
      })),
    };
  });
}

/** Rows of a list that would be folded now: dots and seats. */
export function foldedRows(tenants: readonly Tenant[]): number {
  const slices = partsFor([], tenants);
  return shareOut([], slices, tenants).reduce((sum, there) => {
    const { folded, differing } = splitFold(there);
    return sum + rowsOf(folded.length, slices.length) + seatsBelow(differing.length, false, slices.length);
  }, 0);
}

function rowsOf(dots: number, parts: number): number {
  return Math.max(parts > 1 ? rowsOfSlice : 1, foldRows(dots));
}

/** For what differs now, and one for the next; of several slices each keeps at least one. */
function seatsBelow(differing: number, grows: boolean, parts: number): number {
  return parts > 1 && !grows ? Math.max(1, differing) : differing + 1;
}

function pastParts({ fold, seats }: FoldedBefore) {
  let from = 0;
  return fold.parts.map(part => {
    const own = seats.slice(from, from + part.seats);
    from += part.seats;
    return { ...part, seats: own };
  });
}

type PastPart = ReturnType<typeof pastParts>[number];

function sliceOf({ endpoint }: Tenant): string | undefined {
  return endpoint?.slices[0];
}

/** The slice of each part; undefined where all of them stand together. */
function partsFor(past: readonly PastPart[], tenants: readonly Tenant[]): readonly (string | undefined)[] {
  const listed = new Set(tenants.flatMap(tenant => sliceOf(tenant) ?? []));
  const parts = past.map(({ slice }) => slice);
  if (parts.length > 0 && parts.includes(undefined)) return parts;
  for (const slice of [...listed].sort()) {
    if (parts.includes(slice)) continue;
    const empty = parts.findIndex((known, i) => !listed.has(known ?? '') && isEmpty(past[i]));
    if (empty >= 0) parts[empty] = slice;
    else if (parts.length < mostParts) parts.push(slice);
    else if (past.length === 0) return [undefined];
  }
  return parts.length === 0 ? [undefined] : parts;
}

function isEmpty(part: PastPart | undefined): boolean {
  return part?.seats.every(({ occupant }) => occupant.type === 'free') === true;
}

/** Tenants of each part: by slice; a pod that no slice lists where it was, else last. */
function shareOut(
  past: readonly PastPart[],
  slices: readonly (string | undefined)[],
  tenants: readonly Tenant[],
): readonly (readonly Tenant[])[] {
  const partOf = new Map(slices.map((slice, i) => [slice, i]));
  const last = slices.length - 1;
  const home = new Map<Uid, number>();
  for (const [i, { pods, seats }] of past.entries()) {
    for (const pod of pods) home.set(pod, i);
    for (const { occupant } of seats)
      if ('pod' in occupant && occupant.pod !== undefined) home.set(occupant.pod, i);
  }
  const there = slices.map((): Tenant[] => []);
  for (const tenant of tenants) {
    const slice = sliceOf(tenant);
    const at = slice === undefined ? home.get(tenant.pod ?? '') : partOf.get(slice);
    there[at ?? last]?.push(tenant);
  }
  return there;
}

function inTheirOrder(now: readonly string[], before: readonly string[]): readonly string[] {
  const left = new Set(now);
  const kept = before.filter(id => left.delete(id));
  return [...kept, ...now.filter(id => left.has(id))];
}
