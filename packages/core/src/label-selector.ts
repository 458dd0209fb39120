/**
 * Whom a label selector means, and how kubectl writes it. Total: every pair and every expression must hold, and none at all means everybody. Called by the
 * projections of whatever selects by labels, and by rules. Law P36.
 */
import type { LabelExpression, LabelSelector, Labels } from './kubernetes/object.ts';
import { matches } from './project/selection.ts';

export function isSelected({ pairs, expressions }: LabelSelector, labels: Labels): boolean {
  return matches(pairs, labels) && expressions.every(expression => holds(expression, labels));
}

function holds({ key, operator, values }: LabelExpression, labels: Labels): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** As it stands after -l; empty for everybody. */
export function selectorText({ pairs, expressions }: LabelSelector): string {
  const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`);
  const others = expressions.map(({ key, operator, values }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`;
  });
  return [...sorted, ...others].join(',');
}
