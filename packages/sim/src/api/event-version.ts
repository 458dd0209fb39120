/**
 * Events are stored once, as core/v1, and served under events.k8s.io/v1 too: the translation in both directions.
 * Follows `pkg/apis/events/v1/conversion.go`.
 */
import type { DraftObject, StoredObject } from '../object.ts';

const EVENTS_V1 = 'events.k8s.io/v1';

const withoutAbsent = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

export function toEventsV1(event: StoredObject): StoredObject {
  const {
    involvedObject: regarding,
    message: note,
    source: deprecatedSource,
    firstTimestamp: deprecatedFirstTimestamp,
    lastTimestamp: deprecatedLastTimestamp,
    count: deprecatedCount,
    reportingComponent,
    reportingInstance,
    metadata,
    ...rest
  } = event;
  return {
    ...rest,
    metadata,
    apiVersion: EVENTS_V1,
    kind: 'Event',
    ...withoutAbsent({
      regarding,
      note,
      deprecatedSource,
      deprecatedFirstTimestamp,
      deprecatedLastTimestamp,
      deprecatedCount,
      reportingController: reportingComponent || deprecatedSource?.component,
      reportingInstance: reportingInstance || deprecatedSource?.host,
    }),
  };
}

/** Anything that is not an event of that group passes unchanged. */
export function fromEventsV1(draft: DraftObject): DraftObject {
  if (draft.apiVersion !== EVENTS_V1) return draft;
  const {
    regarding: involvedObject,
    note: message,
    deprecatedSource: source,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedCount: count,
    reportingController: reportingComponent,
    metadata,
    ...rest
  } = draft;
  return {
    ...rest,
    metadata,
    apiVersion: 'v1',
    kind: 'Event',
    ...withoutAbsent({
      involvedObject,
      message,
      source,
      firstTimestamp,
      lastTimestamp,
      count,
      reportingComponent,
    }),
  };
}
