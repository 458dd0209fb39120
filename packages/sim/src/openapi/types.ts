/**
 * What may stand in each field of each kind: one description read by validation, pruning, merging of lists and ownership of fields.
 * Made from the packed schema when a kind is first asked for; a struct is one object however often it is used.
 */
import { apiVersionOf, type Resource } from '../resources.ts';
import { type GoField, inEnvelope, packedSchema, referredName, type SchemaNode } from './packed-schema.ts';

/** How the fields and items of a value are owned: one by one, or all together. */
type Relation = 'atomic' | 'set' | 'map';

export interface Scalar {
  readonly is: 'scalar';
  readonly json: 'string' | 'integer' | 'number' | 'boolean' | 'quantity' | 'time' | 'int-or-string' | 'any';
  /** As the Go decoder names it: "int32", "v1.Protocol". */
  readonly goType: string;
}

export interface List {
  readonly is: 'list';
  readonly goType: string;
  readonly item: Type;
  readonly relation: Relation;
  /** The fields that tell the items of a map apart, and what they are when unset. */
  readonly keys: readonly string[];
  readonly keyDefaults: Readonly<Record<string, unknown>>;
  /** The one key of a strategic merge patch; unset: the list is replaced. Plain values with strategy merge are a set. */
  readonly patchKey?: string;
  readonly patchMerges: boolean;
}

export interface Dictionary {
  readonly is: 'dictionary';
  readonly goType: string;
  readonly value: Type;
  readonly atomic: boolean;
}

export interface Field {
  readonly type: Type;
  readonly node: SchemaNode;
  /** Go has it in every object, set or not: a struct that is no pointer, or a field without `omitempty`. */
  readonly always: boolean;
  /** Go leaves it out when it is empty, zero or false. */
  readonly dropsZero: boolean;
  /** The Go structs that it is embedded by, each with a dot behind; the decoder names them in its messages. */
  readonly embedded: string;
}

export interface Struct {
  readonly is: 'struct';
  /** "DeploymentSpec"; empty for the schemas of custom resources. */
  readonly goName: string;
  readonly goType: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly atomic: boolean;
  /** Fields that are not named are kept. */
  readonly open: boolean;
  /** The kind of a CustomResourceDefinition; what lies in it has no Go name. */
  readonly custom: boolean;
  readonly node: SchemaNode;
}

/** What of a resource says how its objects look. */
export type TypedResource = Pick<Resource, 'group' | 'version' | 'kind' | 'definition'>;

export type Type = Scalar | List | Dictionary | Struct;

const ANY: Scalar = { is: 'scalar', json: 'any', goType: 'interface {}' };

const SPECIAL: ReadonlyMap<string, Scalar['json']> = new Map([
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', 'quantity'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.Time', 'time'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime', 'time'],
  ['io.k8s.apimachinery.pkg.util.intstr.IntOrString', 'int-or-string'],
]);

const structs = new Map<string, Type>();

/** The fields of a Go struct, with those of its inlined structs among them. */
const goFields = (name: string, embedded = ''): readonly (readonly [field: GoField, embedded: string])[] =>
  (packedSchema().structs[name] ?? []).flatMap(field => {
    const [key] = field;
    return key.startsWith('=')
      ? goFields(key.slice(1), `${embedded}${key.slice(key.lastIndexOf('.') + 1)}.`)
      : [[field, embedded] as const];
  });

/** Structs in Go, which `omitempty` does not leave out; a creation time is left out by other means. */
const isWhole = (key: string, type: Type): boolean =>
  type.is === 'struct' ||
  (type.is === 'scalar' && (type.json === 'time' || type.json === 'quantity') && key !== 'creationTimestamp');

function named(name: string, goType: string): Type {
  const special = SPECIAL.get(name);
  if (special !== undefined) return { is: 'scalar', json: special, goType };
  const known = structs.get(name);
  if (known !== undefined) return known;
  const node = packedSchema().schemas[name];
  if (node?.properties === undefined) return ANY;
  const fields = new Map<string, Field>();
  const made: Struct = {
    is: 'struct',
    goName: name.slice(name.lastIndexOf('.') + 1),
    goType: goType || name.split('.').slice(-2).join('.'),
    fields,
    atomic: node['x-kubernetes-map-type'] === 'atomic',
    open: false,
    custom: packedSchema().structs[name] === undefined,
    node,
  };
  // Known before its fields are read: structs may hold themselves.
  structs.set(name, made);
  const ofGo = new Map(goFields(name).map(([field, embedded]) => [field[0], { field, embedded }]));
  for (const [key, field] of Object.entries(node.properties)) {
    const { field: of, embedded = '' } = ofGo.get(key) ?? {};
    const [, fieldType = '', , flags = 'po'] = of ?? [];
    const type = typeOf(field, fieldType);
    const always = !flags.includes('p') && (isWhole(key, type) || !flags.includes('o'));
    const dropsZero = flags.includes('o') && !flags.includes('p');
    fields.set(key, { type, node: field, always, dropsZero, embedded });
  }
  return made;
}

