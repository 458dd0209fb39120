/**
 * One field of many elements as a column, in the shortest of a few forms: what is usual is left out, what repeats is a dictionary, numbers are differences, UUIDs
 * are joined, names share their beginnings. Reads unknown JSON back, or says that it cannot. Called by table.ts.
 *
 * Input are packed values: undefined where the value is implied, null where it is absent.
 */
import { packedLength, unpackUid } from './packed-uid.ts';

/** Packed values of a column. */
export type Values = readonly unknown[];

/** One letter per row for choices among few. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const separator = ' ';

type Form =
  /** Values as they are. */
  | { readonly v: Values }
  /** Dictionary, and for each row its index: letters while there are few, else numbers. */
  | { readonly d: Values; readonly i: string | readonly number[] }
  /** Differences to the row before, in units of `x`. */
  | { readonly n: readonly number[]; readonly x: number }
  /** Packed UUIDs, joined. */
  | { readonly u: string }
  /** Beginnings (a column of its own) and ends, joined. */
  | { readonly b: Form; readonly e: string };

/** A column that has implied or absent rows says for each row: `1` given, `0` implied, `-` absent. */
type Column = Form & { readonly h?: string };

export function packColumn(values: Values): Column | undefined {
  const given = values.filter(value => value !== undefined && value !== null);
  if (given.length === values.length) return packForm(given);
  if (values.every(value => value === undefined)) return undefined;
  const h = values.map(value => (value === undefined ? '0' : value === null ? '-' : '1')).join('');
  return { ...packForm(given), h };
}

export function unpackColumn(json: unknown, rows: number): Values | undefined {
  if (json === undefined) return new Array<undefined>(rows).fill(undefined);
  const { h } = (typeof json === 'object' && json !== null ? json : {}) as { readonly h?: unknown };
  if (h === undefined) return unpackForm(json, rows);
  if (typeof h !== 'string' || h.length !== rows) return undefined;
  const marks = [...h];
  const given = unpackForm(json, marks.filter(mark => mark === '1').length);
  if (given === undefined) return undefined;
  let next = 0;
  return marks.map(mark => (mark === '1' ? given[next++] : mark === '-' ? null : undefined));
}

function packForm(values: Values): Form {
  return (
    packNumbers(values) ?? packDictionary(values) ?? packUuids(values) ?? packNames(values) ?? { v: values }
  );
}

function unpackForm(json: unknown, rows: number): Values | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { v, d, i, n, x, u, b, e } = json as Record<'v' | 'd' | 'i' | 'n' | 'x' | 'u' | 'b' | 'e', unknown>;
  let values: Values | undefined;
  if (Array.isArray(v)) values = v;
  else if (Array.isArray(d)) values = unpackDictionary(d, i, rows);
  else if (Array.isArray(n)) values = unpackNumbers(n, x);
  else if (typeof u === 'string') values = unpackUuids(u);
  else if (typeof e === 'string') values = unpackNames(b, e, rows);
  return values?.length === rows ? values : undefined;
}

/** Times of Kubernetes are whole seconds, so that differences in seconds are shorter. */
function packNumbers(values: Values): Form | undefined {
  if (values.length < 2 || !values.every(Number.isSafeInteger)) return undefined;
  const numbers = values as readonly number[];
  if (new Set(numbers).size < 8) return undefined;
  const x = numbers.every(number => number % 1000 === 0) ? 1000 : 1;
  return { n: numbers.map((number, row) => (number - (row === 0 ? 0 : (numbers[row - 1] ?? 0))) / x), x };
}

function unpackNumbers(differences: readonly unknown[], x: unknown): Values | undefined {
  if (typeof x !== 'number') return undefined;
  let number = 0;
  const numbers: number[] = [];
  for (const difference of differences) {
    if (typeof difference !== 'number') return undefined;
    number += difference * x;
    numbers.push(number);
  }
  return numbers;
}

function packDictionary(values: Values): Form | undefined {
  const indices = new Map<unknown, number>();
  const entries: unknown[] = [];
  const i: number[] = [];
  for (const value of values) {
    const key = typeof value === 'object' ? JSON.stringify(value) : value;
    let index = indices.get(key);
    if (index === undefined) {
      index = entries.length;
      indices.set(key, index);
      entries.push(value);
      // A dictionary pays when its entries come back.
      if (entries.length > letters.length && entries.length * 4 > values.length) return undefined;
    }
    i.push(index);
  }
  if (values.length < 2 || (entries.length * 2 > values.length && values.length > letters.length))
    return undefined;
  if (entries.length === values.length) return undefined;
  if (entries.length > letters.length) return { d: entries, i };
  return { d: entries, i: entries.length === 1 ? '' : i.map(index => letters[index]).join('') };
}

function unpackDictionary(entries: Values, i: unknown, rows: number): Values | undefined {
  if (i === '') return new Array(rows).fill(entries[0]);
  const indices = typeof i === 'string' ? [...i].map(letter => letters.indexOf(letter)) : i;
  if (!Array.isArray(indices)) return undefined;
  const values = indices.map(index => entries[index as number]);
  return values.includes(undefined) ? undefined : values;
}

function packUuids(values: Values): Form | undefined {
  const fits = (value: unknown) =>
    typeof value === 'string' &&
    value.length === packedLength &&
    !value.startsWith('=') &&
    unpackUid(value) !== undefined;
  return values.length > 0 && values.every(fits) ? { u: values.join('') } : undefined;
}

function unpackUuids(joined: string): Values {
  const count = Math.ceil(joined.length / packedLength);
  return Array.from({ length: count }, (_, row) =>
    joined.slice(row * packedLength, (row + 1) * packedLength),
  );
}

/** `cart-7d9f8b6c5d-x2x4z` is one of few beginnings up to the last hyphen, dot or colon, and an end of its own. */
function packNames(values: Values): Form | undefined {
  const names = values as readonly string[];
  if (names.length < 2 || !names.every(name => typeof name === 'string' && !name.includes(separator)))
    return undefined;
  const cuts = names.map(
    name => Math.max(name.lastIndexOf('-'), name.lastIndexOf('.'), name.lastIndexOf(':')) + 1,
  );
  const beginnings = packDictionary(names.map((name, row) => name.slice(0, cuts[row])));
  if (beginnings === undefined) return undefined;
  return { b: beginnings, e: names.map((name, row) => name.slice(cuts[row])).join(separator) };
}

function unpackNames(b: unknown, e: string, rows: number): Values | undefined {
  const ends = e.split(separator);
  const beginnings = unpackForm(b, rows);
  if (beginnings === undefined || ends.length !== rows) return undefined;
  return ends.map((end, row) => `${beginnings[row]}${end}`);
}
