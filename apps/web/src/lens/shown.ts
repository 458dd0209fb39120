/**
 * The namespaces on screen, by name: those of the URL, else the cluster's default one, with `all` resolved to those that are watched. What the stream asks for and
 * the lens is made of. Before the first hello nothing is known and the answer is empty: the server then picks the default.
 */
import { watchedNamespaces } from '@switchboard/core/scene/watched';
import type { Topology } from '@switchboard/core/topology';
import type { Address } from './address.ts';

/** One stream carries at most so many; the page says when there are more. */
export const mostNamespaces = 200;

type Named = Pick<Address, 'namespaces'>;
type Known = Pick<Topology, 'namespaces' | 'freshness'>;

export function shownNamespaces(
  address: Named,
  topology: Known,
  defaultNamespace: string | undefined,
): readonly string[] {
  return askedNamespaces(address, topology, defaultNamespace).slice(0, mostNamespaces);
}

/** All that the URL means, also more than can be shown. */
export function askedNamespaces(
  { namespaces }: Named,
  topology: Known,
  defaultNamespace: string | undefined,
): readonly string[] {
  if (namespaces === 'all') return watchedNamespaces(topology);
  if (namespaces.length > 0) return namespaces;
  return defaultNamespace === undefined ? [] : [defaultNamespace];
}
