/**
 * The table of a resource that somebody has defined: its name and what `additionalPrinterColumns` point at, else its age
 * (apiextensions `pkg/registry/customresource/tableconvertor/tableconvertor.go`).
 */
import type { StoredObject } from '../object.ts';
import type { DefinedColumn } from '../resource-definition.ts';
import { age } from './age.ts';
import { AGE, type Cell, type Column, NAME, type Printer } from './column.ts';

type Step =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly every: true }
  | { readonly where: readonly string[]; readonly is: string };

const STEP =
  /\.((?:\\.|[^.[\]\\])+)|\[(-?\d+)\]|\[(\*)\]|\['((?:[^'])+)'\]|\[\?\(@\.([\w.-]+)\s*==\s*["']([^"']*)["']\)\]/gy;

/** The simple paths that columns take: keys, places, all, and those where a field has a value. */
function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(STEP)].map(([, key, index, every, quoted, where, is]): Step => {
    if (index !== undefined) return { index: Number(index) };
    if (every !== undefined) return { every: true };
    if (where !== undefined) return { where: where.split('.'), is: is ?? '' };
    return { key: quoted ?? (key ?? '').replace(/\\(.)/g, '$1') };
  });
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

function follow(values: readonly unknown[], step: Step): readonly unknown[] {
  return values.flatMap((value): readonly unknown[] => {
    if ('key' in step) return [member(value, step.key)];
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    if ('index' in step) return [list.at(step.index)];
    if ('every' in step) return list;
    return list.filter(item => String(step.where.reduce(member, item)) === step.is);
  });
}

const text = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function cell(value: unknown, type: string, now: number): Cell {
  if (value === undefined || value === null) return null;
  if (type === 'date') return typeof value === 'string' ? age(value, now) : null;
  if (type === 'string') return text(value);
  if (type === 'boolean') return typeof value === 'boolean' ? value : null;
  return typeof value === 'number' ? (type === 'integer' ? Math.trunc(value) : value) : null;
}

const headOf = ({ name, type, format = '', description, jsonPath, priority = 0 }: DefinedColumn): Column => ({
  name,
  type,
  format,
  description: description || `Custom resource definition column (in JSONPath format): ${jsonPath}`,
  priority,
});

export function definedPrinter(columns: readonly DefinedColumn[]): Printer {
  if (columns.length === 0)
    return {
      columns: [NAME, { ...AGE, type: 'date' }],
      cells: ({ metadata }, now) => [metadata.name, age(metadata.creationTimestamp, now)],
    };
  const paths = columns.map(({ jsonPath }) => stepsOf(jsonPath));
  return {
    columns: [NAME, ...columns.map(headOf)],
    cells: (object: StoredObject, now) => [
      object.metadata.name,
      ...paths.map((steps, index) => {
        const [first] = steps.reduce(follow, [object] as readonly unknown[]);
        return cell(first, columns[index]?.type ?? 'string', now);
      }),
    ],
  };
}
