/**
 * The Kubernetes Events of one object, newest first, as the API has them: they are kept for an hour. Asked for when the tab is open and again when the stream
 * says that the object changed.
 */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { eventsQuery } from '../../api/queries.ts';
import { words } from '../../messages/en.ts';
import { clockTime } from '../time.ts';
import { Failed } from './failed.tsx';
import type { ObjectPanelProps } from './yaml.tsx';

export function Events({ kind, namespace, name, uid, version }: ObjectPanelProps): ReactNode {
  const { data, error, isPending, refetch } = useQuery(eventsQuery(kind, namespace, name, uid, version));
  if (data === undefined && isPending) return <p className="quiet">{words.inspector.loading}</p>;
  if (data === undefined)
    return <Failed what={words.inspector.tabs.events} error={error} again={() => void refetch()} />;
  if (data.events.length === 0) return <p className="quiet">{words.inspector.noEvents}</p>;
  return (
    <ol className="events">
      {[...data.events]
        .sort((a, b) => b.last - a.last)
        .map(event => (
          <li key={event.uid} className={event.type === 'Warning' ? 'warning' : ''}>
            <time className="mono small" dateTime={new Date(event.last).toISOString()}>
              {clockTime(event.last)}
            </time>
            <p>
              <strong>{event.reason}</strong> {event.message}
              {event.count > 1 && <span className="quiet"> ×{event.count}</span>}
              <span className="quiet block">{event.source}</span>
            </p>
          </li>
        ))}
    </ol>
  );
}
