/** The end of every panel: age, owner, labels and annotations, as the object says them, and who holds it back from going. */
import { readObject } from '@switchboard/core/inspect/object-detail';
import { humanDuration } from '@switchboard/core/scene/span';
import { type ReactNode, useMemo } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

export function MetaFacts({
  object,
  namespace,
  owners = true,
}: {
  readonly object: unknown;
  readonly namespace: string;
  /** Panels that tell the chain of owners need not hear of the first again. */
  readonly owners?: boolean;
}): ReactNode {
  const now = useValue(useProgram().now);
  const meta = useMemo(() => readObject(object), [object]);
  const behind = meta.observed !== undefined && meta.observed < (meta.generation ?? 0);
  return (
    <Facts title={words.object}>
      {meta.created !== undefined && (
        <Fact label={words.age}>
          <span className="mono">{humanDuration(now - meta.created)}</span>
          {behind && <span className="quiet"> {words.behind}</span>}
        </Fact>
      )}
      {owners && meta.owners.length > 0 && (
        <Fact label={words.owner}>
          {meta.owners.map(({ kind, name }) => (
            <span key={`${kind} ${name}`} className="block">
              {kind} <ObjectLink object={{ kind, namespace: kind === 'Node' ? '' : namespace, name }} />
            </span>
          ))}
        </Fact>
      )}
      <Pairs label={words.labels} pairs={meta.labels} />
      <Pairs label={words.annotations} pairs={meta.annotations} />
      {meta.finalizers.length > 0 && (
        <Fact label={words.finalizers}>
          <span className="mono small">{meta.finalizers.join(', ')}</span>
        </Fact>
      )}
    </Facts>
  );
}

function Pairs({
  label,
  pairs,
}: {
  readonly label: string;
  readonly pairs: readonly (readonly [string, string])[];
}): ReactNode {
  if (pairs.length === 0) return null;
  return (
    <Fact label={label}>
      {pairs.map(([key, value]) => (
        <span key={key} className="mono small block">
          <span className="quiet">{key}=</span>
          {value}
        </span>
      ))}
    </Fact>
  );
}
