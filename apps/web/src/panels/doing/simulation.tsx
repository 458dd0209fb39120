/**
 * The simulated cluster as a whole: which story it plays, the same from its beginning, another one; its clock, slowed down or stopped; and what was done from here, with the way back. Opens from the
 * cluster's name in the top bar; not there on any other cluster.
 */
import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { changeSimulation, readSimulation } from '../../api/actions.ts';
import { actionWords } from '../../messages/actions-en.ts';
import { useValue } from '../read.ts';
import { DeedLine } from './deed-line.tsx';
import { deeds } from './done.ts';
import './doing.css';

const words = actionWords.simulation;
const paces = [1, 0.25, 0] as const;
const shownDeeds = 5;
const queries = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

export function Simulation(): ReactNode {
  return (
    <QueryClientProvider client={queries}>
      <Controls />
    </QueryClientProvider>
  );
}

function Controls(): ReactNode {
  const { data, error, refetch } = useQuery({ queryKey: ['simulation'], queryFn: readSimulation });
  const change = useMutation({
    mutationFn: changeSimulation,
    onSuccess: (state, asked) => {
      // Another story has other namespaces: it is looked at from its own beginning.
      if ('scenario' in asked && asked.scenario !== data?.scenario) location.assign('/');
      queries.setQueryData(['simulation'], state);
    },
  });
  const all = useValue(deeds.all);
  if (data === undefined)
    return error === null ? (
      <p className="quiet">{words.reading}</p>
    ) : (
      <p role="alert">
        {words.failed(error.message)}{' '}
        <button type="button" onClick={() => void refetch()}>
          {words.again}
        </button>
      </p>
    );
  const { scenario, scenarios, pace } = data;
  return (
    <div className="simulation">
      <h2 className="column-head">
        {words.title} <span className="gloss">{words.gloss}</span>
      </h2>
      <fieldset disabled={change.isPending}>
        <legend>{words.clock}</legend>
        {paces.map(one => (
          <button
            key={one}
            type="button"
            aria-pressed={one === pace}
            onClick={() => change.mutate({ pace: one })}
          >
            {words.paces[one]}
          </button>
        ))}
      </fieldset>
      <fieldset disabled={change.isPending}>
        <legend>{words.story}</legend>
        <button type="button" onClick={() => change.mutate({ scenario })}>
          {words.reset(scenario)}
        </button>
        <ul>
          {scenarios.map(({ name, description }) => (
            <li key={name}>
              <button
                type="button"
                className="plain link"
                aria-pressed={name === scenario}
                onClick={() => change.mutate({ scenario: name })}
              >
                {name}
              </button>
              <span className="quiet">{description}</span>
            </li>
          ))}
        </ul>
      </fieldset>
      {change.error !== null && <p role="alert">{words.failed(change.error.message)}</p>}
      {all.length > 0 && (
        <section>
          <h3 className="column-head">{words.deeds}</h3>
          {all.slice(0, shownDeeds).map(deed => (
            <DeedLine key={deed.id} deed={deed} />
          ))}
        </section>
      )}
    </div>
  );
}
