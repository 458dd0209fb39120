/**
 * Upstream's schemas and Go structs as they were packed by `schema/generate.ts`, unpacked once, when somebody first asks.
 * Read by `types.ts` (what a field may hold), `document.ts` (OpenAPI for clients) and the protobuf reader.
 */
import { brotliDecompressSync } from 'node:zlib';
import { PACKED } from './schema.generated.ts';

/** A node of an OpenAPI v3 schema, as far as it is read here. */
export interface SchemaNode {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly allOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly $ref?: string;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-group-version-kind'?: readonly {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  }[];
}

/** A field of a Go struct: JSON name (`=Struct` where that struct is inlined), Go type, protobuf number, flags: p pointer, o omitempty, i inline. */
export type GoField = readonly [json: string, goType: string, number: number, flags: string];

interface Packed {
  readonly schemas: Readonly<Record<string, SchemaNode>>;
  readonly structs: Readonly<Record<string, readonly GoField[]>>;
  /** The structs that a pod template is inside of upstream's server: their fields in order, without a name where a struct is embedded. */
  readonly internal: Readonly<Record<string, readonly (readonly [goName: string, goType: string])[]>>;
  /** apiVersion/Kind → name of a schema. */
  readonly kinds: Readonly<Record<string, string>>;
}

let unpacked: Packed | undefined;

export function packedSchema(): Packed {
  unpacked ??= withBeta(
    withEnvelopes(JSON.parse(brotliDecompressSync(Buffer.from(PACKED, 'base64')).toString())),
  );
  return unpacked;
}

const GATEWAY = 'gateway.networking.k8s.io';

/** Whatever a CustomResourceDefinition says of them, a server publishes these fields as those of its own kinds (apiextensions `controller/openapi/builder`). */
export function inEnvelope(node: SchemaNode, { schemas }: Pick<Packed, 'schemas'>): SchemaNode {
  const {
    apiVersion = {},
    kind = {},
    metadata = {},
  } = schemas['io.k8s.api.core.v1.Service']?.properties ?? {};
  return { ...node, properties: { ...node.properties, apiVersion, kind, metadata } };
}

function withEnvelopes(packed: Packed): Packed {
  const customs = Object.entries(packed.kinds).flatMap(([name, schema]) => {
    const node = packed.schemas[schema];
    if (!name.startsWith(`${GATEWAY}/`) || node === undefined) return [];
    return [[schema, inEnvelope(node, packed)] as const];
  });
  return { ...packed, schemas: { ...packed.schemas, ...Object.fromEntries(customs) } };
}

/** What the Gateway API serves as v1beta1 too, it serves with the same schema. */
function withBeta(packed: Packed): Packed {
  const beta = ['GatewayClass', 'HTTPRoute', 'Gateway', 'ReferenceGrant'].map(kind => [
    `${GATEWAY}/v1beta1/${kind}`,
    packed.kinds[`${GATEWAY}/v1/${kind}`] ?? '',
  ]);
  return { ...packed, kinds: { ...packed.kinds, ...Object.fromEntries(beta) } };
}

const REFERENCE = '#/components/schemas/';

/** The name of the schema that a node points to, wrapped in `allOf` or not. */
export function referredName({ $ref, allOf }: SchemaNode): string | undefined {
  if ($ref !== undefined) return $ref.slice(REFERENCE.length);
  return allOf?.length === 1 && allOf[0] !== undefined ? referredName(allOf[0]) : undefined;
}
