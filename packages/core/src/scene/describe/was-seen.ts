/**
 * Whether a kind was observed before in a namespace, so that its news are news: what is seen for the first time is none. Law C6. Called by `describe` and `describe-access`.
 */
import { isPictured } from '../../freshness.ts';
import type { Kind } from '../../kubernetes/kind.ts';
import type { Topology } from '../../topology.ts';
import { freshnessOf } from '../observed.ts';

/**
 * A kind that is being read again, of which objects stand from before, was: a first list comes whole, so there is none of it until it has been read. Without any word on
 * freshness, what is there counts.
 */
export function wasSeen(
  topology: Topology,
  kind: Kind,
  namespace: string,
  some: boolean,
  stood: () => boolean,
): boolean {
  const freshness = freshnessOf(topology, kind, namespace);
  if (freshness === undefined) return topology.freshness.size === 0 && some;
  return isPictured(freshness) || stood();
}

export function hasOf(map: ReadonlyMap<string, { readonly namespace: string }>, namespace: string): boolean {
  for (const element of map.values()) if (element.namespace === namespace) return true;
  return false;
}
