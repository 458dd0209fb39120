/**
 * How true the picture is, always visible: a lamp and a word for the worst of the links, and one click away how fresh each kind is in each scope.
 * Tells the page's link to the server apart from the server's watches on the cluster.
 */
import { countStates } from '@switchboard/core/scene/namespace-freshness';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { DeferredLinks } from '../app/deferred.tsx';
import { useProgram } from '../app/program.ts';
import { shownNamespaces } from '../lens/shown.ts';
import { words } from '../messages/en.ts';
import { linkChip, linkWord } from '../states/link-chip.ts';
import { useTopology, useValue } from './read.ts';

export function Connection(): ReactNode {
  const { store, link, local, view, player } = useProgram();
  const topology = useTopology(store);
  const status = useValue(link);
  const [open, setOpen] = useState(false);
  // Connections live in this page's own time, also where the cluster's is slowed down or stands.
  useValue(local);
  const time = Date.now();
  const shown = shownNamespaces(useValue(view.address), topology, status.hello?.cluster.defaultNamespace);
  const paused = useSyncExternalStore(player.status.subscribe, () => player.status.get().paused);
  const known = { freshness: [...topology.freshness.values()], counts: countStates(topology, shown), paused };
  const { lamp, text } = linkChip(status, known, time);
  // How old it is comes second, and only where there is room.
  const word = text.split(',', 1)[0] ?? text;
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
          {word}
          <span className="connection-age">{text.slice(word.length)}</span>
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
