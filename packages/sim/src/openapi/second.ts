/**
 * The schemas in the words of OpenAPI v2, as JSON and in the protobuf form in which kubectl asks for them (gnostic-models `openapiv2/OpenAPIv2.proto`).
 * Read by `explain --output=plaintext-openapiv2`, by clients from before v3, and by `apply` for kinds that v3 gives it no strategic patch for.
 */
import { referredName, type SchemaNode } from './packed-schema.ts';

export type Schemas = Readonly<Record<string, SchemaNode>>;

const inEach = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** A reference stands by itself, and what is one of several is a text. */
export function inSecond(node: SchemaNode): SchemaNode {
  const { allOf, oneOf, $ref: _, properties, items, additionalProperties, ...rest } = node;
  const name = referredName(node);
  const { description, default: byDefault } = rest;
  if (name !== undefined)
    return {
      ...(description === undefined ? {} : { description }),
      ...(byDefault === undefined ? {} : { default: byDefault }),
      $ref: `#/definitions/${name}`,
    };
  return {
    ...rest,
    ...(oneOf === undefined || rest.type !== undefined ? {} : { type: 'string' }),
    ...(properties === undefined ? {} : { properties: inEach(properties, inSecond) }),
    ...(items === undefined ? {} : { items: inSecond(items) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: inSecond(additionalProperties) }
      : {}),
  };
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left % 128) + 128);
  }
}

/** A field with a text or a message in it; nothing where there is neither. */
function field(number: number, value: string | Buffer | undefined): Buffer {
  if (value === undefined) return Buffer.alloc(0);
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

const named = (name: string, value: Buffer): Buffer => Buffer.concat([field(1, name), field(2, value)]);

/** Any value, as the YAML that JSON is too. */
const any = (value: unknown): Buffer | undefined =>
  value === undefined ? undefined : field(2, JSON.stringify(value));

const schemasIn = (schemas: Schemas): Buffer =>
  Buffer.concat(Object.entries(schemas).map(([name, node]) => field(1, named(name, schemaIn(node)))));

function schemaIn(node: SchemaNode): Buffer {
  const { properties, items, additionalProperties: members, required = [], type } = node;
  const extensions = Object.entries(node).filter(([key]) => key.startsWith('x-kubernetes-'));
  return Buffer.concat([
    field(1, node.$ref),
    field(2, node.format),
    field(4, node.description),
    field(5, any(node.default)),
    ...required.map(name => field(19, name)),
    ...(node.enum ?? []).map(value => field(20, any(value))),
    field(21, typeof members === 'object' ? field(1, schemaIn(members)) : undefined),
    field(22, type === undefined ? undefined : field(1, type)),
    field(23, items === undefined ? undefined : field(1, schemaIn(items))),
    field(25, properties === undefined ? undefined : schemasIn(properties)),
    ...extensions.map(([key, value]) => field(31, named(key, any(value) ?? Buffer.alloc(0)))),
  ]);
}

/** A document of these definitions and no paths. */
export const inProtobuf = (title: string, version: string, definitions: Schemas): Buffer =>
  Buffer.concat([
    field(1, '2.0'),
    field(2, Buffer.concat([field(1, title), field(2, version)])),
    field(9, schemasIn(definitions)),
  ]);
