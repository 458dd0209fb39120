/**
 * What one may write next in the search box, each with how many it would find: the rest of a key, the values of a key, or what would narrow down what the text has found.
 * Pure. Called by the search of the page.
 */
import { byName } from '../scene/by-name.ts';
import type { Topology } from '../topology.ts';
import type { Entry } from './entry.ts';
import { lastWord, parseQuery, type SearchKey, searchKeys } from './query.ts';
import { type LabelsOf, search } from './search.ts';

export interface Suggestion {
  /** What takes the place of the last word, or is added to the query. */
  readonly word: string;
  /** How many the query would find with it; absent for a key that waits for its value. */
  readonly count?: number;
}

export interface Suggestions {
  /** Whether they end the word that is being written, or add one. */
  readonly type: 'complete' | 'narrow';
  readonly all: readonly Suggestion[];
}

const most = 8;

export function suggest(
  text: string,
  entries: readonly Entry[],
  found: readonly Entry[],
  topology: Topology,
  labelsOf?: LabelsOf,
): Suggestions {
  const word = lastWord(text).toLowerCase();
  const before = text.slice(0, text.length - word.length);
  const key = searchKeys.find(key => word.replace(/^-/, '').startsWith(`${key}:`));
  if (key !== undefined) {
    const written = word.slice(word.indexOf(':') + 1);
    const all = valuesOf(key, within(before, entries, topology, labelsOf), topology, labelsOf)
      .filter(({ value }) => value.toLowerCase().startsWith(written) && value.toLowerCase() !== written)
      .map(({ value, count }) => ({ word: `${key}:${value}`, count }));
    return { type: 'complete', all: all.slice(0, most) };
  }
  const keys =
    word === '' && before === '' ? searchKeys : searchKeys.filter(key => word !== '' && key.startsWith(word));
  if (keys.length > 0 && (word !== '' || before === ''))
    return { type: 'complete', all: keys.map(key => ({ word: `${key}:` })) };
  return { type: 'narrow', all: narrowing(text, found, topology) };
}

function within(
  text: string,
  entries: readonly Entry[],
  topology: Topology,
  labelsOf: LabelsOf | undefined,
): readonly Entry[] {
  const query = parseQuery(text);
  return query.terms.length === 0 ? entries : search(entries, query, topology, labelsOf);
}

interface Counted {
  readonly value: string;
  readonly count: number;
}

function valuesOf(
  key: SearchKey,
  entries: readonly Entry[],
  { services }: Pick<Topology, 'services'>,
  labelsOf: LabelsOf = () => undefined,
): readonly Counted[] {
  const counts = new Map<string, number>();
  // Neighbours mostly say the same: one look into the map for all of them.
  let [last, times] = ['', 0];
  const flush = () => {
    if (last !== '') counts.set(last, (counts.get(last) ?? 0) + times);
  };
  const add = (value: string) => {
    if (value !== last) {
      flush();
      [last, times] = [value, 0];
    }
    times += 1;
  };
  for (const entry of entries) {
    if (key === 'kind') add(entry.kind);
    else if (key === 'ns') add(entry.object.namespace);
    else if (key === 'node') add(entry.node);
    else if (key === 'state') add(entry.states[0] ?? '');
    else if (key === 'svc') for (const uid of once(entry.services)) add(uid);
    else if (key === 'label') for (const label of labelsWith(entry, labelsOf(entry.key))) add(label);
  }
  flush();
  // Of names and addresses there are as many as objects: nobody chooses from those.
  return written(key, counts, services)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || byName(a.value, b.value));
}

/** As one writes them in a query. Services of one name in several namespaces are one value. */
function written(
  key: SearchKey,
  counts: ReadonlyMap<string, number>,
  services: Topology['services'],
): readonly (readonly [string, number])[] {
  if (key === 'kind') return [...counts].map(([kind, count]) => [kind.toLowerCase(), count]);
  if (key !== 'svc') return [...counts];
  const named = new Map<string, number>();
  for (const [uid, count] of counts) {
    const name = services.get(uid)?.name;
    if (name !== undefined) named.set(name, (named.get(name) ?? 0) + count);
  }
  return [...named];
}

function labelsWith({ labels }: Entry, known: readonly string[] = []): Iterable<string> {
  return labels.length === 0 ? known : new Set([...labels, ...known]);
}

function once(all: readonly string[]): Iterable<string> {
  return all.length < 2 ? all : new Set(all);
}

/** One value of each key that leaves some and not all: what is rare says most. */
function narrowing(text: string, found: readonly Entry[], topology: Topology): readonly Suggestion[] {
  const asked = new Set(parseQuery(text).terms.map(({ key }) => key));
  const narrower = ({ count }: Counted) => count < found.length;
  return (['state', 'kind', 'ns', 'svc', 'node'] as const).flatMap(key => {
    if (asked.has(key)) return [];
    const values = valuesOf(key, found, topology).filter(narrower);
    const value = key === 'state' ? values.toReversed().find(({ value }) => value !== 'ready') : values[0];
    return value === undefined ? [] : [{ word: `${key}:${value.value}`, count: value.count }];
  });
}
