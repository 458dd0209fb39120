/**
 * What happened, newest first, in sentences, with the steps of a rollout or drain under the one that says so; names in them lead to the objects. What a screen reader hears of it, and when, is for `Live`.
 */
import { concerns } from '@switchboard/core/inspect/concerns';
import type { Sentence as SentenceValue } from '@switchboard/core/scene/sentence';
import { type Told, told } from '@switchboard/core/scene/told';
import { type ReactNode, useDeferredValue } from 'react';
import { useProgram } from '../app/program.ts';
import { words } from '../messages/en.ts';
import { MissedList } from '../player/missed-list.tsx';
import { factOf, storyByStory } from '../player/telling.ts';
import { MaySee } from './may-see.tsx';
import { useValue } from './read.ts';
import { Sentence } from './sentence.tsx';
import { clockTime } from './time.ts';

export function LedgerPanel(): ReactNode {
  return (
    <aside className="ledger" aria-label={words.ledger.title}>
      <h2 className="column-head">
        {words.ledger.title} <span className="gloss">{words.ledger.gloss}</span>
      </h2>
      <LedgerList />
      <MaySee />
    </aside>
  );
}

export function LedgerList(): ReactNode {
  const { ledger, player, view, link } = useProgram();
  const { focus } = useValue(view.address);
  const { pace } = useValue(player.status);
  const still = useValue(link).hello?.cluster.source === 'files';
  const telling = new Set(useValue(player.telling));
  // Rows are written when there is time: in a crowd all of them are others by the second.
  const sentences = useDeferredValue(useValue(ledger.rows));
  const about = focus === undefined ? sentences : sentences.filter(sentence => concerns(sentence, focus));
  // Whoever presents tells fact by fact.
  const shown: readonly Told[] =
    pace === 'presenting' ? storyByStory(about).map(sentence => ({ sentence, steps: [] })) : told(about);
  return (
    <>
      <MissedList />
      {focus !== undefined && (
        <p className="about">
          {words.ledger.about(focus.name)}{' '}
          <button type="button" className="plain link" onClick={() => view.focusOn(undefined)}>
            {words.ledger.all}
          </button>
        </p>
      )}
      {shown.length === 0 && <p className="quiet">{still ? words.ledger.still : words.ledger.empty}</p>}
      <ol role="log" aria-live="off">
        {shown.map(({ sentence, steps }) => (
          <li
            key={sentence.id}
            className={[sentence, ...steps].some(one => telling.has(factOf(one))) ? 'telling' : ''}
          >
            <At sentence={sentence} />
            {steps[0] !== undefined && (
              <details>
                <summary className="small">
                  {words.ledger.steps(steps.length, clockTime(steps[0].at))}
                </summary>
                <ol>
                  {steps.map(step => (
                    <li key={step.id}>
                      <At sentence={step} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function At({ sentence }: { readonly sentence: SentenceValue }): ReactNode {
  return (
    <>
      <time className="mono small" dateTime={new Date(sentence.at).toISOString()}>
        {clockTime(sentence.at)}
      </time>
      <Sentence sentence={sentence} />
    </>
  );
}
