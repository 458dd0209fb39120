/**
 * Which of two questions the picture answers: who picks up (pods stand opposite their line), or where they run (on their node). Two words in the row of the headline; the key L
 * goes from one to the other. The choice is in the address. Where it
 * is too narrow for nodes there is nothing to choose, and the headline says so to who chose them.
 */
import type { Lens } from '@switchboard/core/scene/lens';
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { words } from '../messages/en.ts';
import { useValue } from '../panels/read.ts';
import { useNarrow } from './narrow.ts';

const kinds: readonly Lens['kind'][] = ['lines', 'nodes'];
const signs: Readonly<Record<Lens['kind'], string>> = {
  lines: 'M0 2h8M0 6h8M0 10h8M11.5 0v12M15.5 0v12',
  nodes: 'M0 2h4M0 6h4M0 10h4M8 4V1h9v3M8 11V8h9v3',
};

export function LensSwitch(): ReactNode {
  const { view } = useProgram();
  const { lens } = useValue(view.address);
  if (useNarrow()) return null;
  return (
    <fieldset className="lens-switch" title={words.lens.key}>
      <legend>{words.lens.title}</legend>
      {kinds.map(kind => {
        const [long, short] = words.lens[kind];
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={lens === kind}
            onClick={() => view.go({ lens: kind })}
          >
            <svg aria-hidden="true" viewBox="0 0 18 12" width="18" height="12">
              <path d={signs[kind]} />
            </svg>
            <span className="long">{long}</span>
            <span className="short">{short}</span>
          </button>
        );
      })}
      <span aria-hidden="true" className="key">
        L
      </span>
    </fieldset>
  );
}
