/**
 * How true what is shown of a namespace is, in one word: the worst of what its picture is made of, with the kinds that it concerns. Read by the headings of the stage
 * and by the table of what may be seen.
 */
import { type Freshness, type FreshnessState, isNotInFiles } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { Topology } from '../topology.ts';
import { freshnessOf } from './observed.ts';

/** What rows are made of, in the order of the table. */
export const rowKinds = ['Service', 'EndpointSlice', 'Pod'] as const satisfies readonly Kind[];

/** The worst comes first. */
const order: readonly FreshnessState[] = [
  'denied',
  'failed',
  'stale',
  'rate-limited',
  'loading',
  'polled',
  'live',
];

export interface NamespaceFreshness {
  readonly state: FreshnessState;
  /** Kinds in this state. */
  readonly kinds: readonly (typeof rowKinds)[number][];
  /** Since when, ms since the epoch: of the oldest. */
  readonly since: number;
  /** It is denied because files do not hold it. */
  readonly inNoFile?: true;
}

/** Undefined where nothing is said of any of them. */
export function namespaceFreshness(topology: Topology, namespace: string): NamespaceFreshness | undefined {
  const known = rowKinds.flatMap((kind): readonly (readonly [(typeof rowKinds)[number], Freshness])[] => {
    const found = freshnessOf(topology, kind, namespace);
    return found === undefined || found.state === 'absent' ? [] : [[kind, found]];
  });
  const state = order.find(candidate => known.some(([, found]) => found.state === candidate));
  if (state === undefined) return undefined;
  const concerned = known.filter(([, found]) => found.state === state);
  return {
    state,
    kinds: concerned.map(([kind]) => kind),
    since: Math.min(...concerned.map(([, found]) => found.since)),
    ...(concerned.every(([, found]) => isNotInFiles(found)) && { inNoFile: true as const }),
  };
}

/** One state per kind of `rowKinds`; undefined where nothing is said of it. */
export function kindStates(topology: Topology, namespace: string): readonly (FreshnessState | undefined)[] {
  return rowKinds.map(kind => freshnessOf(topology, kind, namespace)?.state);
}

/** How many of these namespaces are in which state, live ones first; what is asked again and again is as true as what is live. */
export function countStates(
  topology: Topology,
  namespaces: readonly string[],
): ReadonlyMap<FreshnessState, number> {
  const states = namespaces.map(name => namespaceFreshness(topology, name)?.state ?? 'loading');
  const counts = new Map<FreshnessState, number>();
  for (const state of ['live', ...order.slice(0, -2).toReversed()] as const) {
    const count = states.filter(known => (known === 'polled' ? 'live' : known) === state).length;
    if (count > 0) counts.set(state, count);
  }
  return counts;
}
