/**
 * Several namespaces of which not the same is known: some live, some closed, stale or still being read. Then the sentence counts them, unless what is seen is bad
 * already. Called by `headline`; keeps H2, since what is not known is never "well".
 */
import type { Kind } from '../kubernetes/kind.ts';
import type { Topology } from '../topology.ts';
import type { Headline } from './headline.ts';
import { en } from './messages/en.ts';
import { names } from './messages/grammar-en.ts';
import type { Known } from './messages/headline-en.ts';
import { freshnessOf } from './observed.ts';
import { watchedOneByOne } from './watched.ts';

const kinds: readonly Kind[] = ['Service', 'EndpointSlice'];
/** Worst last. */
const order = [
  'live',
  'stale',
  'reading',
  'failed',
  'unwatched',
  'closed',
] as const satisfies readonly Known[];

function knownOf(topology: Topology, namespace: string): Known {
  const each = kinds.map((kind): Known => {
    const state = freshnessOf(topology, kind, namespace)?.state;
    switch (state) {
      case 'live':
      case 'polled':
        return 'live';
      case 'stale':
        return 'stale';
      case 'denied':
        return 'closed';
      case 'loading':
        return 'reading';
      case undefined:
        return watchedOneByOne(topology, kind).length > 0 ? 'unwatched' : 'reading';
      default:
        return 'failed';
    }
  });
  return order[Math.max(...each.map(one => order.indexOf(one)))] ?? 'live';
}

/** Undefined where all namespaces are known alike. `say` speaks of the given ones as if they were all. */
export function ofSeveral(
  topology: Topology,
  namespaces: readonly string[],
  say: (namespaces: readonly string[]) => Headline,
): Headline | undefined {
  const by = new Map<Known, string[]>();
  for (const namespace of namespaces) {
    const known = knownOf(topology, namespace);
    by.set(known, [...(by.get(known) ?? []), namespace]);
  }
  if (by.size < 2) return undefined;
  const live = by.get('live') ?? [];
  const seen = live.length === 0 ? undefined : say(live);
  const parts = order.flatMap(known => {
    const count = by.get(known)?.length ?? 0;
    return count === 0 ? [] : [{ known, count }];
  });
  const closed = by.get('closed') ?? [];
  const counted = en.headline.mixed(parts);
  if (seen?.tone === 'bad') return { ...seen, more: en.more.also(counted) };
  return {
    sentence: counted,
    more: closed.length > 0 ? en.more.closed(names(closed)) : en.more.onlySeen,
    tone: 'unknown',
  };
}
