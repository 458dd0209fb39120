/** How many errors and warnings there are in the namespaces that are shown, at the button that lists them; nothing where all is well. */
import type { Severity } from '@switchboard/core/findings/finding';
import type { Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { findingWords as words } from '../findings/messages.ts';
import { useHeard, useValue } from './read.ts';
import { Swatch } from './swatch.tsx';

export function FoundCount(): ReactNode {
  const program = useProgram();
  const { findings } = useHeard(program);
  const { namespaces } = useLens();
  // True names would stand behind it.
  if (useValue(program.view.address).madeUp === true) return null;
  const [errors, warnings] = [count(findings, namespaces, 'error'), count(findings, namespaces, 'warning')];
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

function count(findings: Topology['findings'], namespaces: readonly string[], wanted: Severity): number {
  let found = 0;
  for (const { severity, subject } of findings.values())
    if (severity === wanted && (subject.namespace === '' || namespaces.includes(subject.namespace)))
      found += 1;
  return found;
}
