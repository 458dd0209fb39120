/**
 * The line at the foot: the signs of the picture; what happened, where there is no room for it beside the picture; and how near one stands, the version, and the time.
 */
import { type ReactNode, useState } from 'react';
import { useProgram } from '../app/program.ts';
import { useNarrow } from '../lens/narrow.ts';
import { words } from '../messages/en.ts';
import { PlayerBar } from '../player/player-bar.tsx';
import { LedgerList } from './ledger-panel.tsx';
import { Legend } from './legend.tsx';
import { MaySee } from './may-see.tsx';
import { useValue } from './read.ts';
import { clockTime } from './time.ts';

/** Rows that nobody sees are not kept up to date. */
function LedgerPopover(): ReactNode {
  const [open, setOpen] = useState(false);
  const narrow = useNarrow();
  return (
    <div
      id="ledger"
      popover="auto"
      className="popover ledger-popover"
      onToggle={event => setOpen(event.newState === 'open')}
    >
      {open && (
        <>
          <LedgerList />
          <MaySee />
          {narrow && <p className="quiet">{words.lens.narrow}</p>}
        </>
      )}
    </div>
  );
}

export function StatusLine(): ReactNode {
  const { link, now, zoom, view, level } = useProgram();
  const steps = words.levels[useValue(level)];
  const hello = useValue(link).hello;
  const time = useValue(now);
  const address = useValue(view.address);
  const near = Math.round(useValue(zoom) * 100);
  return (
    <footer className="status-line">
      <Legend />
      <button type="button" id="ledger-button" className="plain ledger-button" popoverTarget="ledger">
        {words.ledger.title}
      </button>
      <LedgerPopover />
      {!address.table && <PlayerBar />}
      <span className="mono now">
        {steps !== undefined && !address.table && <span className="steps">{steps} · </span>}
        {near !== 100 && <span>{words.zoom(near)} · </span>}
        {hello !== undefined && <span className="build">v{hello.build} · </span>}
        {clockTime(time)}
      </span>
    </footer>
  );
}
