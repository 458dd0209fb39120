/**
 * What is being written in the form of the panel, kept while something else stands in its place: nothing that was typed is lost. Begins anew with every request that the
 * address carries. Pure but for the one value that remembers; lives outside React.
 */
import { readRequest, type TraceRequest } from '@switchboard/core/trace/request';
import { readTarget } from '@switchboard/core/trace/target';
import { createValue, type Value } from '../store/value.ts';
import { parseTrace } from './trace-address.ts';

/** Texts as they stand in the fields. */
export interface Draft {
  readonly target: string;
  readonly from: string;
  readonly method: string;
  /** One on a line. */
  readonly headers: string;
  readonly client: string;
}

export type Wrong = Extract<ReturnType<typeof readRequest>, { readonly ok: false }>['wrong'];

export interface Drafts {
  readonly draft: Value<Draft>;
  readonly wrong: Value<Wrong | undefined>;
  /** What the address carries now. */
  follow(trace: readonly string[]): void;
  write(change: Partial<Draft>): void;
  /** The request that is written, or undefined where it cannot be read; then `wrong` says which field. */
  read(): TraceRequest | undefined;
}

export function createDrafts(): Drafts {
  const draft = createValue(draftOf({ target: '' }));
  const wrong = createValue<Wrong | undefined>(undefined);
  let carried: string | undefined;
  return {
    draft,
    wrong,
    follow(trace) {
      const text = JSON.stringify(trace);
      if (text === carried) return;
      carried = text;
      wrong.set(undefined);
      draft.set(draftOf(parseTrace(trace)));
    },
    write(change) {
      draft.set({ ...draft.get(), ...change });
      wrong.set(undefined);
    },
    read() {
      const request = requestOf(draft.get());
      const read = readRequest(request);
      wrong.set(read.ok ? undefined : read.wrong);
      return read.ok ? request : undefined;
    },
  };
}

function draftOf({ target, from = '', method = '', headers = [], client = '' }: TraceRequest): Draft {
  return { target, from, method, headers: headers.join('\n'), client };
}

/** Where it goes decides what else counts. */
export function sideOf(target: string): 'outside' | 'inside' | undefined {
  return readTarget(target.trim())?.type;
}

function requestOf({ target, from, method, headers, client }: Draft): TraceRequest {
  const said = <Name extends string>(name: Name, text: string) =>
    (text.trim() === '' ? {} : { [name]: text.trim() }) as { readonly [Of in Name]?: string };
  const trimmed = target.trim();
  if (sideOf(trimmed) !== 'outside') return { target: trimmed, ...said('from', from) };
  const lines = headers.split('\n').filter(line => line.trim() !== '');
  return {
    target: trimmed,
    ...said('method', method),
    ...(lines.length === 0 ? {} : { headers: lines.map(line => line.trim()) }),
    ...said('client', client),
  };
}
