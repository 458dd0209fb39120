/**
 * Whether the wall shows the past, and since when: the server is not heard, or the server does not hear the cluster. Pure; what is not stale is undefined.
 * Freshness counts for Services and lists alone: of these the wall speaks.
 */
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Topology } from '@switchboard/core/topology';
import type { LinkStatus } from '../link/status.ts';

/** A tick comes every ten seconds; the link gives up after 25. */
const silenceMs = 20_000;

/** Server time (ms) of the last news, or undefined while all is fresh. */
export function staleSince(
  link: LinkStatus,
  topology: Topology,
  namespaces: readonly string[],
  serverNow: number,
): number | undefined {
  const heardAt = link.heardAt === undefined ? undefined : link.heardAt + link.clockSkew;
  const gone =
    link.lost || link.state === 'signed-out' || link.state === 'denied' || link.state === 'incompatible';
  if (heardAt !== undefined && (gone || serverNow - heardAt > silenceMs)) return heardAt;
  const old = namespaces.flatMap(ns =>
    (['Service', 'EndpointSlice'] as const).flatMap(kind => {
      const known = freshnessOf(topology, kind, ns);
      return known?.state === 'stale' ? [known.since] : [];
    }),
  );
  return old.length === 0 ? undefined : Math.min(...old);
}
