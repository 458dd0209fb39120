/** What `trace` was asked for, from its target and flags. Throws a Mistake. Pure. */
import { type RequestField, readRequest } from '@switchboard/core/trace/request';
import type { TraceTarget } from '@switchboard/core/trace/target';
import { type JudgeArguments, readJudgeArguments } from './judge-arguments.ts';
import { messages } from './messages.ts';
import { Mistake } from './mistake.ts';

export interface TraceArguments extends JudgeArguments {
  readonly target: TraceTarget;
  readonly from: { readonly namespace: string; readonly name: string } | undefined;
}

const mistakes: Readonly<Record<RequestField, (given: string) => ConstructorParameters<typeof Mistake>[0]>> =
  {
    target: messages.notATarget,
    from: messages.notAPod,
    method: messages.notAMethod,
    header: messages.notAHeader,
    client: messages.notAClient,
  };

export function readTraceArguments(
  text: string | undefined,
  values: ReadonlyMap<string, readonly string[]>,
): TraceArguments {
  const one = (flag: string): string | undefined => values.get(flag)?.at(-1);
  if (text === undefined) throw new Mistake(messages.noTarget());
  const [from, method, client] = [one('from'), one('method'), one('client-ip')];
  const read = readRequest({
    target: text,
    ...(from === undefined ? {} : { from }),
    ...(method === undefined ? {} : { method }),
    ...(client === undefined ? {} : { client }),
    headers: values.get('header') ?? [],
  });
  if (!read.ok) throw new Mistake(mistakes[read.wrong](read.given));
  return { ...readJudgeArguments(values), target: read.target, from: read.from };
}
