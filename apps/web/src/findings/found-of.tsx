/** What is wrong with one object, in its inspector; nothing where nothing was found. */
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { useTopology } from '../panels/read.ts';
import { FindingEntry } from './finding-entry.tsx';
import { saidOf } from './listed.ts';
import { findingWords as words } from './messages.ts';

export function FoundOf({ object }: { readonly object: ObjectName }): ReactNode {
  const found = saidOf(useTopology(useProgram().store), object);
  if (found.length === 0) return null;
  return (
    <section className="found-of" aria-label={words.title}>
      {found.map(finding => (
        <FindingEntry key={finding.key} finding={finding} />
      ))}
    </section>
  );
}
