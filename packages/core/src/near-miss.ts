/**
 * Whom a selector that matches nobody may have meant: the one workload whose pods carry all of it but one pair. States what is asked and what is carried, never
 * that somebody erred. A tie names none. From a selector of one pair every workload differs in one pair: the only other one of a namespace would be named whatever it
 * is, so there the values must be the same or nearly so. Pure; asked by the projection for Services whose selector matches no pod, and by findings. Law P35.
 */
import { distance } from './edit-distance.ts';
import type { Labels } from './kubernetes/object.ts';

export type Pair = readonly [key: string, value: string];

export interface Difference {
  /** The pair of the selector that is not carried. */
  readonly asked: Pair;
  /** What is carried in its place: the key with another value, or the value under another key; absent where there is neither. */
  readonly carried?: Pair;
}

/** Of two words that are this many letters apart, or half of the longer one, nobody says that they are nearly the same. */
const mostLetters = 2;

/** The one candidate that differs from the selector in one pair, and in which; a second one makes it none, however near its words are. */
export function nearMissAmong<Candidate>(
  selector: Labels,
  candidates: Iterable<Candidate>,
  labelsOf: (candidate: Candidate) => Labels,
): { readonly candidate: Candidate; readonly difference: Difference } | undefined {
  let only: { readonly candidate: Candidate; readonly difference: Difference } | undefined;
  for (const candidate of candidates) {
    const difference = differenceOf(selector, labelsOf(candidate));
    if (difference === undefined) continue;
    if (only !== undefined) return undefined;
    only = { candidate, difference };
  }
  return only;
}

function differenceOf(selector: Labels, labels: Labels): Difference | undefined {
  let asked: Pair | undefined;
  for (const pair of selector) {
    if (labels.get(pair[0]) === pair[1]) continue;
    if (asked !== undefined) return undefined;
    asked = pair;
  }
  if (asked === undefined) return undefined;
  const carried = instead(asked, selector, labels);
  if (selector.size === 1 && (carried === undefined || !isNear(asked, carried))) return undefined;
  return { asked, ...(carried === undefined ? {} : { carried }) };
}

function instead([key, value]: Pair, selector: Labels, labels: Labels): Pair | undefined {
  const other = labels.get(key);
  if (other !== undefined) return [key, other];
  const under = [...labels].filter(([name, held]) => held === value && !selector.has(name));
  return under.length === 1 ? under[0] : undefined;
}

/** The same value under another key is no accident, however different the keys are. */
function isNear([, asked]: Pair, [, carried]: Pair): boolean {
  const letters = distance(asked, carried);
  return letters <= mostLetters && letters * 2 < Math.max(asked.length, carried.length, 1);
}
