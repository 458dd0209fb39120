/**
 * What may not change once it is written: frozen ConfigMaps and Secrets, the type of a Secret, the specs of claims.
 * By `Validate{ConfigMap,Secret,PersistentVolumeClaim}Update` of `pkg/apis/core/validation`, in their words.
 */
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, forbiddenField, invalidValue } from '../status.ts';
import { unifiedDiff } from './unified-diff.ts';

const FROZEN = 'field is immutable when `immutable` is set';

const frozenErrors =
  (fields: readonly string[]) =>
  (next: StoredObject, before: StoredObject): readonly FieldError[] =>
    before['immutable'] === true
      ? [
          ...(next['immutable'] === true ? [] : [forbiddenField('immutable', FROZEN)]),
          ...fields
            .filter(field => !sameJson(next[field] ?? {}, before[field] ?? {}))
            .map(field => forbiddenField(field, FROZEN)),
        ]
      : [];

export const configMapUpdateErrors = frozenErrors(['data', 'binaryData']);

const frozenSecretErrors = frozenErrors(['data']);

export const secretUpdateErrors = (next: StoredObject, before: StoredObject): readonly FieldError[] => [
  ...(next.type === before.type ? [] : [invalidValue('type', next.type, 'field is immutable')]),
  ...frozenSecretErrors(next, before),
];

/** A claim's spec as Go writes the struct that it is inside upstream. */
const asGo = ({ spec }: StoredObject): string =>
  JSON.stringify(
    {
      AccessModes: spec.accessModes ?? null,
      Selector: spec.selector ?? null,
      Resources: { Limits: spec.resources?.limits ?? null, Requests: spec.resources?.requests ?? null },
      VolumeName: spec.volumeName ?? '',
      StorageClassName: spec.storageClassName ?? null,
      VolumeMode: spec.volumeMode ?? null,
      DataSource: spec.dataSource ?? null,
      DataSourceRef: spec.dataSourceRef ?? null,
      VolumeAttributesClassName: spec.volumeAttributesClassName ?? null,
    },
    null,
    1,
  );

/** What may differ in a claim: its volume once, and of a bound one how much it asks for. */
function comparable(claim: StoredObject, before: StoredObject): StoredObject {
  const { volumeName, resources, volumeAttributesClassName, ...rest } = claim.spec;
  const bound = claim.status?.phase === 'Bound';
  const held = before.spec;
  return {
    ...claim,
    spec: {
      ...rest,
      resources: bound ? held.resources : resources,
      volumeAttributesClassName: bound ? held.volumeAttributesClassName : volumeAttributesClassName,
      volumeName: held.volumeName ? volumeName : undefined,
    },
  };
}

export function claimUpdateErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  const [was, is] = [asGo(comparable(before, before)), asGo(comparable(next, before))];
  if (was === is) return [];
  const why =
    'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
  return [forbiddenField('spec', `${why}\n${unifiedDiff(was, is)}`)];
}
