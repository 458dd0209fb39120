/** How well a kind is known in a namespace, for what is drawn of it: what is not seen is drawn as not seen, what is old as old. Part of `still`. */
import { isPictured } from '@switchboard/core/freshness';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Desk } from './desk.ts';

export type Known = 'known' | 'stale' | 'denied' | 'unread';

export function knownOf(desk: Pick<Desk, 'topology'>, kind: Kind, namespace: string): Known {
  const freshness = freshnessOf(desk.topology, kind, namespace);
  if (freshness === undefined || freshness.state === 'absent') return 'known';
  if (freshness.state === 'denied') return 'denied';
  if (freshness.state === 'stale') return 'stale';
  return isPictured(freshness) ? 'known' : 'unread';
}
