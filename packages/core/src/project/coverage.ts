/**
 * Which objects of a namespace mean a pod by its labels (law P36), such as PodDisruptionBudgets and NetworkPolicies: the pods of their namespace that their selector
 * selects; no selector means nobody, an empty one everybody. Called by `projectNamespace`.
 */
import type { LabelSelector, Labels, Meta, Uid } from '../kubernetes/object.ts';
import { isSelected } from '../label-selector.ts';
import { same } from '../same.ts';
import { compare } from './selection.ts';

interface Selecting {
  readonly meta: Meta;
  readonly selector?: LabelSelector;
}

/** Objects of one namespace as far as they select pods: the same value as long as no selector changes, whatever else they say. */
export interface Coverage {
  readonly terms: readonly (readonly [uid: Uid, selector: LabelSelector])[];
  /** Those that mean a pod with these labels, by name. */
  readonly coveredBy: (labels: Labels) => readonly Uid[];
}

const nobody: readonly Uid[] = [];
export const noCoverage: Coverage = { terms: [], coveredBy: () => nobody };

export function coverageOf(objects: Iterable<Selecting>, known: Coverage): Coverage {
  const terms = [...objects]
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
