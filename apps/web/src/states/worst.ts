/**
 * Of all kinds and scopes, the one whose state a viewer must know of: what failed before what is stale before what is still being read. What is denied, absent or
 * polled is no trouble of the moment: it is said in the list (and in the notice), not in the chip.
 */
import type { Freshness, FreshnessState } from '@switchboard/core/freshness';

const order: readonly FreshnessState[] = ['failed', 'stale', 'rate-limited', 'loading'];

export function worst(all: readonly Freshness[]): Freshness | undefined {
  for (const state of order) {
    const found = all.find(one => one.state === state);
    if (found !== undefined) return found;
  }
  return undefined;
}
