/** How many errors and warnings there are in the namespaces that are shown, at the button that lists them; nothing where all is well. */
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { countOf } from '../findings/count-of.ts';
import { findingWords as words } from '../findings/messages.ts';
import { useHeard, useValue } from './read.ts';
import { Swatch } from './swatch.tsx';

export function FoundCount(): ReactNode {
  const program = useProgram();
  const topology = useHeard(program);
  const { namespaces } = useLens();
  // True names would stand behind it.
  if (useValue(program.view.address).madeUp === true) return null;
  const { error: errors, warning: warnings } = countOf(topology, namespaces);
  return (
    <>
      {errors > 0 && <One sign="failed" count={errors} said={words.errors(errors)} />}
      {warnings > 0 && <One sign="not-ready" count={warnings} said={words.warnings(warnings)} />}
    </>
  );
}

function One(props: {
  readonly sign: 'failed' | 'not-ready';
  readonly count: number;
  readonly said: string;
}) {
  return (
    <span className="found-count" title={props.said}>
      <Swatch sign={props.sign} />
      <b aria-hidden="true">{props.count}</b>
      <span className="unseen">{props.said}</span>{' '}
    </span>
  );
}
