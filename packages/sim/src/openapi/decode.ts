/**
 * A body into the object that it describes: fields that no schema names are left out and listed, names that come twice too,
 * and the first value of a wrong type is refused in the words of Go's decoder. Called by the API for every body and every patched object.
 * Follows sigs.k8s.io/json and the strict decoding of apimachinery `pkg/runtime/serializer/json`.
 */
import { Members, Numeral, type Parsed } from './json-text.ts';
import type { Scalar, Struct, Type } from './types.ts';

export interface Decoded {
  readonly value: unknown;
  /** `unknown field "spec.replcas"`, in the order of the text. */
  readonly strict: readonly string[];
  /** What Go's decoder gives up over. */
  readonly fatal?: string;
}

interface Place {
  /** With the positions in lists: how strict errors name a field. */
  readonly strict: string;
  /** Without: how type errors do. */
  readonly plain: string;
  readonly struct: string;
  /** Within a custom resource, whose schema tells later what is of the wrong type. */
  readonly custom?: boolean;
}

const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[EPTGMk]|[EPTGMK]i|[num])?$/;
const QUANTITY_MESSAGE =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const jsonKind = (value: Parsed): string => {
  if (value instanceof Numeral) return 'number';
  if (value instanceof Members) return 'object';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : 'string';
};

/** Go names the first byte that is none of the alphabet. */
function base64Error(text: string): string | undefined {
  const at = text.search(/[^A-Za-z0-9+/=\r\n]/);
  if (at >= 0) return `illegal base64 data at input byte ${at}`;
  const plainText = text.replace(/[\r\n]/g, '');
  return plainText.length % 4 === 0
    ? undefined
    : `illegal base64 data at input byte ${plainText.length - (plainText.length % 4)}`;
}

/** Without a schema: everything as it stands, of names that come twice the last. */
function plain(value: Parsed): unknown {
  if (value instanceof Numeral) return Number(value.text);
  if (value instanceof Members)
    return Object.fromEntries(value.entries.map(([key, inner]) => [key, plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** The refusals of the decoder that reads a strategic merge patch (`runtime.DefaultUnstructuredConverter`). */
function unconvertible(value: Parsed, type: Type): string {
  const kind =
    value instanceof Numeral
      ? /[.eE]/.test(value.text)
        ? 'float64'
        : 'int64'
      : value instanceof Members
        ? 'map'
        : Array.isArray(value)
          ? 'slice'
          : typeof value === 'boolean'
            ? 'bool'
            : 'string';
  if (type.is === 'struct') return `cannot restore struct from: ${kind}`;
  if (type.is === 'list') return `cannot restore slice from ${kind}`;
  if (type.is === 'dictionary') return `cannot restore map from ${kind}`;
  if (type.json === 'string' && kind === 'int64') return 'cannot convert int64 to string';
  return `unrecognized type: ${type.json === 'string' ? 'string' : type.json === 'boolean' ? 'bool' : type.goType}`;
}

/** `words`: whose refusals are spoken, the JSON decoder's or those of a strategic merge patch. */
export function decode(
  parsed: Parsed,
  type: Type | undefined,
  words: 'json' | 'unstructured' = 'json',
): Decoded {
  const strict: string[] = [];
  let fatal: string | undefined;

  const refuse = (value: Parsed, refused: Type, place: Place, goType = refused.goType): unknown => {
    if (place.custom === true) return plain(value);
    if (words === 'unstructured') {
      fatal ??= unconvertible(value, refused);
      return undefined;
    }
    const where = place.plain === '' ? 'Go value' : `Go struct field ${place.struct}.${place.plain}`;
    const shown =
      value instanceof Numeral && /[.eE]/.test(value.text) ? `number ${value.text}` : jsonKind(value);
    fatal ??= `json: cannot unmarshal ${shown} into ${where} of type ${goType}`;
    return undefined;
  };

  function scalar(value: Parsed, type: Scalar, place: Place): unknown {
    switch (type.json) {
      case 'any':
        return plain(value);
      case 'quantity': {
        const text = value instanceof Numeral ? value.text : value;
        if (typeof text === 'string' && QUANTITY.test(text)) return text;
        fatal ??= QUANTITY_MESSAGE;
        return undefined;
      }
      case 'int-or-string':
        if (typeof value === 'string') return value;
        return value instanceof Numeral && !/[.eE]/.test(value.text)
          ? Number(value.text)
          : refuse(value, type, place, 'int32');
      case 'time':
        if (typeof value !== 'string') return refuse(value, type, place, 'string');
        if (Number.isNaN(Date.parse(value)))
          fatal ??= `parsing time ${JSON.stringify(JSON.stringify(value))} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(value)} as "2006"`;
        return value;
      case 'string':
        if (type.goType === '[]uint8' && typeof value === 'string') fatal ??= base64Error(value);
        return typeof value === 'string' ? value : refuse(value, type, place);
      case 'boolean':
        return typeof value === 'boolean' ? value : refuse(value, type, place);
      case 'integer':
        return value instanceof Numeral && !/[.eE]/.test(value.text)
          ? Number(value.text)
          : refuse(value, type, place);
      case 'number':
        return value instanceof Numeral ? Number(value.text) : refuse(value, type, place);
    }
  }

  const dotted = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

  function members(
    value: Members,
    place: Place,
    read: (key: string, inner: Parsed, at: Place) => unknown,
  ): object {
    const made = new Map<string, unknown>();
    const seen = new Set<string>();
    for (const [key, inner] of value.entries) {
      const at = { ...place, strict: dotted(place.strict, key) };
      if (seen.has(key)) strict.push(`duplicate field "${at.strict}"`);
      seen.add(key);
      const decoded = read(key, inner, at);
      if (decoded === undefined) made.delete(key);
      else made.set(key, decoded);
    }
    return Object.fromEntries(made);
  }

  function struct(value: Parsed, type: Struct, place: Place): unknown {
    if (!(value instanceof Members)) return refuse(value, type, place);
    return members(value, place, (key, inner, at) => {
      const field = type.fields.get(key);
      if (field === undefined) {
        if (type.open) return plain(inner);
        // Of names that come twice, only the name is at fault.
        if (!strict.includes(`duplicate field "${at.strict}"`)) strict.push(`unknown field "${at.strict}"`);
        return undefined;
      }
      return walk(inner, field.type, {
        ...at,
        plain: dotted(place.plain, field.embedded + key),
        struct: type.goName,
        custom: type.custom,
      });
    });
  }

  function walk(value: Parsed, type: Type, place: Place): unknown {
    // Go leaves a field alone that is null.
    if (value === null) return undefined;
    switch (type.is) {
      case 'scalar':
        return scalar(value, type, place);
      case 'struct':
        return struct(value, type, place);
      case 'dictionary':
        return value instanceof Members
          ? members(value, place, (_, inner, at) =>
              inner === null && type.value.is === 'scalar' && type.value.json === 'string'
                ? ''
                : walk(inner, type.value, at),
            )
          : refuse(value, type, place);
      case 'list':
        // A list of bytes is text, and so is what a single value is taken for.
        if (!Array.isArray(value)) return refuse(value, type, place);
        return (value as readonly Parsed[]).map((item, index) => {
          const at = { ...place, strict: `${place.strict}[${index}]` };
          return walk(item, type.item, at) ?? (type.item.is === 'struct' ? {} : null);
        });
    }
  }

  const value =
    type === undefined ? plain(parsed) : walk(parsed, type, { strict: '', plain: '', struct: '' });
  return fatal === undefined ? { value, strict } : { value, strict, fatal };
}
