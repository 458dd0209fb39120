/**
 * What somebody asks for in the search box: words, `key:value` terms and `label=value`, each of which may begin with `-` for "not". Pure; never fails: what cannot be
 * read is said in `problems`, and the rest of the query still counts. Called by the search of the page; the text itself lives in the URL.
 */
import { kindNamed, kindNames } from './kind-names.ts';
import { nearestWord } from './nearest-word.ts';

export const searchKeys = ['kind', 'ns', 'name', 'ip', 'node', 'label', 'state', 'svc'] as const;
export type SearchKey = (typeof searchKeys)[number];

export interface Term {
  /** Without a key: anything that is said of an object. */
  readonly key?: SearchKey;
  /** In lower case; a kind as the API writes it. */
  readonly value: string;
  readonly not: boolean;
}

export type QueryProblem =
  | { readonly type: 'unknown-key'; readonly written: string; readonly meant?: SearchKey }
  | { readonly type: 'unknown-kind'; readonly written: string; readonly meant?: string };

export interface Query {
  readonly terms: readonly Term[];
  readonly problems: readonly QueryProblem[];
}

const longKeys: Readonly<Record<string, SearchKey>> = {
  namespace: 'ns',
  service: 'svc',
  is: 'state',
  address: 'ip',
};

const keyed = /^([a-z][a-z-]*):(.*)$/;
/** A key that is nothing but hexadecimal digits before more colons, or before what an IPv6 address goes on with, begins an address. */
const address = /^[0-9a-f]{1,4}:[0-9a-f:.]*$/;

export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const problems: QueryProblem[] = [];
  for (const word of wordsOf(text)) {
    const not = word.length > 1 && word.startsWith('-');
    const written = unquoted(not ? word.slice(1) : word);
    const term = read(written, not);
    if (term === undefined) continue;
    if ('type' in term) problems.push(term);
    else terms.push(term);
  }
  return { terms, problems };
}

/** The last word of a query, which is the one that is being written; empty after a space. */
export function lastWord(text: string): string {
  return /\S*$/.exec(text)?.[0] ?? '';
}

/** In quotes a word may hold spaces. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/(?:[^\s"]+|"[^"]*"?)+/g) ?? [];
}

function unquoted(word: string): string {
  return word.replaceAll('"', '');
}

/** Undefined for a key that has no value yet. */
function read(word: string, not: boolean): Term | QueryProblem | undefined {
  const [, key = '', value = ''] = (address.test(word) ? null : keyed.exec(word)) ?? [];
  if (key === '') {
    if (word === '') return undefined;
    return /^[^=]+=/.test(word) ? { key: 'label', value: word, not } : { value: word, not };
  }
  const known = keyNamed(key);
  if (known === undefined) {
    const meant = keyNamed(nearestWord(key, [...searchKeys, ...Object.keys(longKeys)]) ?? '');
    return { type: 'unknown-key', written: key, ...(meant === undefined ? {} : { meant }) };
  }
  if (value === '') return undefined;
  return known === 'kind' ? readKind(value, not) : { key: known, value, not };
}

function keyNamed(name: string): SearchKey | undefined {
  return searchKeys.find(key => key === name) ?? longKeys[name];
}

/** A kind may be written to the half: `kind:dep`. */
function readKind(value: string, not: boolean): Term | QueryProblem {
  const found = kindNamed(value) ?? kindNamed(kindNames().find(name => name.startsWith(value)) ?? '');
  if (found !== undefined) return { key: 'kind', value: found, not };
  const meant = kindNamed(nearestWord(value, kindNames()) ?? '');
  return { type: 'unknown-kind', written: value, ...(meant === undefined ? {} : { meant }) };
}
