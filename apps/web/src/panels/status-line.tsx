/**
 * The line at the foot: what the signs on the picture mean, for those that are on it now, with their counts; what happened, where there is no room for it beside the
 * picture; and the version and time of the cluster.
 */
import type { Lamp } from '@switchboard/core/scene/lamp';
import { present } from '@switchboard/core/scene/roll-call';
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { words } from '../messages/en.ts';
import { LedgerList } from './ledger-panel.tsx';
import { useTopology, useValue } from './read.ts';
import { clockTime } from './time.ts';

const order: readonly Lamp[] = [
  'ready',
  'starting',
  'not-ready',
  'terminating',
  'failed',
  'external',
  'finished',
  'unknown',
];

export function StatusLine(): ReactNode {
  const { store, link, now } = useProgram();
  const topology = useTopology(store);
  const hello = useValue(link).hello;
  const time = useValue(now);
  const counts = present(topology);
  return (
    <footer className="status-line">
      {order
        .filter(lamp => counts.has(lamp))
        .map(lamp => (
          <span key={lamp}>
            <span className={`lamp lamp-${lamp}`} aria-hidden="true" />
            {words.signs[lamp]} <strong>{counts.get(lamp)}</strong>
          </span>
        ))}
      <button type="button" className="plain ledger-button" popoverTarget="ledger">
        {words.ledger.title}
      </button>
      <div id="ledger" popover="auto" className="popover ledger-popover">
        <LedgerList />
      </div>
      <span className="mono now">
        {hello?.cluster.version} {clockTime(time)}
      </span>
    </footer>
  );
}
