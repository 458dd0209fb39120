/**
 * PodDisruptionBudgets and whom they cover (law P36): the pods of their namespace that their selector means; no selector means nobody, an empty one everybody.
 * Whether anybody may go is what the status says; nothing is counted here. Called by `projectNamespace`.
 */
import type { LabelSelector, Labels, PodDisruptionBudgetObject, Uid } from '../kubernetes/object.ts';
import { isSelected, selectorText } from '../label-selector.ts';
import { same } from '../same.ts';
import type { Budget } from '../topology.ts';
import { compare } from './selection.ts';

/** Budgets of one namespace as far as they select pods: the same value as long as no selector changes, whatever their status says. */
export interface Coverage {
  readonly terms: readonly (readonly [uid: Uid, selector: LabelSelector])[];
  /** Budgets that cover a pod with these labels, by name. */
  readonly coveredBy: (labels: Labels) => readonly Uid[];
}

const nobody: readonly Uid[] = [];
export const noCoverage: Coverage = { terms: [], coveredBy: () => nobody };

export function coverageOf(budgets: Iterable<PodDisruptionBudgetObject>, known: Coverage): Coverage {
  const terms = [...budgets]
    .sort((a, b) => compare(a.meta.name, b.meta.name) || compare(a.meta.uid, b.meta.uid))
    .flatMap(({ meta, selector }) => (selector === undefined ? [] : [[meta.uid, selector] as const]));
  if (same(known.terms, terms)) return known;
  const found = new WeakMap<Labels, readonly Uid[]>();
  const coveredBy = (labels: Labels): readonly Uid[] => {
    let uids = found.get(labels);
    if (uids === undefined) {
      uids = terms.flatMap(([uid, selector]) => (isSelected(selector, labels) ? [uid] : []));
      if (uids.length === 0) uids = nobody;
      found.set(labels, uids);
    }
    return uids;
  };
  return { terms, coveredBy };
}

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
