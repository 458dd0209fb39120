/**
 * What panels ask for, through TanStack Query: the object itself (redacted by the server), its events, and what cluster this is. Each key names what the answer
 * depends on, so that a change that the stream tells of asks again. Keeps architecture rule 16: the stream is for what one is told.
 */
import { type TraceRequest, traceCommand } from '@switchboard/core/trace/request';
import type { ToldTrace } from '@switchboard/core/trace/told';
import { queryOptions } from '@tanstack/react-query';
import { ask } from './answer.ts';

export interface ObjectAnswer {
  /** The object as the API has it, redacted. */
  readonly object: unknown;
  /** The same as YAML, as `kubectl get -o yaml` orders it. */
  readonly yaml: string;
}

export interface KubernetesEvent {
  readonly uid: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** ms since the epoch. */
  readonly first: number;
  readonly last: number;
  readonly source: string;
}

const none = '_';

/** `version` changes whenever the stream told of a change of this object. */
export function objectQuery(kind: string, namespace: string, name: string, version: unknown) {
  const path = `/api/v1/objects/${kind}/${namespace === '' ? none : namespace}/${encodeURIComponent(name)}`;
  return queryOptions({
    queryKey: ['object', kind, namespace, name, version],
    queryFn: ({ signal }) => ask<ObjectAnswer>(path, { signal }),
    placeholderData: before => before,
  });
}

/** Without a `uid` also those of an earlier object of this name. */
export function eventsQuery(
  kind: string,
  namespace: string,
  name: string,
  uid: string | undefined,
  version: unknown,
) {
  const query = new URLSearchParams({ kind, namespace, name, ...(uid === undefined ? {} : { uid }) });
  return queryOptions({
    queryKey: ['events', kind, namespace, name, uid, version],
    queryFn: ({ signal }) =>
      ask<{ readonly events: readonly KubernetesEvent[] }>(`/api/v1/events?${query}`, { signal }),
    placeholderData: before => before,
  });
}

export function traceQuery(request: TraceRequest) {
  const { target, from, method, headers = [], client } = request;
  const query = new URLSearchParams({
    target,
    ...(from === undefined ? {} : { from }),
    ...(method === undefined ? {} : { method }),
    ...(client === undefined ? {} : { client }),
  });
  for (const line of headers) query.append('header', line);
  return queryOptions({
    queryKey: ['trace', traceCommand(request)],
    queryFn: ({ signal }) => ask<ToldTrace>(`/api/v1/trace?${query}`, { signal }),
  });
}
