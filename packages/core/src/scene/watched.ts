/**
 * Which namespaces this Switchboard reads: all of them, or only those that it was started with or has the rights for. `*` in the URL means these, and what lies
 * elsewhere is neither asked for nor called empty. Read by the headline and the page.
 */
import type { Kind } from '../kubernetes/kind.ts';
import type { Topology } from '../topology.ts';
import { byName } from './by-name.ts';

/** Namespaces that are watched one by one; empty where all of them are, or nothing was heard yet. */
export function watchedOneByOne(
  topology: Pick<Topology, 'freshness'>,
  kind: Kind = 'Service',
): readonly string[] {
  return [...topology.freshness.values()]
    .filter(one => one.kind === kind && one.scope !== '')
    .map(one => one.scope)
    .sort(byName);
}

/** Names of all that is watched and known. */
export function watchedNamespaces(topology: Pick<Topology, 'freshness' | 'namespaces'>): readonly string[] {
  const scopes = watchedOneByOne(topology);
  return scopes.length > 0 ? scopes : [...topology.namespaces.values()].map(({ name }) => name).sort(byName);
}
