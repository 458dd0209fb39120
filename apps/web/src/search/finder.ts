/**
 * Finds: follows the words of the address and the topology, says what matches, lights it on the stage, leads from one match to the next, and suggests how to go on. Comes
 * with the first search; lives outside React. What it knows of objects it makes a few at a time before the first answer, so that nobody waits.
 */

import type { Path } from '@switchboard/core/scene/select';
import { type Entry, entriesIn } from '@switchboard/core/search/entry';
import { foundPath } from '@switchboard/core/search/found-path';
import { lastWord, parseQuery, type QueryProblem } from '@switchboard/core/search/query';
import { search as matching } from '@switchboard/core/search/search';
import { type Suggestions, suggest } from '@switchboard/core/search/suggest';
import type { Topology } from '@switchboard/core/topology';
import { createValue, type Value } from '../store/value.ts';
import { createLabels } from './labels.ts';
import { markWords } from './marked-words.ts';
import type { Search, Searched } from './search.ts';
import { stageKey } from './stage-key.ts';

export interface Finding {
  readonly text: string;
  /** Whether anything is asked for yet. */
  readonly asks: boolean;
  readonly problems: readonly QueryProblem[];
  /** All that match, in the order in which one is led through them. */
  readonly entries: readonly Entry[];
  readonly suggestions: Suggestions;
  /** Which of the matches one stands on. */
  readonly at?: number;
  /** Which of the suggestions. */
  readonly chosen?: number;
}

export interface Finder {
  readonly finding: Value<Finding>;
  /** All that can be found, of now. */
  entries(): readonly Entry[];
  /** A key in the search box; false where it is not for us. */
  press(key: string): boolean;
  /** To the next match, or back. */
  step(by: 1 | -1): void;
  /** To this match. */
  stand(entry: Entry): void;
  /** Takes this word in place of the one that is being written, or adds it. */
  take(word: string): void;
  /** Writes what was meant in place of what could not be read. */
  mend(problem: QueryProblem): void;
  /** Leads the focus to it on the stage, or opens it where it does not stand there. */
  lead(entry: Entry): void;
}

const nothing: Finding = {
  text: '',
  asks: false,
  problems: [],
  entries: [],
  suggestions: { type: 'complete', all: [] },
};
/** Entries that are made in one go before the first answer. */
const atOnce = 1_000;

export function suggestionId(index: number): string {
  return `suggestion-${index}`;
}

