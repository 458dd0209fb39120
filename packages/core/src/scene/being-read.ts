/**
 * Whether what is looked at is still being read: then a difference is what was there already, and no news. Asked by the stage before it marks a change, by the ledger
 * before it tells one, and by the headline before it underlines itself.
 */
import type { Topology } from '../topology.ts';

export function isBeingRead(
  { freshness }: Pick<Topology, 'freshness'>,
  namespaces: readonly string[],
): boolean {
  return [...freshness.values()].some(
    ({ state, scope }) =>
      (state === 'loading' || state === 'rate-limited') && (scope === '' || namespaces.includes(scope)),
  );
}
