/**
 * The namespaces of the cluster, with what there is in each and where somebody has nobody: one of them is chosen by its name, several by their boxes. On screen the
 * numbers are those of the picture; of the others the server is asked when the list opens. Comes with its first opening.
 */
import { byName } from '@switchboard/core/scene/by-name';
import { type NamespaceSum, namespaceSums } from '@switchboard/core/scene/namespace-sum';
import type { Topology } from '@switchboard/core/topology';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../api/answer.ts';
import './namespace-list.css';
import { namespaceWords } from './namespace-messages.ts';
import { Swatch } from './swatch.tsx';

/** From so many on one looks for a name. */
const many = 10;

export interface NamespaceListProps {
  readonly topology: Topology;
  readonly shown: readonly string[];
  readonly all: boolean;
  readonly onChoose: (namespaces: readonly string[] | 'all') => void;
  readonly onToggle: (name: string) => void;
}

export function NamespaceList({ topology, shown, all, onChoose, onToggle }: NamespaceListProps): ReactNode {
  const others = useOthers();
  const here = useMemo(() => namespaceSums(topology), [topology]);
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  // Also whoever opened it by a key goes on from here.
  useEffect(() => list.current?.querySelector('input')?.focus(), []);
  const known = [...topology.namespaces.values()].sort((a, b) => byName(a.name, b.name));
  const wanted = known.filter(({ name }) => name.includes(text.trim().toLowerCase()));
  const sumOf = (name: string) => (shown.includes(name) ? (here.get(name) ?? nothing) : others[name]);
  return (
    <div ref={list}>
      {known.length === 0 && <p>{namespaceWords.denied}</p>}
      {known.length >= many && (
        <input
          type="text"
          className="namespace-filter"
          aria-label={namespaceWords.filter}
          placeholder={namespaceWords.filter}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            const [first] = wanted;
            if (event.key === 'Enter' && first !== undefined) onChoose([first.name]);
          }}
        />
      )}
      <ul>
        {wanted.map(({ name, services, phase }) => (
          <li key={name}>
            <input
              type="checkbox"
              checked={shown.includes(name)}
              onChange={() => onToggle(name)}
              aria-label={name}
            />
            <button
              type="button"
              className="plain"
              aria-current={shown.includes(name)}
              onClick={() => onChoose([name])}
            >
              <bdi>{name}</bdi>
            </button>
            <Trouble sum={sumOf(name)} />
            <span className="quiet">
              {phase === 'Terminating'
                ? namespaceWords.leaving
                : namespaceWords.has(services, sumOf(name)?.pods)}
            </span>
          </li>
        ))}
      </ul>
      {wanted.length === 0 && known.length > 0 && <p>{namespaceWords.noneLike(text)}</p>}
      {known.length > 1 && (
        <button type="button" className="plain strong all" aria-pressed={all} onClick={() => onChoose('all')}>
          {namespaceWords.all}
        </button>
      )}
    </div>
  );
}

const nothing: NamespaceSum = { services: 0, pods: 0, silent: 0, failing: 0, unheard: 0 };

/** Empty where the server has not answered, or will not: then nothing is said of them. */
function useOthers(): Readonly<Record<string, NamespaceSum>> {
  const [sums, setSums] = useState<Readonly<Record<string, NamespaceSum>>>({});
  useEffect(() => {
    const asking = new AbortController();
    ask<{ readonly namespaces: Readonly<Record<string, NamespaceSum>> }>('/api/v1/namespaces', {
      signal: asking.signal,
    }).then(
      answer => setSums(answer.namespaces),
      () => {},
    );
    return () => asking.abort();
  }, []);
  return sums;
}

function Trouble({ sum }: { readonly sum: NamespaceSum | undefined }): ReactNode {
  if (sum === undefined || sum.silent + sum.failing + sum.unheard === 0) return null;
  const { silent, failing, unheard } = sum;
  return (
    <span className="namespace-trouble">
      <Swatch sign={silent + failing > 0 ? 'failed' : 'unknown'} />
      {namespaceWords.trouble(silent, failing, unheard)}
    </span>
  );
}
