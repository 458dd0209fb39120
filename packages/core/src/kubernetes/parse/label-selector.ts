/** metav1.LabelSelector. One that is missing, or that cannot be understood, is undefined: it means nobody. Called by the parsers of whatever selects by labels. */
import type { Interner } from '../intern.ts';
import { fields, list, text, texts, word } from '../json.ts';
import type { LabelExpression, LabelSelector } from '../object.ts';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

export function parseLabelSelector(json: unknown, interner: Interner): LabelSelector | undefined {
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
