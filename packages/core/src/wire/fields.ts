/**
 * Objects on the wire, field by field. A field that the rest of the object or the frame implies is left out; where it is implied but absent it is null. What is
 * implied may rest on the fields before it only: the reader knows no more at that point. Shared by frames (objects) and snapshots (columns).
 */
import type { Patch } from '../patch.ts';
import { same } from '../same.ts';
import type { Pod } from '../topology.ts';
import type { Codec } from './codec.ts';

/** What a frame or a part of a snapshot implies for its elements. */
export interface Context {
  readonly ns: string;
  /** Pods that are put by the same message: their lines need not repeat their address, name and node. */
  readonly pods: ReadonlyMap<string, Pod>;
}

export interface Field<Value, Whole> {
  readonly codec: Codec<Value>;
  readonly optional: boolean;
  readonly implied?: (before: Whole, context: Context) => Value | undefined;
}

/** A field for every property, in the order in which they are read. */
export type Fields<Whole> = {
  readonly [Key in keyof Whole]-?: Field<Exclude<Whole[Key], undefined>, Whole>;
};

/** Fields whose types `Fields` has checked. */
export type LooseFields = readonly (readonly [string, Field<unknown, unknown>])[];

type Implied<Value, Whole> = (before: Whole, context: Context) => Value | undefined;

export function must<Value, Whole>(
  codec: Codec<Value>,
  implied?: Implied<Value, Whole>,
): Field<Value, Whole> {
  return implied === undefined ? { codec, optional: false } : { codec, optional: false, implied };
}

export function maybe<Value, Whole>(
  codec: Codec<Value>,
  implied?: Implied<Value, Whole>,
): Field<Value, Whole> {
  return implied === undefined ? { codec, optional: true } : { codec, optional: true, implied };
}

export function loosen<Whole>(fields: Fields<Whole>): LooseFields {
  return Object.entries(fields) as unknown as LooseFields;
}

/** What the wire says of one field: undefined where it is implied, null where it is absent against expectation. */
export function packField(
  key: string,
  field: Field<unknown, unknown>,
  whole: object,
  context: Context,
): unknown {
  const value: unknown = Reflect.get(whole, key);
  const implied = field.implied?.(whole, context);
  if (same(value, implied)) return undefined;
  return value === undefined ? null : field.codec.pack(value);
}

export const invalid = Symbol('invalid');

/** The value of a field, undefined where it is absent, or `invalid`. `before` holds the fields read so far. */
export function unpackField(
  field: Field<unknown, unknown>,
  packed: unknown,
  before: object,
  context: Context,
): unknown {
  let value: unknown;
  if (packed === undefined) value = field.implied?.(before, context);
  else if (packed !== null) {
    value = field.codec.unpack(packed);
    if (value === undefined) return invalid;
  }
  return value === undefined && !field.optional ? invalid : value;
}

export function packObject(fields: LooseFields, whole: object, context: Context): object {
  const packed: Record<string, unknown> = {};
  for (const [key, field] of fields) {
    const value = packField(key, field, whole, context);
    if (value !== undefined) packed[key] = value;
  }
  return packed;
}

export function unpackObject(fields: LooseFields, json: unknown, context: Context): object | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const whole: Record<string, unknown> = {};
  for (const [key, field] of fields) {
    const packed: unknown = Object.hasOwn(json, key) ? Reflect.get(json, key) : undefined;
    const value = unpackField(field, packed, whole, context);
    if (value === invalid) return undefined;
    if (value !== undefined) whole[key] = value;
  }
  return whole;
}

const nowhere: Context = { ns: '', pods: new Map() };

/** A small object inside an element. */
export function shape<Value extends object>(fields: Fields<Value>): Codec<Value> {
  const loose = loosen(fields);
  return {
    pack: value => packObject(loose, value, nowhere),
    // Every field has been read by its own codec.
    unpack: json => unpackObject(loose, json, nowhere) as Value | undefined,
  };
}

export function contextOf(ns: string, patch: Patch): Context {
  return { ns, pods: new Map(patch.pods?.put?.map(pod => [pod.uid, pod])) };
}
