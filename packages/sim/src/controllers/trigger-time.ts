/**
 * Since when a list of endpoints should have been as it is written now (kubernetes/endpointslice `trigger_time_tracker.go`): the annotation
 * `endpoints.kubernetes.io/last-change-trigger-time`, from which a real cluster measures how fast its network learns of a change.
 * The state is the memory of the controller that asks.
 */
import type { StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';

export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';

export interface Triggers {
  readonly service: string;
  /** By the pod's name: when its readiness changed last. */
  readonly pods: Readonly<Record<string, string>>;
}

export interface Trigger {
  readonly triggers: Triggers;
  /** Undefined: nothing that is known to have a time; the annotation goes. */
  readonly time: string | undefined;
}

/** Times are RFC 3339 in whole seconds, so that text compares like time. */
export function triggerOf(
  service: StoredObject,
  pods: readonly StoredObject[],
  held: Triggers | undefined,
): Trigger {
  const created = service.metadata.creationTimestamp;
  const times = Object.fromEntries(
    pods.flatMap(pod => {
      const time = conditionOf(pod, 'Ready')?.lastTransitionTime;
      return time === undefined ? [] : [[pod.metadata.name, time]];
    }),
  );
  const triggers: Triggers = { service: created, pods: times };
  if (held === undefined) return { triggers, time: created };
  const changed = Object.entries(times)
    .filter(([name, time]) => time > (held.pods[name] ?? ''))
    .map(([, time]) => time);
  if (created > held.service) changed.push(created);
  return { triggers, time: changed.toSorted()[0] };
}

export function withTriggerTime(
  annotations: Readonly<Record<string, string>> | undefined,
  time: string | undefined,
): Readonly<Record<string, string>> | undefined {
  const { [TRIGGER_TIME]: _, ...others } = annotations ?? {};
  const next = time === undefined ? others : { ...others, [TRIGGER_TIME]: time };
  return Object.keys(next).length === 0 ? undefined : next;
}
