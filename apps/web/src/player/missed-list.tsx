/** What was missed while nobody looked, above the ledger, until it is dismissed; names in it lead to the objects. */
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { useValue } from '../panels/read.ts';
import { Sentence } from '../panels/sentence.tsx';
import { words } from './words.ts';

/** More than this is not read; the picture shows it anyway. */
const most = 12;

export function MissedList(): ReactNode {
  const { away } = useProgram();
  const missed = useValue(away.missed);
  if (missed === undefined) return null;
  const { why, ms, sentences } = missed;
  const title = words.away[why](ms);
  return (
    <section className="missed" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {sentences.slice(0, most).map(sentence => (
          <li key={sentence.id}>
            <Sentence sentence={sentence} />
          </li>
        ))}
        {sentences.length > most && <li>{words.more(sentences.length - most)}</li>}
      </ul>
      <button type="button" onClick={away.dismiss}>
        {words.dismiss}
      </button>
    </section>
  );
}
