/** Whose picture this is. The simulated cluster's name opens what can be done to it as a whole; that is fetched when it is opened. */
import type { Hello } from '@switchboard/core/stream-event';
import { type ReactNode, useState } from 'react';
import { DeferredSimulation } from '../app/deferred.tsx';
import { words } from '../messages/en.ts';

export function ClusterName({
  hello: { cluster, actions },
}: {
  readonly hello: Pick<Hello, 'cluster' | 'actions'>;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <span className="top-bar-item cluster">
      <span className="quiet">{cluster.source === 'files' ? words.files : words.cluster}</span>{' '}
      {actions ? (
        <button type="button" className="plain" popoverTarget="simulation">
          <strong>{cluster.name}</strong> <span aria-hidden="true">▾</span>
        </button>
      ) : (
        <strong>{cluster.name}</strong>
      )}{' '}
      {cluster.version !== undefined && <span className="mono small">{cluster.version}</span>}
      {actions && (
        <div
          id="simulation"
          popover="auto"
          className="popover simulation-popover"
          onToggle={event => setOpen(event.newState === 'open')}
        >
          {open && <DeferredSimulation />}
        </div>
      )}
    </span>
  );
}
