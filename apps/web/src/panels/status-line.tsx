/**
 * The line at the foot: what the signs on the picture mean, for those that are on it now, with their counts; and the newest commit that is shown.
 */
import { present } from '@switchboard/core/scene/words';
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { useTopology, useValue } from './read.ts';
import { clockTime } from './time.ts';

export function StatusLine(): ReactNode {
  const { store, link, now } = useProgram();
  const topology = useTopology(store);
  const lens = useLens();
  const hello = useValue(link).hello;
  const time = useValue(now);
  return (
    <footer className="status-line">
      {present(topology, lens).map(({ lamp, word, count }) => (
        <span key={word}>
          <span className={`sign sign-${lamp}`} aria-hidden="true" />
          {word} <strong>{count}</strong>
        </span>
      ))}
      <span className="mono">
        {hello?.cluster.version} {clockTime(time)}
      </span>
    </footer>
  );
}
