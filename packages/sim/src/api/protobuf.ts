/**
 * Reads the protobuf bodies of kubectl's typed commands into the JSON objects that the rest of the API understands.
 * Fields and their numbers are those of upstream's Go structs; a kind that has none is a 415, and the client can send JSON instead.
 * Envelope: the four bytes `k8s\0`, then a `runtime.Unknown` with the object's bytes inside.
 */
import { packedSchema, referredName, type SchemaNode } from '../openapi/packed-schema.ts';
import { badRequest } from '../status.ts';
import { unsupportedMediaType } from './body.ts';

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

const number = (raw: Raw): number =>
  Buffer.isBuffer(raw) ? (raw.length === 8 ? raw.readDoubleLE() : raw.readFloatLE()) : raw;

function time(raw: Raw, micro: boolean): string | undefined {
  const held = parts(raw);
  const seconds = held.get(1);
  if (typeof seconds !== 'number') return undefined;
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19);
  const micros = Math.floor(Number(held.get(2) ?? 0) / 1000);
  return micro ? `${whole}.${String(micros).padStart(6, '0')}Z` : `${whole}Z`;
}

function json(raw: Raw | undefined): unknown {
  try {
    return raw === undefined ? undefined : JSON.parse(textOf(raw));
  } catch {
    throw broken();
  }
}

/** What upstream writes in a way of its own, by Go type. Undefined: nothing was set. */
const SPECIAL: ReadonlyMap<string, (raw: Raw) => unknown> = new Map([
  ['string', raw => textOf(raw)],
  ['bool', raw => raw !== 0],
  ['int32', number],
  ['int64', number],
  ['float64', number],
  ['[]uint8', raw => (Buffer.isBuffer(raw) ? raw.toString('base64') : '')],
  ['v1.Time', raw => time(raw, false)],
  ['v1.MicroTime', raw => time(raw, true)],
  ['resource.Quantity', raw => textOf(parts(raw).get(1))],
  ['runtime.RawExtension', raw => json(parts(raw).get(1))],
  ['v1.FieldsV1', raw => json(parts(raw).get(1))],
  [
    'intstr.IntOrString',
    raw => {
      const held = parts(raw);
      return held.get(1) === 1 ? textOf(held.get(3)) : (held.get(2) ?? 0);
    },
  ],
]);

const isZero = (value: unknown): boolean =>
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** The schema of what a field holds: of a list its items, of a map its values. */
function content(node: SchemaNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.items !== undefined) return content(node.items);
  return typeof node.additionalProperties === 'object'
    ? content(node.additionalProperties)
    : referredName(node);
}

/** A type that is neither special nor a struct is a string with a name of its own ("v1.Protocol"). */
function value(raw: Raw, goType: string, struct: string | undefined): unknown {
  const special = SPECIAL.get(goType);
  if (special !== undefined) return special(raw);
  if (struct !== undefined && packedSchema().structs[struct] !== undefined) return message(struct, raw);
  return textOf(raw);
}

const isQuantities = (goType: string): boolean => goType === 'v1.ResourceList';

/** `schema`: where the fields are described, which for an inlined struct is its parent. */
function message(name: string, raw: Raw, schema = name): Readonly<Record<string, unknown>> {
  const { structs, schemas } = packedSchema();
  if (!Buffer.isBuffer(raw)) throw broken();
  const known = new Map((structs[name] ?? []).map(field => [field[2], field]));
  const made = new Map<string, unknown>();
  for (const [position, part] of fields(raw)) {
    const field = known.get(position);
    if (field === undefined) continue;
    const [key, goType, , flags] = field;
    if (key.startsWith('=')) {
      for (const [inner, held] of Object.entries(message(key.slice(1), part, schema))) made.set(inner, held);
      continue;
    }
    const struct = content(schemas[schema]?.properties?.[key]);
    if (goType.startsWith('map[') || isQuantities(goType)) {
      const held = parts(part);
      const type = isQuantities(goType) ? 'resource.Quantity' : goType.replace(/^map\[[^\]]*\]\*?/, '');
      const inner = held.get(2);
      const read = inner === undefined ? '' : value(inner, type, struct);
      made.set(key, { ...((made.get(key) ?? {}) as object), [textOf(held.get(1))]: read });
    } else if (goType.startsWith('[]') && goType !== '[]uint8') {
      const read = value(part, goType.replace(/^\[\]\*?/, ''), struct);
      made.set(key, [...((made.get(key) ?? []) as readonly unknown[]), read]);
    } else {
      const read = value(part, goType, struct);
      // Go writes what is no pointer even when it is zero; whether it was set, only a pointer tells.
      if (read === undefined || (isZero(read) && !flags.includes('p') && flags.includes('o'))) continue;
      made.set(key, read);
    }
  }
  return Object.fromEntries(made);
}

const OPTIONS = 'io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions';

/** The object as JSON text. */
export function protobufToJson(body: Buffer): string {
  if (!body.subarray(0, 4).equals(MAGIC)) throw broken();
  const envelope = parts(body.subarray(4));
  const typeMeta = parts(envelope.get(1) ?? Buffer.alloc(0));
  const [apiVersion, kind] = [textOf(typeMeta.get(1)), textOf(typeMeta.get(2))];
  const name = kind === 'DeleteOptions' ? OPTIONS : packedSchema().kinds[`${apiVersion}/${kind}`];
  if (name === undefined || packedSchema().structs[name] === undefined)
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  return JSON.stringify({ apiVersion, kind, ...message(name, envelope.get(2) ?? Buffer.alloc(0)) });
}
