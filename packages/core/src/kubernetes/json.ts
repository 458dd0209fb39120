/**
 * Reading unknown JSON without trust: every function takes anything and answers with a value of its type, or says that there is none. Nothing here throws.
 * Called by the parsers of objects and by the readers of the wire. Keys that come from the cluster are only ever iterated, never looked up.
 */

/** Named fields of a JSON object; an empty one where the value is no object. */
export type Fields<Name extends string> = { readonly [N in Name]?: unknown };

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const nothing: Fields<never> = Object.freeze({});

export function fields<Name extends string>(value: unknown): Fields<Name> {
  return typeof value === 'object' && value !== null ? value : nothing;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function texts(value: unknown): readonly string[] {
  return list(value).filter(item => typeof item === 'string' && item !== '') as readonly string[];
}

export function integer(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

export function truth(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One of the words that the API allows here. */
export function word<const Words extends readonly string[]>(
  value: unknown,
  words: Words,
): Words[number] | undefined {
  return (words as readonly unknown[]).includes(value) ? (value as Words[number]) : undefined;
}

/** An RFC 3339 time as milliseconds since the epoch. */
export function time(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

/** A port by number or by name, as IntOrString. */
export function numberOrName(value: unknown): number | string | undefined {
  return integer(value) ?? text(value);
}
