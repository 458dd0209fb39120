/**
 * A column of a server-side table and the printer of one kind: what the files beside this one are made of.
 * Columns with priority 1 are those of `-o wide`. Source of all columns: kubernetes `pkg/printers/internalversion/printers.go`.
 */
import type { LabelSelector } from '../controllers/selector.ts';
import type { StoredObject } from '../object.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

/** Nothing where an object has no such field. */
export type Cell = string | number | boolean | null;

export interface Printer {
  readonly columns: readonly Column[];
  cells(object: StoredObject, now: number): readonly Cell[];
}

export const column = (name: string, description: string, type: Column['type'] = 'string'): Column => ({
  name,
  type,
  format: name === 'Name' ? 'name' : '',
  description,
  priority: 0,
});

export const wide = (name: string, description: string): Column => ({
  ...column(name, description),
  priority: 1,
});

export const NAME = column('Name', 'Name must be unique within a namespace.');
export const AGE = column('Age', 'CreationTimestamp is the time at which this object was created.');

export const WORKLOAD_COLUMNS: readonly Column[] = [
  wide('Containers', 'Names of each container in the template.'),
  wide('Images', 'Images referenced by each container in the template.'),
];
export const SELECTOR = wide('Selector', 'Label selector of the pods.');

/** Up to three, then how many more. */
export function upToThree(list: readonly string[]): string {
  const shown = list.slice(0, 3).join(',');
  return list.length > 3 ? `${shown} + ${list.length - 3} more...` : shown;
}

export const labelsText = (labels: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',') || '<none>';

export function selectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): string {
  const written = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key;
    return operator === 'DoesNotExist' ? `!${key}` : `${key} ${operator.toLowerCase()} (${values.join(',')})`;
  });
  const equal = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  return [...equal, ...written].sort().join(',') || '<none>';
}
