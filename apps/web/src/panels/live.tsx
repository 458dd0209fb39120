/**
 * What a screen reader hears: one polite sentence for what happened, at most one every two seconds, several merged into one; and at once, interrupting, when somebody
 * is out of reach: nobody picks up for a Service, or the page has lost its server. Not seen; the same sentences stand in the headline, the ledger and the notices.
 */
import { headline } from '@switchboard/core/scene/headline';
import { type ReactNode, useEffect, useState } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { createAnnouncer } from '../ledger/announcer.ts';
import { words } from '../messages/en.ts';
import { useHeard } from './read.ts';

export function Live(): ReactNode {
  const program = useProgram();
  const { ledger } = program;
  const said = headline(useHeard(program), useLens());
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const announcer = createAnnouncer(setSentence, (ms, run) => {
      const id = setTimeout(run, ms);
      return () => clearTimeout(id);
    });
    let heard = ledger.sentences.get()[0];
    const stop = ledger.sentences.subscribe(() => {
      const all = ledger.sentences.get();
      const known = heard === undefined ? -1 : all.indexOf(heard);
      announcer.say((known === -1 ? all : all.slice(0, known)).toReversed());
      heard = all[0];
    });
    return () => {
      stop();
      announcer.stop();
    };
  }, [ledger]);
  return (
    <div className="unseen">
      <p role="status" aria-live="polite" aria-label={words.live}>
        {sentence}
      </p>
      <p role="alert">{said.tone === 'bad' ? said.sentence : ''}</p>
    </div>
  );
}
