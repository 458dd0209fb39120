/**
 * An object as it comes out of upstream's storage: what Go leaves out when it is empty is left out, what Go always writes is there,
 * and in custom resources what their schema fills in. Called for every decoded body.
 */
import { type Struct, type Type, zeroValue } from './types.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists and maps without anything are none once they have been stored. */
const isNone = (value: unknown, type: Type): boolean =>
  (type.is === 'list' && Array.isArray(value) && value.length === 0) ||
  (type.is === 'dictionary' && isRecord(value) && Object.keys(value).length === 0);

const isZero = (value: unknown): boolean => value === '' || value === 0 || value === false;

function ofGo(value: Readonly<Record<string, unknown>>, type: Struct): Readonly<Record<string, unknown>> {
  const known = Object.entries(value).flatMap(([key, held]) => {
    const field = type.fields.get(key);
    if (field === undefined) return [[key, held] as const];
    if (isNone(held, field.type) || (field.dropsZero && isZero(held))) return [];
    return [[key, normal(held, field.type)] as const];
  });
  const missing = [...type.fields].flatMap(([key, field]) => {
    if (!field.always || Object.hasOwn(value, key)) return [];
    if (field.type.is === 'struct') return [[key, ofGo({}, field.type)] as const];
    // What must be said is for validation to miss.
    return type.node.required?.includes(key) ? [] : [[key, zeroValue(field.type)] as const];
  });
  return Object.fromEntries([...known, ...missing]);
}

function ofSchema(value: Readonly<Record<string, unknown>>, type: Struct): Readonly<Record<string, unknown>> {
  const known = Object.entries(value).map(([key, held]) => {
    const field = type.fields.get(key);
    return [key, field === undefined ? held : normal(held, field.type)] as const;
  });
  const missing = [...type.fields].flatMap(([key, { node, type: inner }]) =>
    node.default === undefined || Object.hasOwn(value, key)
      ? []
      : [[key, normal(node.default, inner)] as const],
  );
  return Object.fromEntries([...known, ...missing]);
}

function normal(value: unknown, type: Type): unknown {
  switch (type.is) {
    case 'scalar':
      return value;
    case 'list':
      return Array.isArray(value) ? value.map(item => normal(item, type.item)) : value;
    case 'dictionary':
      return isRecord(value)
        ? Object.fromEntries(Object.entries(value).map(([key, held]) => [key, normal(held, type.value)]))
        : value;
    case 'struct':
      if (!isRecord(value)) return value;
      return type.goName === '' || type.custom ? ofSchema(value, type) : ofGo(value, type);
  }
}

export const normalForm = (value: unknown, type: Type | undefined): unknown =>
  type === undefined ? value : normal(value, type);

function untouched(type: Struct): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...type.fields].flatMap(([key, field]) => {
      if (!field.always) return [];
      const { type: inner } = field;
      if (inner.is === 'struct') return [[key, untouched(inner)] as const];
      return [[key, zeroValue(inner)] as const];
    }),
  );
}

/** The status of an object that nobody has written one for. */
export function statusOfNew(type: Struct | undefined): unknown {
  const field = type?.fields.get('status');
  if (field?.type.is !== 'struct') return undefined;
  if (type?.custom === true) return field.node.default;
  return field.always ? untouched(field.type) : undefined;
}
