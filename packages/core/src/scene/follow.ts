/**
 * A value that follows a topology: made anew once, then carried on from one topology to the next by what a patch has touched. Asked again of the same lines and pods it is the same
 * value. Only a memory: it says what making it anew would say. Called by indexes and counts over all lines and pods.
 */
import type { Uid } from '../kubernetes/object.ts';
import { ancestors, touchedSince } from '../lineage.ts';
import type { EndpointId, Topology } from '../topology.ts';

export type Followed = Pick<Topology, 'endpoints' | 'pods'>;

/** Keys that may differ. */
export interface Touched {
  readonly lines: ReadonlySet<EndpointId>;
  readonly pods: ReadonlySet<Uid>;
}

/** `carry` from nothing, with everything touched, makes it anew. It must not write into the value that it is given. */
export function follow<Value>(
  empty: Value,
  carry: (value: Value, was: Followed, now: Followed, touched: Touched) => Value,
): (topology: Followed) => Value {
  const known = new WeakMap<
    Topology['endpoints'],
    { readonly pods: Topology['pods']; readonly value: Value }
  >();
  const nothing: Followed = { endpoints: new Map(), pods: new Map() };

  function carried(now: Followed): Value {
    for (const { map, touched: lines } of ancestors(now.endpoints)) {
      // Ancestors of a map of lines are maps of lines.
      const endpoints = map as Topology['endpoints'];
      const before = known.get(endpoints);
      const pods = before === undefined ? undefined : touchedSince(before.pods, now.pods);
      if (before === undefined || pods === undefined) continue;
      return carry(before.value, { endpoints, pods: before.pods }, now, {
        lines: lines as Touched['lines'],
        pods,
      });
    }
    const all: Touched = { lines: new Set(now.endpoints.keys()), pods: new Set(now.pods.keys()) };
    return carry(empty, nothing, now, all);
  }

  return ({ endpoints, pods }) => {
    const here = known.get(endpoints);
    if (here?.pods === pods) return here.value;
    const value = carried({ endpoints, pods });
    known.set(endpoints, { pods, value });
    return value;
  };
}
