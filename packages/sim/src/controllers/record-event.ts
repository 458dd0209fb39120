/**
 * Events as components write them: one object per (thing, reason, message, component); the same again only raises its count
 * (client-go `tools/record`: EventAggregator and eventLogger, here without the spam filter).
 */
import type { Snapshot, Write } from '../controller.ts';
import { hash32 } from '../dice.ts';
import type { StoredObject } from '../object.ts';
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
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

export function recordEvent(snapshot: Snapshot, now: number, facts: EventFacts): Write {
  const { about, type = 'Normal', reason, message, component, host, fieldPath } = facts;
  const { metadata } = about;
  const namespace = metadata.namespace ?? 'default';
  const identity = [metadata.uid, type, reason, message, component, fieldPath].join('\n');
  const name = `${metadata.name}.${hex(hash32(identity))}${hex(hash32(`${identity}#`))}`;
  const time = timestamp(now);
  const held = snapshot.get('Event', namespace, name);
  if (held !== undefined)
    return { verb: 'update', object: { ...held, count: (held.count ?? 1) + 1, lastTimestamp: time } };
  return {
    verb: 'create',
    object: {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        kind: about.kind,
        ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
        name: metadata.name,
        uid: metadata.uid,
        apiVersion: about.apiVersion,
        resourceVersion: metadata.resourceVersion,
        ...(fieldPath === undefined ? {} : { fieldPath }),
      },
      reason,
      message,
      source: host === undefined ? { component } : { component, host },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      type,
      eventTime: null,
      reportingComponent: component,
      reportingInstance: host ?? '',
    },
  };
}
