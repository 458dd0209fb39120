/**
 * OpenAPI for clients, upstream's own schemas of the kinds that are served: v3 by group version, v2 as one document.
 * `kubectl explain` and `kubectl diff` read it, `kubectl apply` looks for a PATCH path with `fieldValidation` and for merge keys.
 */
import { createHash } from 'node:crypto';
import { apiVersionOf, patchTypesOf, type Resource } from '../resources.ts';
import { inEnvelope, packedSchema, type SchemaNode } from './packed-schema.ts';
import { PACKED } from './schema.generated.ts';
import { inProtobuf, inSecond } from './second.ts';

const VERSION = 'v1.36.3';

const pathOf = ({ group, version }: Pick<Resource, 'group' | 'version'>): string =>
  group === '' ? `api/${version}` : `apis/${group}/${version}`;

const gvk = ({ group, version, kind }: Resource) => ({ group, version, kind });

/** Of a defined resource as apiextensions names it: "com.example.stable.v1.CronTab". */
const schemaName = (resource: Resource): string =>
  resource.definition === undefined
    ? (packedSchema().kinds[`${apiVersionOf(resource)}/${resource.kind}`] ?? '')
    : [...resource.group.split('.').reverse(), resource.version, resource.kind].join('.');

const parameter = (name: string) => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } });

/** kubectl takes the one strategic patch in this list for leave to send such patches. */
const patchBody = (resource: Resource) => ({
  content: Object.fromEntries(patchTypesOf(resource).map(type => [type, { schema: { type: 'object' } }])),
  required: true,
});

function operation(resource: Resource, action: string): object {
  const schema = { $ref: `#/components/schemas/${schemaName(resource)}` };
  return {
    parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map(parameter),
    ...(action === 'patch' ? { requestBody: patchBody(resource) } : {}),
    responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': gvk(resource),
  };
}

function pathsOf(resource: Resource): readonly (readonly [string, object])[] {
  const scope = resource.namespaced ? '/namespaces/{namespace}' : '';
  const collection = `/${pathOf(resource)}${scope}/${resource.plural}`;
  const post = operation(resource, 'post');
  if (resource.virtual) return [[collection, { post }]];
  const one = ['get', 'put', 'patch', 'delete'].map(verb => [verb, operation(resource, verb)]);
  return [
    [collection, { get: operation(resource, 'list'), post }],
    [`${collection}/{name}`, Object.fromEntries(one)],
  ];
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** The schemas of those resources and all that they lead to. */
function reached(resources: readonly Resource[]): Readonly<Record<string, SchemaNode>> {
  const { schemas } = packedSchema();
  const kept = new Map<string, SchemaNode>();
  const follow = (schema: SchemaNode): void => {
    for (const [, inner = ''] of JSON.stringify(schema).matchAll(REFERENCE)) keep(inner);
  };
  const keep = (name: string): void => {
    const schema = schemas[name];
    if (schema === undefined || kept.has(name)) return;
    kept.set(name, schema);
    follow(schema);
  };
  for (const resource of resources) {
    const name = schemaName(resource);
    if (resource.definition === undefined) keep(name);
    else {
      const schema = inEnvelope(resource.definition.schema, packedSchema());
      kept.set(name, { ...schema, 'x-kubernetes-group-version-kind': [gvk(resource)] });
      follow(schema);
    }
  }
  return Object.fromEntries(kept);
}

const info = { title: 'Kubernetes', version: VERSION };

function documentOf(path: string, all: readonly Resource[]): string | undefined {
  const resources = all.filter(resource => pathOf(resource) === path);
  if (resources.length === 0) return undefined;
  return JSON.stringify({
    openapi: '3.0.0',
    info,
    paths: Object.fromEntries(resources.flatMap(pathsOf)),
    components: { schemas: reached(resources) },
  });
}

/** The hash in an address lets clients keep a document until its schemas change. */
function index(resources: readonly Resource[]): string {
  const hash = createHash('sha256').update(PACKED);
  for (const { definition } of resources)
    if (definition !== undefined) hash.update(JSON.stringify(definition.schema));
  const digest = hash.digest('hex').toUpperCase();
  const paths = [...new Set(resources.map(pathOf))];
  return JSON.stringify({
    paths: Object.fromEntries(
      paths.map(path => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${digest}` }]),
    ),
  });
}

const definitions = (resources: readonly Resource[]) =>
  Object.fromEntries(Object.entries(reached(resources)).map(([name, node]) => [name, inSecond(node)]));

/** The same schemas in the older form: definitions instead of components. */
const second = (resources: readonly Resource[]): string =>
  JSON.stringify({
    swagger: '2.0',
    info,
    paths: Object.fromEntries(resources.flatMap(pathsOf)),
    definitions: definitions(resources),
  }).replaceAll('#/components/schemas/', '#/definitions/');

interface Made {
  readonly texts: Map<string, string>;
  bytes?: Buffer;
}

/** By the resources that are served: other definitions, other documents. */
const made = new WeakMap<readonly Resource[], Made>();

function madeOf(resources: readonly Resource[]): Made {
  const held = made.get(resources) ?? { texts: new Map() };
  made.set(resources, held);
  return held;
}

/** The document of v2 for clients that ask for protobuf. */
export function openApiBytes(resources: readonly Resource[]): Buffer {
  const held = madeOf(resources);
  held.bytes ??= inProtobuf(info.title, info.version, definitions(resources));
  return held.bytes;
}

function written(pathname: string, resources: readonly Resource[]): string | undefined {
  const prefix = '/openapi/v3/';
  if (pathname === '/openapi/v3') return index(resources);
  if (pathname === '/openapi/v2') return second(resources);
  return pathname.startsWith(prefix) ? documentOf(pathname.slice(prefix.length), resources) : undefined;
}

/** JSON text: the index, the document of one group version, the document of v2; undefined for other paths. */
export function openApi(pathname: string, resources: readonly Resource[]): string | undefined {
  const { texts } = madeOf(resources);
  const text = texts.get(pathname) ?? written(pathname, resources);
  if (text !== undefined) texts.set(pathname, text);
  return text;
}
