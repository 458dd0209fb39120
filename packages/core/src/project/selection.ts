/**
 * Who is meant: which Services of a namespace select a set of labels (law P6). Every pair must be equal; no selector selects nothing; ExternalName ignores its
 * selector. Answers are remembered per set of labels, which the pods of one workload share.
 */
import type { Labels, ServiceObject, Uid } from '../kubernetes/object.ts';

export interface Selection {
  /** Services that select these labels, by name. */
  wantedBy(labels: Labels): readonly Uid[];
}

const nobody: readonly Uid[] = [];

export function selectorOf(service: ServiceObject): Labels | undefined {
  return service.type === 'ExternalName' ? undefined : service.selector;
}

export function matches(selector: Labels, labels: Labels): boolean {
  for (const [key, value] of selector) if (labels.get(key) !== value) return false;
  return true;
}

export function selectionOf(services: Iterable<ServiceObject>): Selection {
  // Filed under the first pair of their selector, so that a pod meets only Services that may want it.
  const byPair = new Map<string, Map<string, ServiceObject[]>>();
  for (const service of services) {
    const [pair] = selectorOf(service) ?? [];
    if (pair === undefined) continue;
    const [key, value] = pair;
    const byValue = byPair.get(key) ?? new Map<string, ServiceObject[]>();
    byPair.set(key, byValue);
    byValue.set(value, [...(byValue.get(value) ?? []), service]);
  }
  const known = new WeakMap<Labels, readonly Uid[]>();
  return {
    wantedBy(labels) {
      let uids = known.get(labels);
      if (uids === undefined) {
        uids = select(byPair, labels);
        known.set(labels, uids);
      }
      return uids;
    },
  };
}

function select(
  byPair: ReadonlyMap<string, ReadonlyMap<string, readonly ServiceObject[]>>,
  labels: Labels,
): readonly Uid[] {
  const found: ServiceObject[] = [];
  for (const [key, value] of labels) {
    for (const service of byPair.get(key)?.get(value) ?? []) {
      if (matches(service.selector ?? new Map(), labels)) found.push(service);
    }
  }
  if (found.length === 0) return nobody;
  found.sort((a, b) => compare(a.meta.name, b.meta.name) || compare(a.meta.uid, b.meta.uid));
  return found.map(service => service.meta.uid);
}

/** Order by UTF-16 units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
