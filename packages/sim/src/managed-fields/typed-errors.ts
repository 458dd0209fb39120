/**
 * What keeps an applied configuration from being one of its type: fields without a schema, values of another type, items said twice.
 * Called by server-side apply. The words are structured-merge-diff's.
 */
import type { Scalar, Type } from '../openapi/types.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as Go prints it with `%v`. */
function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (!isRecord(value)) return value === null ? '<nil>' : String(value);
  const members = Object.keys(value).sort();
  return `map[${members.map(key => `${key}:${printed(value[key])}`).join(' ')}]`;
}

/** As Go prints it with `%#v`. */
function syntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(syntax).join(', ')}}`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  const inside = members.map(key => `${JSON.stringify(key)}:${syntax(value[key])}`).join(', ');
  return `map[string]interface {}{${inside}}`;
}

/** As Go names its type with `%T`. */
function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (isRecord(value)) return 'map[string]interface {}';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

function scalarError(value: unknown, { json }: Scalar): string | undefined {
  switch (json) {
    case 'string':
    case 'time':
      return typeof value === 'string'
        ? undefined
        : `expected string, got &value.valueUnstructured{Value:${syntax(value)}}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `expected boolean, got &{${printed(value)}}`;
    case 'integer':
    case 'number':
      return typeof value === 'number' ? undefined : `expected numeric (int or float), got ${goType(value)}`;
    default:
      return undefined;
  }
}

function errorsIn(value: unknown, type: Type, at: string): readonly string[] {
  if (value === null || value === undefined) return [];
  switch (type.is) {
    case 'scalar': {
      const wrong = scalarError(value, type);
      return wrong === undefined ? [] : [`${at}: ${wrong}`];
    }
    case 'list': {
      if (!Array.isArray(value)) return [`${at}: expected list, got &{${printed(value)}}`];
      const seen = new Set<string>();
      return value.flatMap((item, index) => {
        const key =
          type.relation === 'map' && isRecord(item)
            ? `[${[...type.keys]
                .sort()
                .map(name => `${name}=${JSON.stringify(item[name] ?? type.keyDefaults[name])}`)
                .join(',')}]`
            : type.relation === 'set'
              ? `[=${JSON.stringify(item)}]`
              : `[${index}]`;
        if (type.relation !== 'atomic' && seen.has(key)) return [`${at}: duplicate entries for key ${key}`];
        seen.add(key);
        return errorsIn(item, type.item, `${at}${key}`);
      });
    }
    case 'dictionary':
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, inner]) => errorsIn(inner, type.value, `${at}.${key}`))
        : [`${at}: expected map, got &{${printed(value)}}`];
    case 'struct':
      if (!isRecord(value)) return [`${at}: expected map, got &{${printed(value)}}`];
      // Upstream looks no further into a struct once it has met a field that is not known.
      for (const key of Object.keys(value).sort())
        if (!type.open && !type.fields.has(key)) return [`${at}.${key}: field not declared in schema`];
      return Object.entries(value).flatMap(([key, inner]) => {
        const field = type.fields.get(key);
        return field === undefined ? [] : errorsIn(inner, field.type, `${at}.${key}`);
      });
  }
}

/** One line, or a list under `errors:`; empty when nothing is wrong. */
export function typeErrors(config: unknown, type: Type): string {
  const errors = errorsIn(config, type, '');
  if (errors.length <= 1) return errors[0] ?? '';
  return `errors:\n${[...errors]
    .sort()
    .map(error => `  ${error}`)
    .join('\n')}`;
}
