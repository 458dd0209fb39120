/**
 * Reads the protobuf bodies of kubectl's typed commands into the JSON objects that the rest of the API understands.
 * Only what `protobuf-schema.ts` names is kept; a kind that it does not name is a 415, and the client can send JSON instead.
 * Envelope: the four bytes `k8s\0`, then a `runtime.Unknown` with the object's bytes inside.
 */
import { badRequest } from '../status.ts';
import { unsupportedMediaType } from './body.ts';
import { type Field, fieldsOf } from './protobuf-schema.ts';

export const PROTOBUF = 'application/vnd.kubernetes.protobuf';

const MAGIC = Buffer.from('k8s\0');

/** A varint as a number, or bytes. */
type Raw = number | Buffer;

const broken = () => badRequest('the protobuf body ends in the middle of a field or is not protobuf');

function* fields(bytes: Buffer): Generator<readonly [number, Raw]> {
  let at = 0;
  const varint = (): number => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at];
      if (byte === undefined) throw broken();
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    throw broken();
  };
  while (at < bytes.length) {
    const key = varint();
    const wire = key & 7;
    if (wire === 0) yield [key >>> 3, varint()];
    else {
      const length = wire === 2 ? varint() : wire === 1 ? 8 : wire === 5 ? 4 : -1;
      if (length < 0 || at + length > bytes.length) throw broken();
      yield [key >>> 3, bytes.subarray(at, at + length)];
      at += length;
    }
  }
}

const textOf = (raw: Raw | undefined): string => (Buffer.isBuffer(raw) ? raw.toString('utf8') : '');

const parts = (raw: Raw): ReadonlyMap<number, Raw> => {
  if (!Buffer.isBuffer(raw)) throw broken();
  return new Map(fields(raw));
};

function scalar(raw: Raw, { type, set }: Field): unknown {
  switch (type) {
    case 'string':
      return textOf(raw) || undefined;
    case 'int':
      return raw === 0 && !set ? undefined : raw;
    case 'bool':
      return raw === 0 && !set ? undefined : raw !== 0;
    case 'time': {
      const seconds = parts(raw).get(1);
      return typeof seconds === 'number'
        ? `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
        : undefined;
    }
    case 'intOrString': {
      const held = parts(raw);
      if (held.get(1) === 1) return textOf(held.get(3)) || undefined;
      const number = held.get(2) ?? 0;
      return number === 0 && !set ? undefined : number;
    }
    default: {
      const value = message(type, raw);
      return Object.keys(value).length === 0 ? undefined : value;
    }
  }
}

function entry(raw: Raw, type: string): readonly [string, string] {
  const held = parts(raw);
  const value = held.get(2);
  if (type === 'bytesMap')
    return [textOf(held.get(1)), Buffer.isBuffer(value) ? value.toString('base64') : ''];
  if (type === 'quantityMap')
    return [textOf(held.get(1)), value === undefined ? '' : textOf(parts(value).get(1))];
  return [textOf(held.get(1)), textOf(value)];
}

function message(name: string, raw: Raw): Readonly<Record<string, unknown>> {
  const known = fieldsOf(name);
  if (known === undefined || !Buffer.isBuffer(raw)) throw broken();
  const made = new Map<string, unknown>();
  for (const [number, value] of fields(raw)) {
    const field = known.get(number);
    if (field === undefined) continue;
    if (field.type === 'map' || field.type === 'bytesMap' || field.type === 'quantityMap') {
      const [key, text] = entry(value, field.type);
      const held = Object.entries((made.get(field.name) ?? {}) as object).filter(([other]) => other !== key);
      made.set(field.name, Object.fromEntries([...held, [key, text]]));
      continue;
    }
    const read = scalar(value, field);
    if (read === undefined) continue;
    if (field.inline) for (const [key, inner] of Object.entries(read as object)) made.set(key, inner);
    else if (field.list)
      made.set(field.name, [...((made.get(field.name) ?? []) as readonly unknown[]), read]);
    else made.set(field.name, read);
  }
  return Object.fromEntries(made);
}

/** The object as JSON text. */
export function protobufToJson(body: Buffer): string {
  if (!body.subarray(0, 4).equals(MAGIC)) throw broken();
  const envelope = parts(body.subarray(4));
  const typeMeta = parts(envelope.get(1) ?? Buffer.alloc(0));
  const [apiVersion, kind] = [textOf(typeMeta.get(1)), textOf(typeMeta.get(2))];
  if (fieldsOf(kind) === undefined) throw unsupportedMediaType(['application/json']);
  return JSON.stringify({ apiVersion, kind, ...message(kind, envelope.get(2) ?? Buffer.alloc(0)) });
}
