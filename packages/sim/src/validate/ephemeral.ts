/**
 * What is wrong with containers that are put into a running pod (`kubectl debug`), and with new sizes for those that run, by `validateEphemeralContainers`,
 * `ValidatePodEphemeralContainersUpdate` and `ValidatePodResize` of `pkg/apis/core/validation`, in their words.
 */
import { qosClass } from '../defaults/pod.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { asInternal } from '../openapi/internal-struct.ts';
import { sameJson } from '../same-json.ts';
import { duplicate, type FieldError, forbiddenField, invalidValue, notFoundValue } from '../status.ts';
import { containerErrors } from './container.ts';
import { unifiedDiff } from './unified-diff.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

/** What a container has that is the workload itself (not in `allowedEphemeralContainerFields`). */
const REFUSED = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const;

const isSet = (value: unknown): boolean =>
  value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

export function ephemeralErrors(
  spec: Part,
  field: string,
  volumeNames: ReadonlySet<string>,
): readonly FieldError[] {
  const list: readonly Part[] = spec.ephemeralContainers ?? [];
  const others = new Set<string>(
    [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(one => one.name),
  );
  const names = new Set(others);
  return list.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const { name, targetContainerName: target } = container;
    const again = names.has(name);
    names.add(name);
    const plain = Object.fromEntries(
      Object.entries(container).filter(([key]) => REFUSED.every(refused => refused !== key)),
    );
    return [
      ...containerErrors([plain], field, { volumeNames, taken: new Set() }).map(error => ({
        ...error,
        field: error.field.replace(`${field}[0]`, at),
      })),
      ...(again ? [duplicate(`${at}.name`, name)] : []),
      ...(target && !others.has(target) ? [notFoundValue(`${at}.targetContainerName`, target)] : []),
      ...REFUSED.filter(key => isSet(container[key])).map(key =>
        forbiddenField(`${at}.${key}`, 'cannot be set for an Ephemeral Container'),
      ),
      ...((container.volumeMounts ?? []) as readonly Part[]).flatMap((mount, place) =>
        ['subPath', 'subPathExpr']
          .filter(key => mount[key])
          .map(key =>
            forbiddenField(`${at}.volumeMounts[${place}].${key}`, 'cannot be set for an Ephemeral Container'),
          ),
      ),
    ];
  });
}

export const ephemeralCreateErrors = ({ spec }: DraftObject): readonly FieldError[] =>
  (spec?.ephemeralContainers ?? []).length > 0
    ? [forbiddenField('spec.ephemeralContainers', 'cannot be set on create')]
    : [];

const shown = (container: Part): string =>
  JSON.stringify(asInternal(container, 'EphemeralContainer'), null, 1);

export function ephemeralUpdateErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  const asked: readonly Part[] = next.spec.ephemeralContainers ?? [];
  const held: readonly Part[] = before.spec.ephemeralContainers ?? [];
  return held.flatMap(old => {
    const now = asked.find(({ name }) => name === old.name);
    const refuse = (what: string, how: string) => [
      forbiddenField(
        'spec.ephemeralContainers',
        `existing ephemeral containers "${old.name}" may not be ${what}\n${how}`,
      ),
    ];
    if (now === undefined) return refuse('removed', '');
    return sameJson(now, old) ? [] : refuse('changed', unifiedDiff(shown(old), shown(now)));
  });
}

export const resizeErrors = (next: StoredObject, before: StoredObject): readonly FieldError[] =>
  qosClass(next.spec) === qosClass(before.spec)
    ? []
    : [
        invalidValue(
          'spec',
          next.status?.qosClass ?? '',
          'Pod QOS Class may not change as a result of resizing',
        ),
      ];
