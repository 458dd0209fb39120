/**
 * One document of YAML as kubectl reads it: the scalars of `kubectlSchema`, merge keys, anchors; of a key that is given twice the last one, which is told. What cannot be read
 * has its line, in words for a person. Called by `readDocuments`. Pure.
 */
import { loadAll, YAMLException } from 'js-yaml';
import { complaints } from './complaints.ts';
import { kubectlSchema } from './kubectl-scalars.ts';

export interface Remark {
  /** Of the document that it is in; the first is 1. */
  readonly line: number;
  readonly why: string;
}

export type Yaml =
  | { readonly ok: true; readonly value: unknown; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark };

export function readYaml(text: string): Yaml {
  try {
    return { ok: true, value: load(text, false), remarks: [] };
  } catch (error) {
    return isTwice(error) ? lastWins(text, error) : refused(text, error);
  }
}

/** More than any cluster says: a handful of nested aliases can stand for billions. */
const most = 10_000_000;
const alias = /(?:^|[\s[{,])\*[\w-]/;

function load(text: string, lastWins: boolean): unknown {
  const value = loadAll(text, { schema: kubectlSchema, json: lastWins, maxTotalMergeKeys: 1_000_000 })[0];
  if (text.includes('*') && alias.test(text) && weigh(value, new Map()) > most)
    throw new Error(complaints.itself());
  return value;
}

/** Values when every alias is written out; what contains itself has no end. */
function weigh(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  known.set(value, Number.POSITIVE_INFINITY);
  let sum = 1;
  for (const part of Object.values(value)) sum += weigh(part, known);
  known.set(value, sum);
  return sum;
}

const isTwice = (error: unknown): error is YAMLException =>
  error instanceof YAMLException && error.reason === 'duplicated mapping key';

function lastWins(text: string, error: YAMLException): Yaml {
  const remark = { line: lineOf(error), why: complaints.twice(keyAt(text, error)) };
  try {
    return { ok: true, value: load(text, true), remarks: [remark] };
  } catch (worse) {
    return refused(text, worse);
  }
}

/** Of a Helm template: bare at the beginning of a line or of a value, where YAML cannot mean anything else. */
const action = /(?<=^[ \t]*(?:- +)?(?:[\w./"'-]+:[ \t]+)?)\{\{/m;

function refused(text: string, error: unknown): Yaml {
  const template = text.search(action);
  if (template !== -1)
    return { ok: false, remark: { line: lineAt(text, template), why: complaints.template() } };
  const line = lineOf(error);
  const tab = /^ *\t/.test(text.split('\n', line).at(-1) ?? '');
  const reason = error instanceof YAMLException ? error.reason : error instanceof Error ? error.message : '';
  return { ok: false, remark: { line, why: tab ? complaints.tab() : reason } };
}

const lineOf = (error: unknown): number =>
  error instanceof YAMLException && error.mark !== undefined ? error.mark.line + 1 : 1;

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

const keyAt = (text: string, { mark }: YAMLException): string =>
  /^[^:\n]*/.exec(text.slice(mark?.position ?? 0))?.[0].trim() ?? '';
