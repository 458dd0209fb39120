/**
 * The mistakes that people make in CustomResourceDefinitions, by `pkg/apis/apiextensions/validation` of apiextensions, in its words: names, versions, a schema.
 * What a schema itself gets wrong is not looked at.
 */
import type { DraftObject, StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, invalidValue, notSupported, required } from '../status.ts';

interface Version {
  readonly name?: string;
  readonly storage?: boolean;
  readonly schema?: { readonly openAPIV3Schema?: object };
}

export function customResourceDefinitionErrors({ metadata, spec }: DraftObject): readonly FieldError[] {
  const { group = '', names = {}, scope, versions = [] } = spec ?? {};
  const list: readonly Version[] = versions;
  const stored = list.filter(({ storage }) => storage === true).length;
  const unique = new Set(list.map(({ name }) => name)).size === list.length;
  const missing = (value: unknown, field: string): readonly FieldError[] => (value ? [] : [required(field)]);
  return [
    ...(metadata.name === `${names.plural}.${group}`
      ? []
      : [invalidValue('metadata.name', metadata.name ?? '', 'must be spec.names.plural+"."+spec.group')]),
    ...missing(group, 'spec.group'),
    ...(group !== '' && !group.includes('.')
      ? [invalidValue('spec.group', group, 'should be a domain with at least one dot')]
      : []),
    ...(scope === 'Namespaced' || scope === 'Cluster'
      ? []
      : scope
        ? [notSupported('spec.scope', scope, ['Cluster', 'Namespaced'])]
        : [required('spec.scope')]),
    ...list.flatMap(({ schema }, index) =>
      schema?.openAPIV3Schema === undefined
        ? [required(`spec.versions[${index}].schema.openAPIV3Schema`, 'schemas are required')]
        : [],
    ),
    ...(unique ? [] : [invalidValue('spec.versions', versions, 'must contain unique version names')]),
    ...(stored === 1
      ? []
      : [invalidValue('spec.versions', versions, 'must have exactly one version marked as storage version')]),
    ...missing(names.plural, 'spec.names.plural'),
    ...missing(names.kind, 'spec.names.kind'),
  ];
}

/** What is served keeps its scope and its kind. */
export const customResourceDefinitionUpdateErrors = (
  next: StoredObject,
  before: StoredObject,
): readonly FieldError[] =>
  (['group', 'scope', 'names.kind'] as const).flatMap(path => {
    const at = ({ spec }: StoredObject): unknown => (path === 'names.kind' ? spec.names.kind : spec[path]);
    return sameJson(at(next), at(before))
      ? []
      : [invalidValue(`spec.${path}`, at(next), 'field is immutable')];
  });
