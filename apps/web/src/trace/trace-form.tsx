/**
 * Where a call goes, and what else counts: of a URL method, headers and the caller's address, of a name the pod that asks. What cannot be read is said at its field, and nothing
 * that was written is lost.
 */
import type { Topology } from '@switchboard/core/topology';
import type { TraceRequest } from '@switchboard/core/trace/request';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useValue } from '../panels/read.ts';
import { PodChoices } from './beginnings.tsx';
import { type Draft, type Drafts, sideOf, type Wrong } from './draft.ts';
import { traceTexts as texts } from './messages.ts';

interface Props {
  readonly drafts: Drafts;
  readonly topology: Topology;
  readonly onFollow: (request: TraceRequest) => void;
  readonly onLeave: () => void;
}

export function TraceForm({ drafts, topology, onFollow, onLeave }: Props): ReactNode {
  const draft = useValue(drafts.draft);
  const wrong = useValue(drafts.wrong);
  const form = useRef<HTMLFormElement>(null);
  const target = useRef<HTMLInputElement>(null);
  const [picking, setPicking] = useState(false);
  const side = sideOf(draft.target);
  useEffect(() => {
    if (drafts.draft.get().target === '') target.current?.focus();
  }, [drafts]);
  useEffect(() => {
    if (wrong !== undefined) form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  }, [wrong]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const request = drafts.read();
    if (request !== undefined) onFollow(request);
  }
  /** Keys of the page rest while one types. */
  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  }
  const props = (name: Wrong, text: keyof Draft) => ({
    name,
    id: `trace-${name}`,
    value: draft[text],
    'aria-invalid': wrong === name,
    'aria-describedby': `trace-${name}-said`,
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ target: { value } }: { readonly target: { readonly value: string } }) =>
      drafts.write({ [text]: value }),
  });
  const said = (name: Wrong, otherwise?: string) =>
    wrong === name ? (
      <p id={`trace-${name}-said`} role="alert" className="trace-wrong small">
        {texts.wrong[name]}
      </p>
    ) : (
      <p id={`trace-${name}-said`} className="quiet small">
        {otherwise}
      </p>
    );
  return (
    <form className="trace-form" ref={form} onSubmit={submit} onKeyDown={leave} noValidate>
      <label htmlFor="trace-target">{texts.target}</label>
      <div className="trace-line">
        <input {...props('target', 'target')} ref={target} className="mono" placeholder={texts.placeholder} />
        <button type="submit">
          {texts.follow} <kbd>Enter</kbd>
        </button>
      </div>
      {said('target', side === undefined ? undefined : texts[side])}
      {side === 'inside' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only watches whether the focus is in it.
        <div
          onFocus={() => setPicking(true)}
          onBlur={({ currentTarget, relatedTarget }) => setPicking(currentTarget.contains(relatedTarget))}
        >
          <label htmlFor="trace-from">{texts.from}</label>
          <input {...props('from', 'from')} className="mono" placeholder={texts.anyPod} />
          {said('from')}
          {picking && <PodChoices drafts={drafts} topology={topology} />}
        </div>
      )}
      {side === 'outside' && (
        <details
          open={
            (draft.method + draft.headers + draft.client).trim() !== '' || wrong !== undefined || undefined
          }
        >
          <summary className="small">{texts.more}</summary>
          <label htmlFor="trace-method">{texts.method}</label>
          <input {...props('method', 'method')} className="mono" placeholder="GET" />
          {said('method')}
          <label htmlFor="trace-header">{texts.headers}</label>
          <textarea {...props('header', 'headers')} className="mono" rows={2} />
          {said('header')}
          <label htmlFor="trace-client">{texts.client}</label>
          <input {...props('client', 'client')} className="mono" />
          {said('client')}
        </details>
      )}
    </form>
  );
}