export function createFinder({ store, view, goTo, search }: Searched & { readonly search: Search }): Finder {
  const finding = createValue(nothing);
  const labels = createLabels(() => [...store.topology().pods.values()], find);
  const marked = markWords();
  let ready = false;
  let lighting = false;
  /** The topology in which the stage is lit. */
  let lit: Topology | undefined;

  const text = () => view.address.get().find ?? '';
  /** Made anew with the topology, not with every key that is pressed. */
  let listed: { readonly topology: Topology; readonly all: readonly Entry[] } | undefined;

  function entries(): readonly Entry[] {
    const topology = store.topology();
    if (listed?.topology !== topology) listed = { topology, all: [...entriesIn(topology)] };
    return listed.all;
  }

  function find(): void {
    if (!ready || !search.open.get()) return;
    const topology = store.topology();
    const written = text();
    const query = parseQuery(written);
    const labelsOf = labels.of(query, lastWord(written));
    const all = entries();
    const found = matching(all, query, topology, labelsOf);
    const asks = query.terms.length > 0;
    const before = finding.get();
    if (!asks) light(undefined);
    else if (!isSame(found, before.entries) || lit !== topology) lightLater();
    marked.show(query);
    const stood = before.at === undefined ? undefined : before.entries[before.at];
    const at = before.text === written ? found.findIndex(({ key }) => key === stood?.key) : -1;
    tell({
      text: written,
      asks,
      problems: query.problems,
      entries: found,
      suggestions: suggest(written, all, found, topology, labelsOf),
      ...(at === -1 ? {} : { at }),
    });
  }

  function tell(next: Finding): void {
    finding.set(next);
    search.suggests.set(next.suggestions.all.length > 0);
    search.active.set(next.chosen === undefined ? undefined : suggestionId(next.chosen));
  }

  /** The words come first: lighting thousands costs more than finding them, and whoever types on does not wait for it. */
  function lightLater(): void {
    if (lighting) return;
    lighting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        lighting = false;
        const { asks, entries: found } = finding.get();
        if (!asks || !search.open.get()) return;
        lit = store.topology();
        light(foundPath(lit, found));
      }),
    );
  }

  /** What has not changed is the same value as before: then nothing is drawn anew. */
  function light(path: Path | undefined): void {
    const before = search.found.get();
    if (path === undefined) lit = undefined;
    if (before !== undefined && path !== undefined && isSamePath(before, path)) return;
    search.found.set(path);
  }

  function step(by: 1 | -1): void {
    const { at, entries: found } = finding.get();
    const next = at === undefined ? (by === 1 ? 0 : -1) : (at + by) % found.length;
    const entry = found.at(next);
    if (entry !== undefined) stand(entry);
  }

  function stand(entry: Entry): void {
    const { chosen: _, ...rest } = finding.get();
    tell({ ...rest, at: rest.entries.indexOf(entry) });
    lead(entry);
  }

  function lead(entry: Entry): void {
    view.go({ table: false });
    if (!goTo(stageKey(entry))) view.select(entry.object);
  }

  function take(word: string): void {
    const { suggestions } = finding.get();
    const written = text();
    const kept =
      suggestions.type === 'complete'
        ? written.slice(0, written.length - lastWord(written).length)
        : `${written} `;
    view.go({ find: `${kept}${word}${word.endsWith(':') ? '' : ' '}`.trimStart() });
    document.getElementById('search')?.focus();
  }

  function mend({ type, written, meant = '' }: QueryProblem): void {
    const [wrong, right] =
      type === 'unknown-key'
        ? [`${written}:`, `${meant}:`]
        : [`kind:${written}`, `kind:${meant.toLowerCase()}`];
    const at = text().toLowerCase().indexOf(wrong);
    if (at === -1) return;
    view.go({ find: `${text().slice(0, at)}${right}${text().slice(at + wrong.length)}` });
  }

  function choose(by: 1 | -1): boolean {
    const { chosen, ...rest } = finding.get();
    const count = rest.suggestions.all.length;
    if (count === 0) return false;
    const next = chosen === undefined ? (by === 1 ? 0 : count - 1) : chosen + by;
    tell(next < 0 || next >= count ? rest : { ...rest, chosen: next });
    return true;
  }

  function press(key: string): boolean {
    if (key === 'ArrowDown') return choose(1);
    if (key === 'ArrowUp') return choose(-1);
    if (key !== 'Enter') return false;
    const { chosen, suggestions } = finding.get();
    const word = chosen === undefined ? undefined : suggestions.all[chosen]?.word;
    if (word === undefined) step(1);
    else take(word);
    return true;
  }

  function close(): void {
    if (search.open.get()) {
      find();
      return;
    }
    light(undefined);
    marked.show({ terms: [] });
    tell(nothing);
  }

  const ahead = entriesIn(store.topology());
  function prepare(): void {
    for (let made = 0; made < atOnce; made += 1)
      if (ahead.next().done === true) {
        ready = true;
        find();
        return;
      }
    setTimeout(prepare);
  }
  prepare();
  view.address.subscribe(find);
  search.open.subscribe(close);
  store.subscribe('*', find);
  return { finding, entries, press, step, stand, take, mend, lead };
}

/** Entries are remembered: what is found again is the same. */
function isSame(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}

function isSamePath(a: Path, b: Path): boolean {
  return (Object.keys(a) as (keyof Path)[]).every(
    map => a[map].size === b[map].size && [...a[map]].every(key => b[map].has(key)),
  );
}
