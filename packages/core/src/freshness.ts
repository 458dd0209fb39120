/**
 * How true what we know of one kind is, in one scope. Part of the topology, so it is diffed and streamed like the rest.
 * Written by the reflector, carried by `reduce`, shown by the status line; nothing that is unknown may be drawn as zero (P-laws).
 */
import type { Kind } from './kubernetes/kind.ts';

export type FreshnessState =
  | 'loading'
  | 'live'
  /** The last good picture stands, whatever keeps us from a newer one; `since` says since when nothing was heard. */
  | 'stale'
  /** Asked to slow down before the first list. */
  | 'rate-limited'
  /** Listed again and again because watching is not allowed. */
  | 'polled'
  | 'denied'
  /** The cluster does not serve this kind. */
  | 'absent'
  | 'failed';

export interface Freshness {
  /** `Kind` for all namespaces, `Kind/namespace` for one. */
  readonly key: string;
  readonly kind: Kind;
  /** The namespace that is watched; empty for all of them, and for kinds without namespace. */
  readonly scope: string;
  readonly state: FreshnessState;
  /** Milliseconds since the epoch when this state began. */
  readonly since: number;
  /** In the API's or the network's own words, where there are any. */
  readonly reason?: string;
  /** While loading: objects so far. */
  readonly loaded?: number;
  /** While loading: the API server's estimate of all of them. */
  readonly expected?: number;
}

export function freshnessKey(kind: Kind, scope: string): string {
  return scope === '' ? kind : `${kind}/${scope}`;
}

/** How the reason ends where files do not hold a kind: no right is missing then, and nobody could grant one. */
export const notInFiles = 'is not in the files';

export function isNotInFiles(freshness: Freshness | undefined): boolean {
  return freshness?.reason?.endsWith(notInFiles) === true;
}

/** Whether what is known was read from files: then nobody is there who would write a status. */
export function isFromFiles(freshness: ReadonlyMap<string, Freshness>): boolean {
  return [...freshness.values()].some(isNotInFiles);
}

/** Whether absence of an object of this kind may be stated as a fact. */
export function isObserved(freshness: Freshness | undefined): boolean {
  return freshness !== undefined && (freshness.state === 'live' || freshness.state === 'polled');
}

/** Whether a kind is pictured in a namespace, by a watch of that namespace or of all; '' asks for all. */
export function isKindPictured(
  freshness: ReadonlyMap<string, Freshness>,
  kind: Kind,
  namespace: string,
): boolean {
  return isPictured(freshness.get(kind)) || isPictured(freshness.get(freshnessKey(kind, namespace)));
}

/**
 * Whether what we have of this kind is a whole picture, though perhaps an old one: what `project` may conclude from. A stale kind keeps the last good
 * picture with all its sentences; its age is said beside it.
 */
export function isPictured(freshness: Freshness | undefined): boolean {
  return isObserved(freshness) || freshness?.state === 'stale';
}
