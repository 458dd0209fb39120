/** `GET /api/v1/events?kind=&namespace=&name=&uid=`: what Kubernetes recorded about one object, newest first, in the API's own words. */
import { fields, list, text, time } from '@switchboard/core/kubernetes/json';
import type { Request, Response } from 'express';
import type { Cluster } from '../connect/cluster.ts';
import { ask } from './ask.ts';
import { findKind, objectPath } from './object-path.ts';
import { refuse } from './refusal.ts';

export interface RecordedEvent {
  readonly uid: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** Milliseconds since the epoch; 0 where the API does not say. */
  readonly first: number;
  readonly last: number;
  /** Who recorded it. */
  readonly source: string;
}

const most = 100;

type EventField =
  | 'metadata'
  | 'series'
  | 'count'
  | 'firstTimestamp'
  | 'eventTime'
  | 'lastTimestamp'
  | 'type'
  | 'reason'
  | 'message'
  | 'reportingComponent'
  | 'source';

export function eventsRoute(cluster: Cluster) {
  return async (request: Request, response: Response) => {
    const kind = single(request.query['kind']);
    const namespace = single(request.query['namespace']) ?? '_';
    const name = single(request.query['name']);
    const uid = single(request.query['uid']);
    const spec = kind === undefined ? undefined : findKind(kind);
    if (spec === undefined || name === undefined || objectPath(spec, namespace, name) === undefined)
      return refuse(
        response,
        400,
        'it is not said whose events',
        'Give kind, namespace (where there is one) and name, once each.',
      );
    if (uid !== undefined && !/^[A-Za-z0-9-]{1,64}$/.test(uid))
      return refuse(response, 400, 'uid is not a uid', 'Leave it out, or copy it from the object.');
    const selector = [`involvedObject.kind=${spec.kind}`, `involvedObject.name=${name}`];
    if (uid !== undefined) selector.push(`involvedObject.uid=${uid}`);
    // Events about objects without namespace are kept in "default".
    const where = spec.namespaced ? namespace : 'default';
    const path = `/api/v1/namespaces/${where}/events?${new URLSearchParams({ fieldSelector: selector.join(','), limit: '500' })}`;
    const answer = await ask(cluster, { path });
    if (!answer.ok)
      return refuse(response, answer.refusal.status, answer.refusal.reason, answer.refusal.hint);
    const events = list(fields<'items'>(answer.value).items).map(recordedEvent);
    events.sort((a, b) => b.last - a.last);
    response.json({ events: events.slice(0, most) });
  };
}

function single(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The first that says anything. */
function said(...candidates: readonly unknown[]): string {
  return candidates.map(text).find(value => value !== undefined) ?? '';
}

function moment(...candidates: readonly unknown[]): number {
  return candidates.map(time).find(value => value !== undefined) ?? 0;
}

function recordedEvent(value: unknown): RecordedEvent {
  const event = fields<EventField>(value);
  const meta = fields<'uid' | 'creationTimestamp'>(event.metadata);
  const series = fields<'count' | 'lastObservedTime'>(event.series);
  const count = series.count ?? event.count;
  const first = moment(event.firstTimestamp, event.eventTime, meta.creationTimestamp);
  return {
    uid: said(meta.uid),
    type: said(event.type),
    reason: said(event.reason),
    message: said(event.message),
    count: typeof count === 'number' ? count : 1,
    first,
    last: moment(series.lastObservedTime, event.lastTimestamp) || first,
    source: said(event.reportingComponent, fields<'component'>(event.source).component),
  };
}
