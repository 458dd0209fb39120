/**
 * The common mistakes in a pod's spec, in a pod or in a workload's template, by `pkg/apis/core/validation`, in its words.
 * Not a full validation: fields that nothing here reads pass.
 */
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from '../status.ts';
import { breaks, DNS_LABEL } from './names.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

export const portErrors = (port: unknown, field: string): readonly FieldError[] =>
  typeof port === 'number' && port >= 1 && port <= 65_535
    ? []
    : [invalidValue(field, port, 'must be between 1 and 65535, inclusive')];

function containerErrors(containers: readonly Part[], field: string): readonly FieldError[] {
  const names = new Set<string>();
  return containers.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const errors: FieldError[] = [];
    const wrong = container.name ? breaks(container.name, DNS_LABEL) : undefined;
    if (!container.name) errors.push(required(`${at}.name`));
    else if (wrong !== undefined) errors.push(invalidValue(`${at}.name`, container.name, wrong));
    else if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name));
    names.add(container.name);
    if (!container.image) errors.push(required(`${at}.image`));
    (container.ports ?? []).forEach((port: Part, place: number) => {
      const where = `${at}.ports[${place}].containerPort`;
      errors.push(
        ...(port.containerPort === undefined ? [required(where)] : portErrors(port.containerPort, where)),
      );
    });
    return errors;
  });
}

export function podSpecErrors(spec: Part, field: string): readonly FieldError[] {
  const { containers = [], initContainers = [], restartPolicy, terminationGracePeriodSeconds } = spec ?? {};
  const policies = ['Always', 'OnFailure', 'Never'];
  return [
    ...(containers.length === 0 ? [required(`${field}.containers`)] : []),
    ...containerErrors(containers, `${field}.containers`),
    ...containerErrors(initContainers, `${field}.initContainers`),
    ...(policies.includes(restartPolicy)
      ? []
      : [notSupported(`${field}.restartPolicy`, restartPolicy, policies)]),
    ...(terminationGracePeriodSeconds < 0
      ? [
          invalidValue(
            `${field}.terminationGracePeriodSeconds`,
            terminationGracePeriodSeconds,
            'must be greater than or equal to 0',
          ),
        ]
      : []),
  ];
}

const FROZEN =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const withoutImages = (containers: readonly Part[] | undefined): readonly Part[] =>
  (containers ?? []).map(({ image: _i, imagePullPolicy: _p, ...rest }) => rest);

/** What an update may not touch; a node's name may be set once, which is how the scheduler binds. */
function frozen({ spec }: StoredObject, before: StoredObject): Part {
  const { containers, initContainers, activeDeadlineSeconds: _a, tolerations: _t, nodeName, ...rest } = spec;
  return {
    ...rest,
    nodeName: before.spec.nodeName ? nodeName : undefined,
    containers: withoutImages(containers),
    initContainers: withoutImages(initContainers),
  };
}

export const podUpdateErrors = (next: StoredObject, before: StoredObject): readonly FieldError[] =>
  sameJson(frozen(next, before), frozen(before, before)) ? [] : [forbiddenField('spec', FROZEN)];
