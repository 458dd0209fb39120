/**
 * The Kubernetes Events of one object, newest first, as the API has them: they are kept for an hour. Asked for with the panel, so that the tab says how many there are, and
 * again when the stream says that the object changed. The newest ones also stand on the first tab.
 */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { eventsQuery, type KubernetesEvent } from '../../api/queries.ts';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { clockTime } from '../time.ts';
import type { ObjectPanelProps } from './asked.tsx';
import { FactsHead } from './facts.tsx';
import { Failed } from './failed.tsx';

const newest = 3;

function useEvents({ kind, namespace, name, uid, version }: ObjectPanelProps) {
  return useQuery({
    ...eventsQuery(kind, namespace, name, uid, version),
    select: ({ events }) => [...events].sort((a, b) => b.last - a.last),
  });
}

/** How many there are, once that is known. */
export function EventCount({ of }: { readonly of: ObjectPanelProps }): ReactNode {
  const { data } = useEvents(of);
  return data === undefined || data.length === 0 ? null : <span className="quiet"> {data.length}</span>;
}

export function Events({ of }: { readonly of: ObjectPanelProps }): ReactNode {
  const { data, error, isPending, refetch } = useEvents(of);
  if (data === undefined && isPending) return <p className="quiet">{words.loading}</p>;
  if (data === undefined)
    return <Failed what={words.tabs.events} error={error} again={() => void refetch()} />;
  if (data.length === 0) return <p className="quiet">{words.noEvents}</p>;
  return <EventList events={data} />;
}

/** Nothing where there are none or they may not be read: the tab says so. */
export function NewestEvents({ of }: { readonly of: ObjectPanelProps }): ReactNode {
  const { data } = useEvents(of);
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="facts">
      <FactsHead
        title={words.eventsHead}
        gloss={data.length > newest ? words.allEvents(data.length) : words.eventsGloss}
      />
      <EventList events={data.slice(0, newest)} />
    </section>
  );
}

function EventList({ events }: { readonly events: readonly KubernetesEvent[] }): ReactNode {
  return (
    <ol className="events">
      {events.map(event => (
        <li key={event.uid} className={event.type === 'Warning' ? 'warning' : ''}>
          <time className="mono small" dateTime={new Date(event.last).toISOString()}>
            {clockTime(event.last)}
          </time>
          <p>
            <strong>{event.reason}</strong> {event.message}
            {event.count > 1 && <span className="quiet"> {words.times(event.count)}</span>}
            <span className="quiet block">{event.source}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
