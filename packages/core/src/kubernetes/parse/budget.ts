/**
 * PodDisruptionBudgets (policy/v1): what is asked for as it was given, and what the disruption controller counted. A status that was written for an older spec allows
 * nothing that could be stated, so it is left out (the eviction API refuses then, too). Called by `parse`.
 */
import type { Interner } from '../intern.ts';
import { fields, integer, list, type Mutable, numberOrName, text, texts, word } from '../json.ts';
import type { LabelExpression, LabelSelector, Meta, PodDisruptionBudgetObject } from '../object.ts';

type Status = ReturnType<
  typeof fields<
    'disruptionsAllowed' | 'currentHealthy' | 'desiredHealthy' | 'expectedPods' | 'observedGeneration'
  >
>;

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

export function parseBudget(meta: Meta, json: unknown, interner: Interner): PodDisruptionBudgetObject {
  const object = fields<'metadata' | 'spec' | 'status'>(json);
  const spec = fields<'minAvailable' | 'maxUnavailable' | 'selector'>(object.spec);
  const status: Status = fields(object.status);
  const budget: Mutable<PodDisruptionBudgetObject> = { kind: 'PodDisruptionBudget', meta };
  const minAvailable = numberOrName(spec.minAvailable);
  const maxUnavailable = numberOrName(spec.maxUnavailable);
  const selector = selectorOf(spec.selector, interner);
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

/** A selector that cannot be understood covers nobody, like a missing one. */
function selectorOf(json: unknown, interner: Interner): LabelSelector | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { matchLabels, matchExpressions } = fields<'matchLabels' | 'matchExpressions'>(json);
  const expressions: LabelExpression[] = [];
  for (const item of list(matchExpressions)) {
    const { key, operator, values } = fields<'key' | 'operator' | 'values'>(item);
    const [named, how] = [text(key), word(operator, operators)];
    if (named === undefined || how === undefined) return undefined;
    expressions.push({ key: named, operator: how, values: texts(values) });
  }
  return { pairs: interner.labels(matchLabels), expressions };
}