/** What a field's own node says of a struct that is shared by others. */
const within = (type: Type, node: SchemaNode): Type =>
  type.is === 'struct' && node['x-kubernetes-map-type'] === 'atomic' && !type.atomic
    ? { ...type, atomic: true }
    : type;

function list(node: SchemaNode, goType: string): List {
  const item = node.items === undefined ? ANY : typeOf(node.items, goType.replace(/^\[\]\*?/, ''));
  const keys = node['x-kubernetes-list-map-keys'] ?? [];
  const defaults = keys.flatMap(key => {
    const field = item.is === 'struct' ? item.fields.get(key)?.node.default : undefined;
    return field === undefined ? [] : [[key, field] as const];
  });
  const patchKey = node['x-kubernetes-patch-merge-key'];
  return {
    is: 'list',
    goType: goType || '[]interface {}',
    item,
    relation: node['x-kubernetes-list-type'] ?? 'atomic',
    keys,
    keyDefaults: Object.fromEntries(defaults),
    ...(patchKey === undefined ? {} : { patchKey }),
    patchMerges: node['x-kubernetes-patch-strategy']?.includes('merge') === true,
  };
}

function typeOf(node: SchemaNode, goType: string): Type {
  const reference = referredName(node);
  if (reference !== undefined) return within(named(reference, goType), node);
  if (node['x-kubernetes-int-or-string'] === true)
    return { is: 'scalar', json: 'int-or-string', goType: 'intstr.IntOrString' };
  switch (node.type) {
    case 'array':
      return list(node, goType);
    case 'object': {
      const atomic = node['x-kubernetes-map-type'] === 'atomic';
      const { properties, additionalProperties } = node;
      const open = node['x-kubernetes-preserve-unknown-fields'] === true;
      if (properties !== undefined)
        return {
          is: 'struct',
          goName: '',
          goType: 'object',
          fields: new Map(
            Object.entries(properties).map(([key, field]) => [
              key,
              { type: typeOf(field, ''), node: field, always: false, dropsZero: false, embedded: '' },
            ]),
          ),
          atomic,
          open,
          custom: true,
          node,
        };
      if (typeof additionalProperties === 'object')
        return {
          is: 'dictionary',
          goType: goType || 'map[string]interface {}',
          value: typeOf(additionalProperties, goType.replace(/^map\[[^\]]*\]\*?/, '')),
          atomic,
        };
      return ANY;
    }
    case 'integer':
    case 'boolean':
    case 'number':
    case 'string':
      return { is: 'scalar', json: node.type, goType: goType || (node.format ?? node.type) };
    default:
      return ANY;
  }
}

/** Undefined for kinds that upstream does not serve. */
export function typeOfKind(apiVersion: string, kind: string): Struct | undefined {
  const name = packedSchema().kinds[`${apiVersion}/${kind}`];
  const made = name === undefined ? undefined : named(name, '');
  return made?.is === 'struct' ? made : undefined;
}

const defined = new WeakMap<SchemaNode, Struct>();

/** The type of a resource's objects; undefined for kinds that nobody has a schema of. */
export function typeOfResource({ definition, ...resource }: TypedResource): Struct | undefined {
  if (definition === undefined) return typeOfKind(apiVersionOf(resource), resource.kind);
  const { schema } = definition;
  const known = defined.get(schema);
  if (known !== undefined) return known;
  const made = typeOf({ type: 'object', ...inEnvelope(schema, packedSchema()) }, '');
  if (made.is !== 'struct') return undefined;
  defined.set(schema, made);
  return made;
}

const ZERO: Readonly<Partial<Record<Scalar['json'], unknown>>> = {
  string: '',
  integer: 0,
  number: 0,
  boolean: false,
  quantity: '0',
  time: null,
};

/** What Go makes of a field of this type that nobody has set. */
export const zeroValue = (type: Type): unknown => (type.is === 'scalar' ? (ZERO[type.json] ?? null) : null);

/** What Go makes of a struct of which nothing is set. */
export function zeroOf(type: Struct): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...type.fields].flatMap(([key, field]) => {
      if (!field.always) return [];
      const zero: unknown = field.type.is === 'struct' ? zeroOf(field.type) : zeroValue(field.type);
      return [[key, zero] as const];
    }),
  );
}
