/**
 * The stands of one bracket, remembered. Who was here stays; a newcomer takes the lowest free stand, else the oldest tombstone's, else the bracket grows. A pod that is gone
 * leaves a tombstone for a while. Pure. Called by `placeNodesSide` for every bracket; keeps laws N1 and N2.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { EndpointId } from '../../topology.ts';
import type { Stand, Standing } from '../nodes-side.ts';
import type { Nameplate } from '../placement.ts';
import type { Going } from './going.ts';
import { foldKey, type Resident } from './standing.ts';

export interface StandRule {
  readonly now: number;
  /** When it went and how long its tombstone stands; undefined where it has none. */
  readonly going: (keys: readonly (Uid | EndpointId | undefined)[]) => Going | undefined;
  readonly lives: {
    readonly line: (endpoint: EndpointId) => boolean;
    readonly pod: (pod: Uid) => boolean;
  };
}

export interface Occupied {
  readonly standing: Standing;
  readonly plate?: Nameplate;
}

const free: Occupied = { standing: { type: 'free' } };

/** `before` is undefined at a layout. There are at least `least` stands, and never fewer than there were. */
export function takeStands(
  before: readonly Stand[] | undefined,
  there: readonly Resident[],
  least: number,
  rule: StandRule,
): readonly Occupied[] {
  const waiting = new Map(there.map(resident => [resident.key, resident]));
  const stands = (before ?? []).map((stand): Occupied => {
    const key = keyOf(stand.standing);
    const resident = key === undefined ? undefined : waiting.get(key);
    if (resident === undefined) return left(stand, rule);
    waiting.delete(resident.key);
    return occupiedBy(resident);
  });
  if (before === undefined) for (let i = 0; i < least; i++) stands.push(free);
  const places = seek(stands);
  for (const resident of waiting.values()) {
    const own = places.tombstoneOf(resident.key);
    const at = own ?? places.free() ?? places.oldest();
    if (at !== undefined) {
      stands[at] = occupiedBy(resident);
      continue;
    }
    places.grew(stands.length + 1, Math.max(least, stands.length + 1));
    stands.push(occupiedBy(resident));
    while (stands.length < least) stands.push(free);
  }
  return stands;
}

/** Where a newcomer may stand: each place is given once. */
function seek(stands: readonly Occupied[]) {
  const frees = stands.flatMap(({ standing }, i) => (standing.type === 'free' ? [i] : []));
  const tombstones = stands
    .flatMap(({ standing }, i) => (standing.type === 'tombstone' ? [{ i, ...standing.tombstone }] : []))
    .sort((a, b) => a.goneAt - b.goneAt || a.i - b.i);
  const own = new Map(tombstones.map(({ i, pod, endpoint }) => [pod ?? endpoint ?? '', i]));
  const given = new Set<number>();
  const next = (places: readonly number[]): number | undefined => {
    const at = places.find(i => !given.has(i));
    if (at !== undefined) given.add(at);
    return at;
  };
  let cursor = 0;
  return {
    tombstoneOf(key: string): number | undefined {
      const at = own.get(key);
      return at === undefined ? undefined : next([at]);
    },
    free: (): number | undefined => frees[cursor++],
    oldest: (): number | undefined => next(tombstones.map(({ i }) => i)),
    /** Further free stands, from one index up to another. */
    grew(from: number, to: number): void {
      for (let i = from; i < to; i++) frees.push(i);
    },
  };
}

function occupiedBy({ standing, plate }: Resident): Occupied {
  return plate === undefined ? { standing } : { standing, plate };
}

export function keyOf(standing: Standing): string | undefined {
  switch (standing.type) {
    case 'pod':
      return standing.pod;
    case 'address':
      return `${standing.pod}|${standing.address}`;
    case 'outside':
      return standing.endpoint;
    case 'alias':
      return standing.block;
    case 'fold':
      return foldKey(standing.block);
    case 'free':
    case 'tombstone':
      return undefined;
  }
}

/** What is left where somebody stood. */
function left({ standing, plate }: Stand, rule: StandRule): Occupied {
  const gone = (who: { readonly pod?: Uid; readonly endpoint?: EndpointId }): Occupied => {
    const going = rule.going([who.pod, who.endpoint]);
    if (going === undefined) return free;
    const tombstone = { ...(plate ?? { address: '', name: '' }), ...who, ...going };
    return { standing: { type: 'tombstone', tombstone } };
  };
  switch (standing.type) {
    case 'tombstone':
      return standing.tombstone.until > rule.now ? { standing } : free;
    case 'pod':
      return rule.lives.pod(standing.pod) ? free : gone({ pod: standing.pod });
    case 'outside':
      return rule.lives.line(standing.endpoint) ? free : gone({ endpoint: standing.endpoint });
    default:
      return free;
  }
}
