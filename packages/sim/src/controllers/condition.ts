/**
 * Conditions in a status: found by type, replaced in place, `lastTransitionTime` kept as long as the status stays the same.
 */
import type { StoredObject } from '../object.ts';

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
  readonly lastUpdateTime?: string;
  readonly lastProbeTime?: string | null;
  readonly lastHeartbeatTime?: string;
  readonly observedGeneration?: number;
}

export const conditionsOf = (object: StoredObject | undefined): readonly Condition[] =>
  object?.status?.conditions ?? [];

export const conditionOf = (object: StoredObject | undefined, type: string): Condition | undefined =>
  conditionsOf(object).find(condition => condition.type === type);

/** `time` as RFC 3339; it counts only if the status changes. */
export function withCondition(
  conditions: readonly Condition[],
  wanted: Condition,
  time: string,
): readonly Condition[] {
  const held = conditions.find(condition => condition.type === wanted.type);
  const since = held?.status === wanted.status ? (held.lastTransitionTime ?? time) : time;
  const next = { ...wanted, lastTransitionTime: since };
  return held === undefined
    ? [...conditions, next]
    : conditions.map(condition => (condition === held ? next : condition));
}
