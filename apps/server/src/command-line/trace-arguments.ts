/** What `trace` was asked for, from its target and flags. Throws a Mistake. Pure. */
import { readTarget, type TraceTarget } from '@switchboard/core/trace/target';
import { type JudgeArguments, readJudgeArguments } from './judge-arguments.ts';
import { messages } from './messages.ts';
import { Mistake } from './mistake.ts';

export interface TraceArguments extends JudgeArguments {
  readonly target: TraceTarget;
  readonly from: { readonly namespace: string; readonly name: string } | undefined;
}

export function readTraceArguments(
  text: string | undefined,
  values: ReadonlyMap<string, readonly string[]>,
): TraceArguments {
  const one = (flag: string): string | undefined => values.get(flag)?.at(-1);
  if (text === undefined) throw new Mistake(messages.noTarget());
  const [method, client] = [one('method'), one('client-ip')];
  const target = readTarget(text, {
    ...(method === undefined ? {} : { method }),
    ...(client === undefined ? {} : { client }),
    headers: new Map((values.get('header') ?? []).map(readHeader)),
  });
  if (target === undefined) throw new Mistake(messages.notATarget(text));
  return { ...readJudgeArguments(values), target, from: readPod(one('from')) };
}

function readHeader(text: string): readonly [string, string] {
  const at = text.indexOf(':');
  if (at < 1) throw new Mistake(messages.notAHeader(text));
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function readPod(text: string | undefined): TraceArguments['from'] {
  if (text === undefined) return undefined;
  const [namespace, name, more] = text.split('/');
  if (!namespace || !name || more !== undefined) throw new Mistake(messages.notAPod(text));
  return { namespace, name };
}
