/**
 * One sentence that says what is the case for what is on screen, true at every moment; the picture below is its evidence. Core's `headline` finds it.
 */
import { headline } from '@switchboard/core/scene/headline';
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { useTopology } from './read.ts';

export function Headline(): ReactNode {
  const { store } = useProgram();
  const topology = useTopology(store);
  const lens = useLens();
  const { sentence, more, tone } = headline(topology, lens);
  return (
    <div className={`headline headline-${tone}`}>
      <h1 aria-live="polite">{sentence}</h1>
      {more !== undefined && <p>{more}</p>}
    </div>
  );
}
