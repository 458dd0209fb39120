/**
 * What a search has found, in the place of the headline, so that nothing on the stage is covered or moves while one types: how many of which kind, and how to go on.
 * Comes with the first search.
 */

import { byName } from '@switchboard/core/scene/by-name';
import type { Entry } from '@switchboard/core/search/entry';
import { lineKind } from '@switchboard/core/search/kind-names';
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { useTopology, useValue } from '../panels/read.ts';
import './search.css';
import { type Finder, type Finding, suggestionId } from './finder.ts';
import { searchWords } from './messages.ts';

/** Kinds that are told of beside each other; the others only count. */
const most = 4;

export function Matches(): ReactNode {
  const { search } = useProgram();
  const finder = useValue(search.finder);
  return (
    <section className="matches" aria-label={searchWords.begin}>
      {finder !== undefined && <Found finder={finder} />}
    </section>
  );
}

function Found({ finder }: { readonly finder: Finder }): ReactNode {
  const finding = useValue(finder.finding);
  const { entries, asks, problems } = finding;
  const title = asks ? searchWords.matches(entries.length) : searchWords.begin;
  return (
    <>
      <div className="matches-found">
        <p className="matches-title" role="status">
          {title}
        </p>
        {problems.length > 0 ? (
          <Misread problems={problems} finder={finder} />
        ) : asks ? (
          entries.length === 0 ? (
            <Nobody />
          ) : (
            <Kinds finding={finding} finder={finder} />
          )
        ) : (
          <p>{searchWords.beginMore}</p>
        )}
      </div>
      {finding.suggestions.all.length > 0 && <Next finding={finding} finder={finder} />}
      {entries.length > 0 && (
        <p className="matches-at">
          {finding.at !== undefined && <span>{searchWords.at(finding.at + 1, entries.length)}</span>}
          {finding.at !== undefined && <Open entry={entries[finding.at]} />}
          <button type="button" className="plain" onMouseDown={keepFocus} onClick={() => finder.step(1)}>
            <kbd>{finding.at === undefined ? 'Enter' : 'N'}</kbd> {searchWords.next}
          </button>
        </p>
      )}
    </>
  );
}

/** Who stands on a match has its focus on the stage, where Enter opens it. */
function Open({ entry }: { readonly entry: Entry | undefined }): ReactNode {
  const { view } = useProgram();
  if (entry === undefined) return null;
  return (
    <button type="button" className="plain" onMouseDown={keepFocus} onClick={() => view.select(entry.object)}>
      <kbd>Enter</kbd> {searchWords.open}
    </button>
  );
}

interface Shown {
  readonly finding: Finding;
  readonly finder: Finder;
}

/** Who writes goes on writing. */
function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault();
}

function Kinds({ finding: { entries, at }, finder }: Shown): ReactNode {
  const { store } = useProgram();
  const topology = useTopology(store);
  const groups = [...Map.groupBy(entries, ({ kind }) => kind)];
  const here = at === undefined ? undefined : entries[at]?.kind;
  return (
    <ul className="matches-kinds">
      {groups.slice(0, most).map(([kind, all]) => (
        <li key={kind}>
          <button
            type="button"
            className="plain"
            aria-pressed={kind === here}
            onMouseDown={keepFocus}
            onClick={() => {
              const [first] = all;
              if (first !== undefined) finder.stand(first);
            }}
          >
            <span>
              <strong>{searchWords.count(all.length)}</strong> {searchWords.of(kind, all.length)}
            </span>
            <span className="matches-gloss">
              {gloss(kind, all, id => topology.services.get(id)?.name ?? '')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** In whose list the lines are, where the pods run; of others, who they are. */
function gloss(kind: string, all: readonly Entry[], nameOf: (service: string) => string): string {
  if (kind === 'Pod') return searchWords.onNodes(once(all.map(({ node }) => node)));
  if (kind === lineKind) return searchWords.names(once(all.map(({ services: [id = ''] }) => nameOf(id))));
  return searchWords.names(once(all.map(({ title }) => title)));
}

function once(all: readonly string[]): readonly string[] {
  return [...new Set(all.filter(name => name !== ''))].sort(byName);
}

/** What could not be read, and a way to mend it where it is known what was meant. */
function Misread({ problems, finder }: Pick<Finding, 'problems'> & Pick<Shown, 'finder'>): ReactNode {
  return (
    <p role="alert">
      {problems.map(problem => (
        <span key={problem.written}>
          {searchWords.problem(problem)}{' '}
          {problem.meant !== undefined && (
            <button type="button" onMouseDown={keepFocus} onClick={() => finder.mend(problem)}>
              {searchWords.mend(problem)}
            </button>
          )}{' '}
        </span>
      ))}
    </p>
  );
}

function Nobody(): ReactNode {
  const { view } = useProgram();
  const { namespaces } = useLens();
  return (
    <p>
      {searchWords.where(namespaces)}{' '}
      {view.address.get().namespaces !== 'all' && (
        <button type="button" onMouseDown={keepFocus} onClick={() => view.go({ namespaces: 'all' })}>
          {searchWords.elsewhere}
        </button>
      )}
    </p>
  );
}

function Next({ finding: { suggestions, chosen }, finder }: Shown): ReactNode {
  return (
    <div className="matches-next">
      <p id="suggestions-title" className="quiet">
        {searchWords[suggestions.type]}
      </p>
      <div id="suggestions" role="listbox" tabIndex={-1} aria-labelledby="suggestions-title">
        {suggestions.all.map(({ word, count }, index) => (
          <button
            type="button"
            className="plain"
            key={word}
            id={suggestionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            aria-label={count === undefined ? word : searchWords.found(word, count)}
            title={searchWords.keys[word.slice(0, -1) as keyof typeof searchWords.keys]}
            onMouseDown={keepFocus}
            onClick={() => finder.take(word)}
          >
            <span className="mono">{word}</span>
            {count !== undefined && <span className="quiet"> {searchWords.count(count)}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
