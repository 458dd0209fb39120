/**
 * Whom a selector that matches nobody may have meant: the one workload whose pods carry all of it but one pair. States what is asked and what is carried, never
 * that somebody erred. A selector of one pair has nothing else that agrees, so there the words themselves must be near. A tie names none. Pure; asked by the
 * projection for Services whose selector matches no pod, and by findings. Law P35.
 */
import type { Labels } from './kubernetes/object.ts';

export type Pair = readonly [key: string, value: string];

export interface Difference {
  /** The pair of the selector that is not carried. */
  readonly asked: Pair;
  /** What is carried in its place: the key with another value, or the value under another key; absent where there is neither. */
  readonly carried?: Pair;
}

interface Judged extends Difference {
  /** How many letters apart both are. */
  readonly letters: number;
}

/** Of two words that are this many letters apart, or half of the longer one, nobody says that they are nearly the same. */
const mostLetters = 2;

/** The candidate whose labels are nearest to the selector, and in what they differ. */
export function nearMissAmong<Candidate>(
  selector: Labels,
  candidates: Iterable<Candidate>,
  labelsOf: (candidate: Candidate) => Labels,
): { readonly candidate: Candidate; readonly difference: Difference } | undefined {
  let best: { readonly candidate: Candidate; readonly judged: Judged } | undefined;
  let tie = false;
  for (const candidate of candidates) {
    const judged = judge(selector, labelsOf(candidate));
    if (judged === undefined || (best !== undefined && judged.letters > best.judged.letters)) continue;
    tie = best !== undefined && judged.letters === best.judged.letters;
    best = { candidate, judged };
  }
  if (best === undefined || tie) return undefined;
  const { letters: _letters, ...difference } = best.judged;
  return { candidate: best.candidate, difference };
}

function judge(selector: Labels, labels: Labels): Judged | undefined {
  let asked: Pair | undefined;
  for (const pair of selector) {
    if (labels.get(pair[0]) === pair[1]) continue;
    if (asked !== undefined) return undefined;
    asked = pair;
  }
  if (asked === undefined) return undefined;
  const carried = instead(asked, selector, labels);
  const letters = carried === undefined ? asked.join('=').length : lettersApart(asked, carried);
  // The same value under another key is no accident, however different the keys are.
  const near = carried?.[1] === asked[1] || (carried !== undefined && isNear(asked[1], carried[1], letters));
  if (selector.size === 1 && !near) return undefined;
  return { asked, letters, ...(carried === undefined ? {} : { carried }) };
}

function instead([key, value]: Pair, selector: Labels, labels: Labels): Pair | undefined {
  const other = labels.get(key);
  if (other !== undefined) return [key, other];
  const under = [...labels].filter(([name, held]) => held === value && !selector.has(name));
  return under.length === 1 ? under[0] : undefined;
}

function lettersApart(asked: Pair, carried: Pair): number {
  return asked[0] === carried[0] ? distance(asked[1], carried[1]) : distance(asked[0], carried[0]);
}

function isNear(asked: string, carried: string, letters: number): boolean {
  return letters <= mostLetters && letters * 2 < Math.max(asked.length, carried.length);
}

/** Letters put, left out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last.at(-1) ?? 0;
}
