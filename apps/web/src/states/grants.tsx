/** What was refused, kind by kind, and the Role that would help, to be copied to whoever may grant it. */
import { type Freshness, freshnessKey } from '@switchboard/core/freshness';
import { isOptional, kindSpec } from '@switchboard/core/kubernetes/kind';
import type { Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { Copy } from '../panels/copy.tsx';
import { ShellLine } from '../panels/inspector/shell-line.tsx';
import { stateWords } from './messages.ts';
import { roleFor } from './role.ts';

/** What may not be seen of these namespaces and of the cluster; not what the picture does without. */
export function refusedIn(
  { freshness }: Pick<Topology, 'freshness'>,
  namespaces: readonly string[],
): readonly Freshness[] {
  return [...freshness.values()].filter(
    ({ kind, scope, state }) =>
      state === 'denied' &&
      !isOptional(kind) &&
      (scope === '' || namespaces.includes(scope)) &&
      // Where it was asked for in the namespaces themselves, those answers count, and less would help.
      !(
        scope === '' &&
        kindSpec(kind).namespaced &&
        namespaces.every(ns => freshness.has(freshnessKey(kind, ns)))
      ),
  );
}

export function Grants({ refused }: { readonly refused: readonly Freshness[] }): ReactNode {
  // As the Roles below: what is of the whole cluster comes last.
  const byScope = [...Map.groupBy(refused, ({ scope }) => scope)].toSorted(
    ([a], [b]) => Number(a === '') - Number(b === ''),
  );
  return (
    <>
      <ul className="refused">
        {byScope.map(([scope, some]) => (
          <li key={scope}>
            <strong>{some.map(({ kind }) => kindSpec(kind).resource).join(', ')}</strong>{' '}
            <span className="quiet">{stateWords.rights.where(scope)}</span>
            <span className="quiet block">{some.find(({ reason }) => reason !== undefined)?.reason}</span>
          </li>
        ))}
      </ul>
      {roleFor(refused).map(({ kind, yaml, bind }) => (
        <div key={bind} className="grant">
          <p>
            {stateWords.rights.help[kind]} <Copy text={`${yaml}\n`} />
          </p>
          <pre>{yaml}</pre>
          <p>
            {stateWords.rights.bind} <Copy text={bind} />
          </p>
          <pre>
            <ShellLine line={bind} />
          </pre>
        </div>
      ))}
    </>
  );
}
