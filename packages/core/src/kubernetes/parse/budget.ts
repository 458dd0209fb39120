/**
 * PodDisruptionBudgets (policy/v1): what is asked for as it was given, and what the disruption controller counted. A status that was written for an older spec allows
 * nothing that could be stated, so it is left out (the eviction API refuses then, too). Called by `parse`.
 */
import type { Interner } from '../intern.ts';
import { fields, integer, type Mutable, numberOrName } from '../json.ts';
import type { Meta, PodDisruptionBudgetObject } from '../object.ts';
import { parseLabelSelector } from './label-selector.ts';

type Status = ReturnType<
  typeof fields<
    'disruptionsAllowed' | 'currentHealthy' | 'desiredHealthy' | 'expectedPods' | 'observedGeneration'
  >
>;

export function parseBudget(meta: Meta, json: unknown, interner: Interner): PodDisruptionBudgetObject {
  const object = fields<'metadata' | 'spec' | 'status'>(json);
  const spec = fields<'minAvailable' | 'maxUnavailable' | 'selector'>(object.spec);
  const status: Status = fields(object.status);
  const budget: Mutable<PodDisruptionBudgetObject> = { kind: 'PodDisruptionBudget', meta };
  const minAvailable = numberOrName(spec.minAvailable);
  const maxUnavailable = numberOrName(spec.maxUnavailable);
  const selector = parseLabelSelector(spec.selector, interner);
  if (minAvailable !== undefined) budget.minAvailable = minAvailable;
  if (maxUnavailable !== undefined) budget.maxUnavailable = maxUnavailable;
  if (selector !== undefined) budget.selector = selector;
  const generation = integer(fields<'generation'>(object.metadata).generation) ?? 0;
  if ((integer(status.observedGeneration) ?? generation) < generation) return budget;
  const allowed = integer(status.disruptionsAllowed);
  const healthy = integer(status.currentHealthy);
  const desired = integer(status.desiredHealthy);
  const expected = integer(status.expectedPods);
  if (allowed !== undefined) budget.allowed = allowed;
  if (healthy !== undefined) budget.healthy = healthy;
  if (desired !== undefined) budget.desired = desired;
  if (expected !== undefined) budget.expected = expected;
  return budget;
}
