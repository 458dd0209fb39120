/**
 * The mistakes that people make in CustomResourceDefinitions, by `pkg/apis/apiextensions/validation` of apiextensions, in its words: names, versions, types of a schema.
 */

import type { DraftObject, StoredObject } from '../object.ts';
import type { SchemaNode } from '../openapi/packed-schema.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, invalidValue, notSupported, required } from '../status.ts';
import { breaks, DNS_1035_LABEL } from './names.ts';
import { structuralErrors } from './structural-schema.ts';

interface Version {
  readonly name?: string;
  readonly served?: boolean;
  readonly storage?: boolean;
  readonly schema?: { readonly openAPIV3Schema?: SchemaNode };
}

function labelErrors(value: string | undefined, field: string): readonly FieldError[] {
  const wrong = value ? breaks(value, DNS_1035_LABEL) : undefined;
  return wrong === undefined ? [] : [invalidValue(field, value, wrong)];
}

function kindErrors(value: string | undefined, field: string): readonly FieldError[] {
  const wrong = value ? breaks(value.toLowerCase(), DNS_1035_LABEL) : undefined;
  const note = `may have mixed case, but should otherwise match: ${wrong}`;
  return wrong === undefined ? [] : [invalidValue(field, value, note)];
}

/** As the server's own structs read: what all versions share is held beside them. */
const internal = (versions: readonly Version[]): readonly object[] =>
  versions.map(({ name, served = false, storage = false }) => ({
    Name: name,
    Served: served,
    Storage: storage,
    Deprecated: false,
    DeprecationWarning: null,
    Schema: null,
    Subresources: null,
    AdditionalPrinterColumns: null,
    SelectableFields: null,
  }));

/** A schema that all versions share is held, and complained of, beside them. */
function schemaErrors(versions: readonly Version[]): readonly FieldError[] {
  const [first] = versions;
  const shared = versions.every(({ schema }) => sameJson(schema ?? null, first?.schema ?? null));
  return (shared ? versions.slice(0, 1) : versions).flatMap(({ schema }, index) => {
    const at = shared ? 'spec.validation' : `spec.versions[${index}].schema`;
    const root = schema?.openAPIV3Schema;
    return root === undefined ? [] : structuralErrors(root, `${at}.openAPIV3Schema`);
  });
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
        ? [required(`spec.versions[${index}].schema.openAPIV3Schema`)]
        : [],
    ),
    ...list.flatMap(({ name }, index) => labelErrors(name, `spec.versions[${index}].name`)),
    ...(unique ? [] : [invalidValue('spec.versions', internal(list), 'must contain unique version names')]),
    ...(stored === 1
      ? []
      : [
          invalidValue(
            'spec.versions',
            internal(list),
            'must have exactly one version marked as storage version',
          ),
        ]),
    ...labelErrors(list[0]?.name, 'spec.version'),
    ...missing(names.plural, 'spec.names.plural'),
    ...missing(names.kind, 'spec.names.kind'),
    ...labelErrors(names.plural, 'spec.names.plural'),
    ...labelErrors(names.singular, 'spec.names.singular'),
    ...kindErrors(names.kind, 'spec.names.kind'),
    ...(names.shortNames ?? []).flatMap((name: string, index: number) =>
      labelErrors(name, `spec.names.shortNames[${index}]`),
    ),
    ...schemaErrors(list),
    ...(stored === 0
      ? [invalidValue('status.storedVersions', null, 'must have at least one stored version')]
      : []),
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
