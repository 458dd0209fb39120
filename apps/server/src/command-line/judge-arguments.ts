/** What `check` was asked for, from its flags. Throws a Mistake. Pure; knows no cluster and opens no file. */
import type { Severity } from '@switchboard/core/findings/finding';
import type { SeenKind } from '@switchboard/core/findings/inquiry';
import { type RuleId, ruleTexts } from '@switchboard/core/findings/messages/en';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { isNamespaceName } from '../sse/stream-query.ts';
import { messages } from './messages.ts';
import { Mistake } from './mistake.ts';
import { nearest } from './nearest.ts';

export interface JudgeArguments {
  /** Paths; `-` is standard input. None: a live cluster. */
  readonly files: readonly string[];
  /** Undefined: those that occur in the files. */
  readonly observed: readonly SeenKind[] | undefined;
  /** Milliseconds since the epoch; undefined: the clock. */
  readonly now: number | undefined;
  readonly output: 'table' | 'json';
  readonly severity: Severity;
  /** Empty: all. */
  readonly rules: readonly RuleId[];
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly namespaces: readonly string[];
}

export function readJudgeArguments(values: ReadonlyMap<string, readonly string[]>): JudgeArguments {
  const one = (flag: string): string | undefined => values.get(flag)?.at(-1);
  const all = (flag: string): readonly string[] =>
    (values.get(flag) ?? [])
      .flatMap(value => value.split(','))
      .map(item => item.trim())
      .filter(item => item !== '');
  const output = choose('output', one('output') ?? 'table', ['table', 'json']);
  const files = values.get('file') ?? [];
  const observed = values.has('observed') ? all('observed').flatMap(readKind) : undefined;
  if (files.length === 0 && observed !== undefined) throw new Mistake(messages.observedWithoutFiles());
  if (files.length > 0 && (values.has('kubeconfig') || values.has('context')))
    throw new Mistake(messages.filesAndCluster());
  const namespaces = [...new Set(values.get('namespace') ?? [])];
  for (const name of namespaces) if (!isNamespaceName(name)) throw new Mistake(messages.notANamespace(name));
  return {
    files,
    observed,
    now: readTime(one('now')),
    output,
    severity: choose('severity', one('severity') ?? (output === 'json' ? 'info' : 'warning'), [
      'error',
      'warning',
      'info',
    ]),
    rules: all('rule').map(readRule),
    kubeconfig: one('kubeconfig'),
    context: one('context'),
    namespaces,
  };
}

function choose<const Words extends readonly string[]>(
  flag: string,
  given: string,
  words: Words,
): Words[number] {
  const found = words.find(word => word === given);
  if (found === undefined) throw new Mistake(messages.notAChoice(flag, given, words));
  return found;
}

const known: readonly SeenKind[] = [...kinds.map(({ kind }) => kind), 'Secret'];

/** A kind that we do not know is none of ours, unless it is nearly one. */
function readKind(given: string): readonly SeenKind[] {
  const lower = given.toLowerCase();
  const found =
    known.find(kind => kind.toLowerCase() === lower) ??
    kinds.find(({ resource }) => resource === lower)?.kind ??
    (lower === 'secrets' ? 'Secret' : undefined);
  if (found !== undefined) return [found];
  const meant = nearest(given, known);
  if (meant !== undefined) throw new Mistake(messages.unknownKind(given, meant));
  return [];
}

function readRule(given: string): RuleId {
  if (Object.hasOwn(ruleTexts, given)) return given as RuleId;
  throw new Mistake(messages.unknownRule(given, nearest(given, Object.keys(ruleTexts))));
}

function readTime(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isNaN(time)) throw new Mistake(messages.notATime(given));
  return time;
}
