/**
 * How true the picture is, in a lamp and a few words: of the three links (page, cluster, each watch) the worst, and what stands between what is shown and the present.
 * Pure; the time is the page's own. Called by the chip in the top bar, and for the page's own link by the list that it opens.
 */
import type { Freshness, FreshnessState } from '@switchboard/core/freshness';
import { isOptional } from '@switchboard/core/kubernetes/kind';
import type { LinkStatus } from '../link/status.ts';
import { words } from '../messages/en.ts';
import { shortAge } from '../panels/time.ts';
import { worst } from './worst.ts';

export interface Chip {
  readonly lamp: string;
  readonly text: string;
}

export interface Known {
  readonly freshness: readonly Freshness[];
  /** How many of the namespaces on screen are in which state. */
  readonly counts: ReadonlyMap<FreshnessState, number>;
  /** The picture is stopped: it is not the present. */
  readonly paused: boolean;
}

/** What is older than this on arrival was held back, ms. */
export const late = 5_000;

export function linkChip(status: LinkStatus, { freshness, counts, paused }: Known, local: number): Chip {
  const said = linkWord(status, local);
  if (status.state !== 'live') return { lamp: lamps[status.state], text: said };
  const files = status.hello?.cluster.source === 'files';
  const bad = files ? undefined : worst(freshness);
  if (bad === undefined) {
    if (paused) return { lamp: 'unknown', text: words.link.paused };
    return { lamp: files ? 'unknown' : status.behindMs >= late ? 'starting' : 'ready', text: said };
  }
  if (bad.state === 'stale' && !isHeard(freshness)) return { lamp: 'unknown', text: words.link.clusterGone };
  const live = counts.get('live') ?? 0;
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // Where namespaces differ a state alone would read as if it were that of all.
  if (live > 0 && live < of) {
    const rest = [...counts].filter(([state]) => state !== 'live');
    return {
      lamp: counts.has('failed') ? 'failed' : 'unknown',
      text: words.freshness.ofLive(live, of, rest),
    };
  }
  return {
    lamp: bad.state === 'loading' ? 'starting' : bad.state === 'failed' ? 'failed' : 'unknown',
    text: `${words.freshness.states[bad.state]}: ${bad.kind}`,
  };
}

/** Whether the server hears anything that the picture needs of its cluster. */
export function isHeard(freshness: readonly Freshness[]): boolean {
  return freshness.some(
    ({ kind, state }) => !isOptional(kind) && (state === 'live' || state === 'polled' || state === 'loading'),
  );
}

const lamps = {
  connecting: 'starting',
  'catching-up': 'starting',
  resuming: 'starting',
  live: 'ready',
  offline: 'failed',
  'signed-out': 'failed',
  denied: 'failed',
  incompatible: 'failed',
  hidden: 'unknown',
} as const satisfies Record<LinkStatus['state'], string>;

export function linkWord(status: LinkStatus, local: number): string {
  switch (status.state) {
    case 'connecting':
      return words.link.connecting;
    case 'catching-up':
    case 'resuming':
      return words.link.catchingUp;
    case 'live': {
      const { hello, heardAt = local, behindMs } = status;
      if (hello?.cluster.source === 'files') return words.link.files;
      if (status.slowed?.pace === 0) return words.link.stands;
      return words.link.live(shortAge(Math.max(0, local - heardAt) + (behindMs >= late ? behindMs : 0)));
    }
    case 'offline':
      return words.link.offline(Math.max(0, Math.ceil(((status.retryAt ?? local) - local) / 1000)));
    case 'signed-out':
      return words.link.signedOut;
    case 'denied':
      return words.link.denied;
    case 'incompatible':
      return words.link.incompatible;
    case 'hidden':
      return words.link.hidden;
  }
}
