/**
 * Events as components write them: one object per (thing, reason, message, component); the same again only raises its count
 * (client-go `tools/record`: eventLogger; components that speak `events.k8s.io`: `tools/events`, with a series instead); many that are alike are combined into one. Here without the spam filter.
 */
import type { Snapshot, Write } from '../controller.ts';
import { hash32 } from '../dice.ts';
import { eventSubject } from '../indexers.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';

export interface EventFacts {
  readonly about: StoredObject;
  readonly type?: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** "kubelet", "default-scheduler", "replicaset-controller". */
  readonly component: string;
  /** The node, for events of a kubelet. */
  readonly host?: string;
  /** "spec.containers{web}" */
  readonly fieldPath?: string;
  /** "Binding": what a component that speaks `events.k8s.io` was doing. */
  readonly action?: string;
}

const microTime = (now: number): string => `${new Date(now).toISOString().slice(0, 23)}000Z`;

/** What happens in the same moment happens in this order. */
const ORDER = ['Pulling', 'Pulled', 'Failed', 'BackOff', 'Created', 'Started'];

/** Upstream's ends in the nanoseconds of its making, so that lists in the order of names are in the order of time. */
function nameOf({ about, reason, message, component, fieldPath }: EventFacts, now: number): string {
  const rank = (ORDER.indexOf(reason) + 1) * 100_000;
  const identity = [about.metadata.uid, reason, message, component, fieldPath].join('\n');
  const nanoseconds = BigInt(now) * 1_000_000n + BigInt(rank + (hash32(identity) % 100_000));
  return `${about.metadata.name}.${nanoseconds.toString(16)}`;
}

/** Events of the same component about the same thing with the same reason. */
function alike(snapshot: Snapshot, namespace: string, facts: EventFacts): readonly StoredObject[] {
  const { about, type = 'Normal', reason, component } = facts;
  return snapshot
    .having('event', eventSubject(about.metadata.uid, reason))
    .filter(
      event =>
        event.metadata.namespace === namespace &&
        event.type === type &&
        event.reportingComponent === component,
    );
}

/** EventAggregator: whoever says nine different things within ten minutes has the others told as one. */
const MOST_DIFFERENT = 9;
const WINDOW_MS = 600_000;
const COMBINED = '(combined from similar events): ';

function isCombining(events: readonly StoredObject[], now: number): boolean {
  const recent = events.filter(({ lastTimestamp }) => Date.parse(lastTimestamp ?? '') + WINDOW_MS >= now);
  return recent.length >= MOST_DIFFERENT;
}

function again(held: StoredObject, message: string, now: number): StoredObject {
  if (held.eventTime === null)
    return { ...held, count: (held.count ?? 1) + 1, lastTimestamp: timestamp(now), message };
  const series = { count: (held.series?.count ?? 1) + 1, lastObservedTime: microTime(now) };
  return { ...held, series };
}

/** How components of the two kinds sign and date what they say. */
function signed({ component, host, action }: EventFacts, now: number): Partial<DraftObject> {
  const time = timestamp(now);
  if (action === undefined)
    return {
      source: host === undefined ? { component } : { component, host },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      eventTime: null,
      reportingInstance: host ?? '',
    };
  return {
    action,
    source: {},
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: microTime(now),
    reportingInstance: `${component}-control-plane`,
  };
}

export function recordEvent(snapshot: Snapshot, now: number, facts: EventFacts): Write {
  const { about, type = 'Normal', reason, message, component, fieldPath } = facts;
  const { metadata } = about;
  const namespace = metadata.namespace ?? 'default';
  const events = alike(snapshot, namespace, facts);
  const same = events.find(
    event => event.message === message && event.involvedObject.fieldPath === fieldPath,
  );
  if (same !== undefined) return { verb: 'update', object: again(same, message, now) };
  const combined = facts.action === undefined && isCombining(events, now);
  const told = combined ? COMBINED + message : message;
  const held = combined ? events.find(event => event.message.startsWith(COMBINED)) : undefined;
  if (held !== undefined) return { verb: 'update', object: again(held, told, now) };
  return {
    verb: 'create',
    object: {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: nameOf(combined ? { ...facts, message: COMBINED } : facts, now), namespace },
      involvedObject: {
        kind: about.kind,
        ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
        name: metadata.name,
        uid: metadata.uid,
        apiVersion: about.apiVersion,
        ...(metadata.resourceVersion === '' ? {} : { resourceVersion: metadata.resourceVersion }),
        ...(fieldPath === undefined ? {} : { fieldPath }),
      },
      reason,
      message: told,
      ...signed(facts, now),
      type,
      reportingComponent: component,
    },
  };
}
