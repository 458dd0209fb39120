/**
 * As much OpenAPI v3 as kubectl needs: `apply` looks for a PATCH path with `fieldValidation` and the kind's name, `explain` for fields.
 * The patch types are left unstated on purpose: kubectl then uses the merge keys that it was compiled with.
 */
import { apiVersionOf, RESOURCES, type Resource } from '../resources.ts';

const pathOf = ({ group, version }: Resource): string =>
  group === '' ? `api/${version}` : `apis/${group}/${version}`;

const gvk = ({ group, version, kind }: Resource) => ({ group, version, kind });

const schemaName = ({ group, version, kind }: Resource): string =>
  `io.k8s.api.${group === '' ? 'core' : (group.split('.')[0] ?? group)}.${version}.${kind}`;

const field = (description: string, type = 'object') => ({ description, type });

const schema = (resource: Resource): object => ({
  description: `${resource.kind} as the simulated cluster serves it. Its fields are those of Kubernetes 1.36; this document names the outermost.`,
  type: 'object',
  properties: {
    apiVersion: field('The versioned schema of this representation of an object.', 'string'),
    kind: field('The REST resource that this object represents.', 'string'),
    metadata: field("Standard object's metadata."),
    spec: field('What is wanted.'),
    status: field('What was last observed.'),
  },
  'x-kubernetes-group-version-kind': [gvk(resource)],
  'x-kubernetes-preserve-unknown-fields': true,
});

const query = (name: string, type = 'string') => ({ name, in: 'query', schema: { type, uniqueItems: true } });

const operation = (resource: Resource, action: string): object => ({
  parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map(name => query(name)),
  responses: { 200: { description: 'OK', content: { 'application/json': { schema: reference(resource) } } } },
  'x-kubernetes-action': action,
  'x-kubernetes-group-version-kind': gvk(resource),
});

const reference = (resource: Resource) => ({ $ref: `#/components/schemas/${schemaName(resource)}` });

function pathsOf(resource: Resource): readonly (readonly [string, object])[] {
  const scope = resource.namespaced ? '/namespaces/{namespace}' : '';
  const collection = `/${pathOf(resource)}${scope}/${resource.plural}`;
  return [
    [collection, { get: operation(resource, 'list'), post: operation(resource, 'post') }],
    [
      `${collection}/{name}`,
      {
        get: operation(resource, 'get'),
        put: operation(resource, 'put'),
        patch: operation(resource, 'patch'),
        delete: operation(resource, 'delete'),
      },
    ],
  ];
}

/** The index, the document of one group version, or undefined for other paths. */
export function openApi(pathname: string): object | undefined {
  if (pathname === '/openapi/v3') {
    const served = [...new Set(RESOURCES.map(pathOf))];
    return {
      paths: Object.fromEntries(served.map(path => [path, { serverRelativeURL: `/openapi/v3/${path}` }])),
    };
  }
  const resources = RESOURCES.filter(resource => `/openapi/v3/${pathOf(resource)}` === pathname);
  const [first] = resources;
  if (first === undefined) return undefined;
  return {
    openapi: '3.0.0',
    info: { title: `Simulated Kubernetes, ${apiVersionOf(first)}`, version: 'v1.36.3' },
    paths: Object.fromEntries(resources.flatMap(pathsOf)),
    components: {
      schemas: Object.fromEntries(resources.map(resource => [schemaName(resource), schema(resource)])),
    },
  };
}
