/**
 * OpenAPI for clients, upstream's own schemas of the kinds that are served: v3 by group version, v2 as one document.
 * `kubectl explain` and `kubectl diff` read it, `kubectl apply` looks for a PATCH path with `fieldValidation` and for merge keys.
 */
import { createHash } from 'node:crypto';
import { apiVersionOf, patchTypesOf, RESOURCES, type Resource } from '../resources.ts';
import { packedSchema, type SchemaNode } from './packed-schema.ts';
import { PACKED } from './schema.generated.ts';
import { inProtobuf, inSecond } from './second.ts';

const VERSION = 'v1.36.3';

const pathOf = ({ group, version }: Pick<Resource, 'group' | 'version'>): string =>
  group === '' ? `api/${version}` : `apis/${group}/${version}`;

const gvk = ({ group, version, kind }: Resource) => ({ group, version, kind });

const schemaName = (resource: Resource): string =>
  packedSchema().kinds[`${apiVersionOf(resource)}/${resource.kind}`] ?? '';

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

/** Those schemas and all that they lead to. */
function reached(names: readonly string[]): Readonly<Record<string, SchemaNode>> {
  const { schemas } = packedSchema();
  const kept = new Map<string, SchemaNode>();
  const keep = (name: string): void => {
    const schema = schemas[name];
    if (schema === undefined || kept.has(name)) return;
    kept.set(name, schema);
    for (const [, inner = ''] of JSON.stringify(schema).matchAll(REFERENCE)) keep(inner);
  };
  names.forEach(keep);
  return Object.fromEntries(kept);
}

const info = { title: 'Kubernetes', version: VERSION };

function documentOf(path: string): string | undefined {
  const resources = RESOURCES.filter(resource => pathOf(resource) === path);
  if (resources.length === 0) return undefined;
  return JSON.stringify({
    openapi: '3.0.0',
    info,
    paths: Object.fromEntries(resources.flatMap(pathsOf)),
    components: { schemas: reached(resources.map(schemaName)) },
  });
}

/** The hash in an address lets clients keep a document until upstream's schemas change. */
function index(): string {
  const hash = createHash('sha256').update(PACKED).digest('hex').toUpperCase();
  const paths = [...new Set(RESOURCES.map(pathOf))];
  return JSON.stringify({
    paths: Object.fromEntries(
      paths.map(path => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }]),
    ),
  });
}

const definitions = () =>
  Object.fromEntries(
    Object.entries(reached(RESOURCES.map(schemaName))).map(([name, node]) => [name, inSecond(node)]),
  );

/** The same schemas in the older form: definitions instead of components. */
const second = (): string =>
  JSON.stringify({
    swagger: '2.0',
    info,
    paths: Object.fromEntries(RESOURCES.flatMap(pathsOf)),
    definitions: definitions(),
  }).replaceAll('#/components/schemas/', '#/definitions/');

let bytes: Buffer | undefined;

/** The document of v2 for clients that ask for protobuf. */
export function openApiBytes(): Buffer {
  bytes ??= inProtobuf(info.title, info.version, definitions());
  return bytes;
}

const made = new Map<string, string | undefined>();

/** JSON text: the index, the document of one group version, the document of v2; undefined for other paths. */
export function openApi(pathname: string): string | undefined {
  const prefix = '/openapi/v3/';
  if (!made.has(pathname)) {
    if (pathname === '/openapi/v3') made.set(pathname, index());
    else if (pathname === '/openapi/v2') made.set(pathname, second());
    else if (pathname.startsWith(prefix)) {
      const document = documentOf(pathname.slice(prefix.length));
      if (document === undefined) return undefined;
      made.set(pathname, document);
    }
  }
  return made.get(pathname);
}
