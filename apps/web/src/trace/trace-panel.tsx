/**
 * Follows one call beside the picture: asks where to, lists its hops, and lights them on the stage. What is asked stands in the address (`trace=…`), so that a link shows the same.
 * Stands while the address says so; A or Esc goes back.
 */
import { readRequest, type TraceRequest, traceCommand } from '@switchboard/core/trace/request';
import { objectOf, type ToldTrace, traceText } from '@switchboard/core/trace/told';
import { tracedOn } from '@switchboard/core/trace/traced';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { queryClient } from '../api/query-client.ts';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { Copy } from '../panels/copy.tsx';
import { CommandLine } from '../panels/inspector/command-line.tsx';
import { Failed } from '../panels/inspector/failed.tsx';
import { FocusGivenBack } from '../panels/inspector/focus-given-back.tsx';
import { useTopology, useValue } from '../panels/read.ts';
import { SidePanel } from '../panels/side-panel.tsx';
import { Beginnings } from './beginnings.tsx';
import { createDrafts } from './draft.ts';
import { traceTexts as texts } from './messages.ts';
import './trace.css';
import { parseTrace, printTrace } from './trace-address.ts';
import { TraceAnswer } from './trace-answer.tsx';
import { TraceForm } from './trace-form.tsx';
import { useTrace } from './use-trace.ts';

const drafts = createDrafts();

export function TracePanel(): ReactNode {
  const { view } = useProgram();
  const { madeUp } = useValue(view.address);
  return (
    <QueryClientProvider client={queryClient}>
      <FocusGivenBack>
        <SidePanel
          title={texts.title}
          gloss={texts.gloss}
          back={{ label: texts.back, key: 'A', go: () => view.go({ trace: undefined }) }}
        >
          {madeUp === true ? <p>{texts.madeUp}</p> : <Asked />}
        </SidePanel>
      </FocusGivenBack>
    </QueryClientProvider>
  );
}

function Asked(): ReactNode {
  const { store, view } = useProgram();
  const topology = useTopology(store);
  const { trace = [] } = useValue(view.address);
  drafts.follow(trace);
  const request = useMemo(() => parseTrace(trace), [trace]);
  const follow = (next: TraceRequest): void => {
    if (JSON.stringify(printTrace(next)) === JSON.stringify(trace))
      void queryClient.refetchQueries({ queryKey: ['trace'] });
    else view.go({ trace: printTrace(next) });
  };
  const read = useMemo(() => readRequest(request), [request]);
  const isWritten = useValue(drafts.draft).target.trim() !== request.target || request.target === '';
  return (
    <>
      <TraceForm drafts={drafts} topology={topology} onFollow={follow} onLeave={view.leave} />
      {isWritten && (
        <Beginnings drafts={drafts} topology={topology} onFollow={target => follow({ ...request, target })} />
      )}
      {read.ok ? (
        <Way key={traceCommand(request)} request={request} />
      ) : request.target === '' ? (
        <p className="quiet trace-begin">{texts.begin}</p>
      ) : (
        <p role="alert" className="trace-wrong">
          {texts.wrong[read.wrong]}
        </p>
      )}
    </>
  );
}

function Way({ request }: { readonly request: TraceRequest }): ReactNode {
  const { store, traced } = useProgram();
  const topology = useTopology(store);
  const { trace, error, again } = useTrace(request, topology);
  const [looked, setLooked] = useState<number | undefined>(undefined);
  const onStage = useMemo(() => {
    if (trace === undefined) return undefined;
    const read = readRequest(request);
    const caller = read.ok && read.from !== undefined ? { kind: 'Pod', ...read.from } : undefined;
    return tracedOn(topology, trace, caller, looked);
  }, [topology, trace, request, looked]);
  useEffect(() => {
    traced.set(onStage);
  }, [traced, onStage]);
  useEffect(() => () => traced.set(undefined), [traced]);
  if (trace === undefined)
    return error === null ? (
      <p role="status" className="quiet trace-begin">
        {texts.loading}
      </p>
    ) : (
      <Failed what={texts.asking} error={error} again={again} />
    );
  return (
    <>
      <TraceAnswer trace={trace} topology={topology} onLook={setLooked} />
      <Elsewhere trace={trace} />
      <h3 className="trace-head">{texts.same}</h3>
      <CommandLine line={traceCommand(request)} />
      <p className="trace-deeds">
        <Copy text={() => traceText(trace)} label={texts.copyText} />
        <Copy text={() => location.href} label={texts.copyLink} />
      </p>
    </>
  );
}

/** Hops in namespaces that are not shown have no place on the stage. */
function Elsewhere({ trace: { hops } }: { readonly trace: ToldTrace }): ReactNode {
  const { view } = useProgram();
  const { namespaces } = useLens();
  const others = [...new Set(hops.flatMap(hop => objectOf(hop)?.namespace ?? []))]
    .filter(namespace => namespace !== '' && !namespaces.includes(namespace))
    .sort();
  if (others.length === 0) return null;
  return (
    <p className="trace-elsewhere">
      {texts.elsewhere(others)}{' '}
      <button
        type="button"
        className="plain link"
        onClick={() => view.go({ namespaces: [...namespaces, ...others].sort() })}
      >
        {texts.show(others)}
      </button>
    </p>
  );
}
