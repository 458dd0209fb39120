/** What happened to this object since the page was opened: the ledger, narrowed to it. Nothing where nothing has happened yet. */
import { concerns } from '@switchboard/core/inspect/concerns';
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Sentence } from '../sentence.tsx';
import { clockTime } from '../time.ts';
import { FactsHead } from './facts.tsx';

const most = 6;

export function Happened({ object }: { readonly object: ObjectName }): ReactNode {
  const { ledger } = useProgram();
  const sentences = useValue(ledger.sentences).filter(sentence => concerns(sentence, object));
  if (sentences.length === 0) return null;
  return (
    <section className="facts happened">
      <FactsHead title={words.happened} gloss={words.happenedGloss} />
      <ol className="events">
        {sentences.slice(0, most).map(sentence => (
          <li key={sentence.id}>
            <time className="mono small" dateTime={new Date(sentence.at).toISOString()}>
              {clockTime(sentence.at)}
            </time>
            <Sentence sentence={sentence} />
          </li>
        ))}
      </ol>
    </section>
  );
}
