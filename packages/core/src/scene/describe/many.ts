/**
 * Many alike as one: three or more facts of one kind about one Service or workload become one sentence. Called by `describe`.
 */
import { push } from '../../multi-map.ts';
import type { Statement } from '../facts.ts';

export const many = 3;

export interface Group {
  /** What they have in common; undefined where a fact stands for itself. */
  readonly of?: string;
  readonly facts: readonly Statement[];
}

/** In the order of the first of each group. `common` is undefined for what belongs to nothing. */
export function groupAlike(
  facts: readonly Statement[],
  common: (fact: Statement) => string | undefined,
): readonly Group[] {
  const groups = new Map<string, Statement[]>();
  for (const fact of facts) {
    const key = common(fact) ?? `alone ${fact.id}`;
    push(groups, key, fact);
  }
  return [...groups].flatMap(([of, alike]): readonly Group[] =>
    alike.length >= many ? [{ of, facts: alike }] : alike.map(fact => ({ facts: [fact] })),
  );
}
