/**
 * Resources that somebody has defined (CustomResourceDefinition): served beside those of the table as soon as their names are accepted.
 * Read from the cluster's own objects by discovery, OpenAPI, the request router and the store. Follows apiextensions `pkg/apiserver/customresource_handler.go`.
 * Kept simpler: a kind is stored by its name alone, so that one that another group has already is not accepted.
 */
import type { View } from './controller.ts';
import { conditionOf } from './controllers/condition.ts';
import { metricsResources } from './metrics/metrics-api.ts';
import type { StoredObject } from './object.ts';
import type { SchemaNode } from './openapi/packed-schema.ts';
import type { DefinedColumn } from './resource-definition.ts';
import { apiVersionOf, RESOURCES, type Resource, resourceOfKind, resourceOfPath } from './resources.ts';

interface DefinedVersion {
  readonly name: string;
  readonly served?: boolean;
  readonly schema?: { readonly openAPIV3Schema?: SchemaNode };
  readonly subresources?: {
    readonly status?: object;
    readonly scale?: { readonly specReplicasPath?: string };
  };
  readonly additionalPrinterColumns?: readonly DefinedColumn[];
}

const OPEN: SchemaNode = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

const STAGES = ['alpha', 'beta', ''];

/** v2 before v1 before v1beta2 before v1alpha1 before anything else (apimachinery `pkg/version/helpers.go`). */
function rank(version: string): readonly number[] {
  const [, major, stage = '', minor = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  return major === undefined ? [-1, 0, 0] : [STAGES.indexOf(stage), Number(major), Number(minor)];
}

function byPriority(left: DefinedVersion, right: DefinedVersion): number {
  const [a, b] = [rank(left.name), rank(right.name)];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}

const isOurs = ({ spec }: StoredObject): boolean =>
  RESOURCES.some(one => one.group === spec.group && one.kind === spec.names.kind);

function definedBy(definition: StoredObject): readonly Resource[] {
  if (isOurs(definition) || conditionOf(definition, 'Established')?.status !== 'True') return [];
  const { group, scope } = definition.spec;
  const { kind, plural, singular, shortNames = [], categories = [] } = definition.status.acceptedNames;
  const versions: readonly DefinedVersion[] = definition.spec.versions;
  return versions
    .filter(({ served }) => served === true)
    .toSorted(byPriority)
    .map(({ name, schema, subresources = {}, additionalPrinterColumns: columns = [] }) => ({
      group,
      version: name,
      kind,
      plural,
      singular,
      shortNames,
      categories,
      namespaced: scope === 'Namespaced',
      subresources: [
        ...(subresources.status === undefined ? [] : ['status']),
        ...(subresources.scale?.specReplicasPath === '.spec.replicas' ? ['scale'] : []),
      ],
      generation: true,
      virtual: false,
      custom: true,
      readOnly: false,
      definition: { schema: schema?.openAPIV3Schema ?? OPEN, columns },
    }));
}

type Known = WeakMap<readonly Resource[], readonly Resource[]>;

/** By the definitions, and by what is served beside the API server. */
const known = new WeakMap<readonly StoredObject[], Known>();

/** All that the cluster serves; the same array as long as no definition changes. What others serve comes last. */
export function resourcesOf(held: Pick<View, 'list'>): readonly Resource[] {
  const definitions = held.list('CustomResourceDefinition');
  const aggregated = metricsResources(held);
  const here: Known = known.get(definitions) ?? new WeakMap();
  known.set(definitions, here);
  const before = here.get(aggregated);
  if (before !== undefined) return before;
  const more = [...definitions.flatMap(definedBy), ...aggregated];
  const all = more.length === 0 ? RESOURCES : [...RESOURCES, ...more];
  here.set(aggregated, all);
  return all;
}

const definedIn = (held: Pick<View, 'list'>): readonly Resource[] =>
  resourcesOf(held).slice(RESOURCES.length);

/** The resource under which a kind is stored. */
export const resourceOf = (kind: string, held: Pick<View, 'list'>): Resource | undefined =>
  resourceOfKind(kind) ?? definedIn(held).find(one => one.kind === kind);

export const resourceAt = (
  apiVersion: string,
  plural: string,
  held: Pick<View, 'list'>,
): Resource | undefined =>
  resourceOfPath(apiVersion, plural) ??
  definedIn(held).find(one => apiVersionOf(one) === apiVersion && one.plural === plural);
