/**
 * What is there twice in lists of custom resources that are maps or sets (apiextensions `pkg/apiserver/schema/listtype`). Told after what is wrong by the schema itself.
 * Called by `validate.ts`.
 */
import { sameJson } from '../same-json.ts';
import { duplicate, type FieldError } from '../status.ts';
import type { List, Type } from './types.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By which an item is told from others. */
function keyOf(item: unknown, { relation, keys }: List): unknown {
  if (relation === 'set') return item;
  return Object.fromEntries(
    keys.flatMap(key => (isRecord(item) && item[key] !== undefined ? [[key, item[key]]] : [])),
  );
}

function listErrors(items: readonly unknown[], type: List, at: string): readonly FieldError[] {
  if (type.relation === 'atomic') return [];
  const keys = items.map(item => keyOf(item, type));
  return keys.flatMap((key, index) =>
    // The second of its like is named, and no further one.
    keys.slice(0, index).filter(other => sameJson(other, key)).length === 1
      ? [duplicate(`${at}[${index}]`, key)]
      : [],
  );
}

export function listTypeErrors(value: unknown, type: Type, at = ''): readonly FieldError[] {
  if (Array.isArray(value) && type.is === 'list')
    return [
      ...listErrors(value, type, at),
      ...value.flatMap((item, index) => listTypeErrors(item, type.item, `${at}[${index}]`)),
    ];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = at === '' ? key : `${at}.${key}`;
    if (path === 'metadata') return [];
    if (type.is === 'dictionary') return listTypeErrors(inner, type.value, `${at}[${key}]`);
    const field = type.is === 'struct' ? type.fields.get(key) : undefined;
    return field === undefined ? [] : listTypeErrors(inner, field.type, path);
  });
}
