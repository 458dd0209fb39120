/**
 * The page: bar, notices, headline, the picture (or the table), the ledger or the inspector beside it, and the status line. Only arranges; holds no state.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { LensSwitch } from '../lens/lens-switch.tsx';
import { words } from '../messages/en.ts';
import { useFocusBack } from '../panels/focus-from-picture.ts';
import { Headline } from '../panels/headline.tsx';
import { LedgerPanel } from '../panels/ledger-panel.tsx';
import { Live } from '../panels/live.tsx';
import { useTopology, useValue } from '../panels/read.ts';
import { StatusLine } from '../panels/status-line.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import { cardOf } from '../states/card.ts';
import {
  DeferredDialogs,
  DeferredFindings,
  DeferredInspector,
  DeferredMatches,
  DeferredNotices,
  DeferredPacket,
  DeferredStageCard,
  DeferredTable,
  DeferredTrace,
  DeferredWelcome,
} from './deferred.tsx';
import { useLens } from './lens.ts';
import { useProgram } from './program.ts';

export function App(): ReactNode {
  const { view, search, dialog, welcome } = useProgram();
  const welcoming = useValue(welcome);
  const searching = useValue(search.open);
  const { table, selection, packet, findings, trace } = useValue(view.address);
  return (
    <>
      <a className="skip" href="#stage">
        {words.skip}
      </a>
      <TopBar />
      <DeferredNotices />
      <main
        className={
          packet === true
            ? 'page with-inspector with-packet'
            : selection === undefined && findings !== true && trace === undefined
              ? welcoming
                ? 'page welcoming'
                : 'page'
              : 'page with-inspector'
        }
      >
        {table ? <DeferredTable /> : <Headline />}
        {!table && <LensSwitch />}
        {welcoming && <DeferredWelcome />}
        {searching && <DeferredMatches />}
        <StageFrame hidden={table} />
        {!table && <Card />}
        {packet === true && <DeferredPacket />}
        {packet !== true && <Beside />}
      </main>
      <StatusLine />
      {useValue(dialog) !== undefined && <DeferredDialogs />}
      <Live />
    </>
  );
}

/** The object that is read closely, else the call that is followed, else what is wrong, else what happened. */
function Beside(): ReactNode {
  const { table, selection, findings, trace } = useValue(useProgram().view.address);
  if (selection !== undefined) return <DeferredInspector />;
  if (trace !== undefined) return <DeferredTrace />;
  if (findings === true) return <DeferredFindings />;
  return table ? null : <LedgerPanel />;
}

/** Says why there is nothing to see, where there is nothing. */
function Card(): ReactNode {
  const { namespaces } = useLens();
  const card = cardOf(useTopology(useProgram().store), namespaces);
  return card === undefined ? null : <DeferredStageCard card={card} />;
}

/** Keeps the one element of the stage in the page: hidden under the table, never made again. */
function StageFrame({ hidden }: { readonly hidden: boolean }): ReactNode {
  const { stageHost } = useProgram();
  const frame = useRef<HTMLDivElement>(null);
  useFocusBack(hidden);
  useEffect(() => {
    frame.current?.append(stageHost);
  }, [stageHost]);
  return <div id="stage" className="stage-frame" ref={frame} hidden={hidden} />;
}
