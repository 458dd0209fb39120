/**
 * How true the picture is, always visible: a lamp and a word for the worst of the links, and one click away how fresh each kind is in each scope.
 * Tells the page's link to the server apart from the server's watches on the cluster.
 */
import type { Freshness, FreshnessState } from '@switchboard/core/freshness';
import { countStates } from '@switchboard/core/scene/namespace-freshness';
import { type ReactNode, useState } from 'react';
import { DeferredLinks } from '../app/deferred.tsx';
import { useProgram } from '../app/program.ts';
import { shownNamespaces } from '../lens/shown.ts';
import type { LinkStatus } from '../link/status.ts';
import { words } from '../messages/en.ts';
import { useTopology, useValue } from './read.ts';
import { shortAge } from './time.ts';
import { worst } from './worst.ts';

export function Connection(): ReactNode {
  const { store, link, now, view } = useProgram();
  const topology = useTopology(store);
  const status = useValue(link);
  const [open, setOpen] = useState(false);
  // Looked at anew every second; connections live in this page's own time, also where the cluster's is slowed down.
  useValue(now);
  const time = Date.now();
  const freshness = [...topology.freshness.values()];
  const shown = shownNamespaces(useValue(view.address), topology, status.hello?.cluster.defaultNamespace);
  const { lamp, text } = chip(status, freshness, countStates(topology, shown), time);
  return (
    <span className="connection">
      <button
        type="button"
        id="freshness-button"
        className="plain"
        popoverTarget="freshness"
        title={words.link.details}
      >
        <span className={`lamp lamp-${lamp}`} aria-hidden="true" />
        <span role="status" aria-live="off">
          {text}
        </span>
      </button>
      <div
        id="freshness"
        popover="auto"
        className="popover freshness"
        onToggle={event => setOpen(event.newState === 'open')}
      >
        {open && <DeferredLinks said={linkWord(status, time)} />}
      </div>
    </span>
  );
}

function chip(
  status: LinkStatus,
  freshness: readonly Freshness[],
  counts: ReadonlyMap<FreshnessState, number>,
  now: number,
): { lamp: string; text: string } {
  if (status.state !== 'live') return { lamp: lamps[status.state], text: linkWord(status, now) };
  const bad = worst(freshness);
  const files = status.hello?.cluster.source === 'files';
  if (bad === undefined || files) return { lamp: files ? 'unknown' : 'ready', text: linkWord(status, now) };
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

function linkWord(status: LinkStatus, local: number): string {
  switch (status.state) {
    case 'connecting':
      return words.link.connecting;
    case 'catching-up':
    case 'resuming':
      return words.link.catchingUp;
    case 'live':
      if (status.hello?.cluster.source === 'files') return words.link.files;
      return words.link.live(shortAge(Math.max(0, local - (status.heardAt ?? local))));
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
