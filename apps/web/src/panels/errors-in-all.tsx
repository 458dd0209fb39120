/** Beside the headline, which names the worst: how many errors there are in all, as the list of what is wrong tells them, and the way to it. Nothing where there is one. */
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { countOf } from '../findings/count-of.ts';
import { findingWords as words } from '../findings/messages.ts';
import { useHeard, useValue } from './read.ts';

export function ErrorsInAll(): ReactNode {
  const program = useProgram();
  const { view } = program;
  const topology = useHeard(program);
  const { namespaces } = useLens();
  const { madeUp, findings } = useValue(view.address);
  const { error } = countOf(topology, namespaces);
  // True names would stand behind it; and who reads the list needs no way to it.
  if (error < 2 || madeUp === true || findings === true) return null;
  return (
    <>
      <button
        type="button"
        className="plain link"
        onClick={() => view.go({ findings: true, trace: undefined })}
      >
        {words.inAll(error)}
      </button>{' '}
    </>
  );
}
