/**
 * The namespaces on screen, by name: those of the URL, else the cluster's default one, with `all` resolved to those there are. What the stream asks for and
 * the lens is made of. Before the first hello nothing is known and the answer is empty: the server then picks the default.
 */
import type { Topology } from '@switchboard/core/topology';
import type { Address } from './address.ts';

/** One stream carries at most so many; the page says when there are more. */
export const mostNamespaces = 200;

export function shownNamespaces(
  address: Address,
  topology: Pick<Topology, 'namespaces'>,
  defaultNamespace: string | undefined,
): readonly string[] {
  return askedNamespaces(address, topology, defaultNamespace).slice(0, mostNamespaces);
}

/** All that the URL means, also more than can be shown. */
export function askedNamespaces(
  address: Address,
  topology: Pick<Topology, 'namespaces'>,
  defaultNamespace: string | undefined,
): readonly string[] {
  if (address.namespaces === 'all') return [...topology.namespaces.values()].map(ns => ns.name).sort();
  if (address.namespaces.length > 0) return address.namespaces;
  return defaultNamespace === undefined ? [] : [defaultNamespace];
}
