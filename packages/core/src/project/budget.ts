/**
 * PodDisruptionBudgets; whom they cover is `coverage.ts`. Whether anybody may go is what the status says; nothing is counted here. Called by `projectNamespace`.
 */
import type { PodDisruptionBudgetObject } from '../kubernetes/object.ts';
import { selectorText } from '../label-selector.ts';
import type { Budget } from '../topology.ts';

export function projectBudget({ meta, selector, ...budget }: PodDisruptionBudgetObject): Budget {
  const { kind: _kind, ...counts } = budget;
  return {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    ...counts,
    ...(selector !== undefined && { selector: selectorText(selector) }),
  };
}
