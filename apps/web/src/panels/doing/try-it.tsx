/**
 * What one may do to the selected object on the simulated cluster, the kubectl line that does the same, and a way back. Not drawn on any other cluster. What the click brings
 * about is told by the picture, not here.
 */
import type { Topology } from '@switchboard/core/topology';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useProgram } from '../../app/program.ts';
import { actionWords as words } from '../../messages/actions-en.ts';
import type { Selected } from '../inspector/selected.ts';
import { useValue } from '../read.ts';
import { choices } from './choices.ts';
import { DeedLine } from './deed-line.tsx';
import { deeds } from './done.ts';

export function TryIt({
  selected,
  topology,
}: {
  /** Undefined once it is gone: then only the answer to what was tried still stands. */
  readonly selected: Selected | undefined;
  readonly topology: Topology;
}): ReactNode {
  const { link } = useProgram();
  const allowed = useValue(link).hello?.actions === true;
  const [last, setLast] = useState<number | undefined>(undefined);
  const { mutate, error, isPending } = useMutation({
    mutationFn: deeds.perform,
    onSuccess: ({ id }) => setLast(id),
  });
  const deed = useValue(deeds.all).find(({ id }) => id === last);
  const groups = selected === undefined ? [] : choices(selected, topology);
  if (!allowed || (groups.length === 0 && deed === undefined && error === null)) return null;
  return (
    <section className="try-it" aria-label={words.title}>
      <h3 className="facts-head">
        {words.title} <span className="gloss">{words.gloss}</span>
      </h3>
      {groups.map(group => (
        <p key={group.title ?? ''} className="choices">
          {group.title !== undefined && <span>{group.title} </span>}
          {group.choices.map(choice => (
            <button
              key={choice.label}
              type="button"
              disabled={isPending}
              onClick={() => mutate(choice.action)}
            >
              {choice.label}
            </button>
          ))}
        </p>
      ))}
      {deed !== undefined && (
        <div role="status">
          <DeedLine deed={deed} onUndone={back => setLast(back.id)} />
        </div>
      )}
      {error !== null && <p role="alert">{words.failed(error.message)}</p>}
    </section>
  );
}
