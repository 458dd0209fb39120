/**
 * What may not be said, because it is not known: Services and lists that are denied, not watched, not in the file, failed or still read. Without them nothing can be said.
 * Called by `headline`, before all else.
 */
import { type FreshnessState, isNotInFiles } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { Topology } from '../topology.ts';
import type { Headline } from './headline.ts';
import type { Lens } from './lens.ts';
import { en } from './messages/en.ts';
import { freshnessOf } from './observed.ts';
import { watchedOneByOne } from './watched.ts';

export function states(topology: Topology, lens: Lens, kind: Kind): readonly (FreshnessState | undefined)[] {
  return asked(lens).map(namespace => freshnessOf(topology, kind, namespace)?.state);
}

/** All of them, while it is not known which there are. */
const asked = ({ namespaces }: Lens): readonly string[] => (namespaces.length === 0 ? [''] : namespaces);

function isBeingRead(topology: Topology, kind: Kind): boolean {
  const state = freshnessOf(topology, kind, '')?.state;
  return state === undefined || state === 'loading' || state === 'rate-limited';
}

export function unseen(topology: Topology, lens: Lens, where: string): Headline | undefined {
  const words = en.headline;
  const rules = [
    ['Service', 'The Services'],
    ['EndpointSlice', 'The lists'],
  ] as const;
  for (const [kind, what] of rules) {
    const found = states(topology, lens, kind);
    const scopes = watchedOneByOne(topology, kind);
    if (scopes.length > 0 && found.every(state => state === undefined))
      return { sentence: words.notWatched(where), more: en.more.watchedOnly(scopes), tone: 'unknown' };
    if (asked(lens).every(ns => isNotInFiles(freshnessOf(topology, kind, ns))))
      return { sentence: words.notInFile(what, where), more: en.more.inFile, tone: 'unknown' };
    if (found.every(state => state === 'denied'))
      return { sentence: words.denied(what, where), more: en.more.rights, tone: 'unknown' };
    if (found.some(state => state === 'failed' || state === 'absent' || state === 'rate-limited'))
      return { sentence: words.failed(what, where), more: en.more.wait, tone: 'unknown' };
    if (found.some(state => state === 'loading' || state === undefined)) {
      // One list may hold many namespaces: it is counted once.
      const lists = new Set(asked(lens).map(ns => freshnessOf(topology, kind, ns)));
      const loaded = [...lists].reduce((n, list) => n + (list?.loaded ?? 0), 0);
      return {
        sentence: words.loading(where),
        tone: 'unknown',
        ...(loaded === 0 ? {} : { more: en.more.count[kind](loaded) }),
      };
    }
  }
  // Which there are is not known yet: that none of them is shown says nothing.
  if (lens.namespaces.length === 0 && isBeingRead(topology, 'Namespace'))
    return { sentence: words.loading(where), tone: 'unknown' };
  return undefined;
}
