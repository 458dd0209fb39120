/**
 * The mistakes that people make in a pod's spec, in a pod or in a workload's template, by `pkg/apis/core/validation`, in its words and order.
 * Containers have a file of their own. Not a full validation: fields that nothing here reads pass.
 */
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from '../status.ts';
import { containerErrors } from './container.ts';
import { ephemeralErrors } from './ephemeral.ts';
import { breaks, DNS_LABEL, labelErrors } from './names.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];

const choice = (value: unknown, field: string, choices: readonly string[]): readonly FieldError[] =>
  value === undefined || choices.includes(value as string) ? [] : [notSupported(field, value, choices)];

const labelOf = (value: unknown, field: string): readonly FieldError[] => {
  const wrong = typeof value === 'string' && value !== '' ? breaks(value, DNS_LABEL) : undefined;
  return wrong === undefined ? [] : [invalidValue(field, value, wrong)];
};

function volumeErrors(volumes: readonly Part[], field: string): readonly FieldError[] {
  const names = new Set<string>();
  return volumes.flatMap((volume, index) => {
    const at = `${field}[${index}]`;
    const again = names.has(volume.name);
    names.add(volume.name);
    const sources = Object.keys(volume).filter(key => key !== 'name');
    return [
      ...sources
        .slice(1)
        .map(key => forbiddenField(`${at}.${key}`, 'may not specify more than 1 volume type')),
      ...(sources.length === 0 ? [required(at, 'must specify a volume type')] : []),
      ...(volume.name ? labelOf(volume.name, `${at}.name`) : [required(`${at}.name`)]),
      ...(again ? [duplicate(`${at}.name`, volume.name)] : []),
    ];
  });
}

function tolerationErrors(tolerations: readonly Part[], field: string): readonly FieldError[] {
  return tolerations.flatMap((toleration, index) => {
    const at = `${field}[${index}]`;
    const { key, operator = 'Equal', value, effect } = toleration;
    return [
      ...(key || operator === 'Exists'
        ? []
        : [
            invalidValue(
              `${at}.operator`,
              toleration.operator ?? '',
              'operator must be Exists when `key` is empty, which means "match all values and all keys"',
            ),
          ]),
      ...(operator === 'Exists' && value
        ? [invalidValue(`${at}.operator`, toleration, "value must be empty when `operator` is 'Exists'")]
        : []),
      ...choice(operator, `${at}.operator`, ['Equal', 'Exists']),
      ...(effect ? choice(effect, `${at}.effect`, EFFECTS) : []),
    ];
  });
}

export function podSpecErrors(spec: Part, field: string): readonly FieldError[] {
  const { volumes = [], initContainers = [], hostNetwork, nodeSelector, tolerations = [] } = spec ?? {};
  const containers: readonly Part[] = spec?.containers ?? [];
  const { activeDeadlineSeconds: deadline, terminationGracePeriodSeconds: grace } = spec ?? {};
  const volumeNames = new Set<string>(volumes.map((volume: Part) => volume.name));
  const taken = new Set<string>(containers.map(({ name }) => name));
  return [
    ...volumeErrors(volumes, `${field}.volumes`),
    ...(containers.length === 0 ? [required(`${field}.containers`)] : []),
    ...containerErrors(initContainers, `${field}.initContainers`, { volumeNames, taken, hostNetwork }),
    ...containerErrors(containers, `${field}.containers`, { volumeNames, taken: new Set(), hostNetwork }),
    ...ephemeralErrors(spec ?? {}, `${field}.ephemeralContainers`, volumeNames),
    ...(spec?.restartPolicy === undefined
      ? [required(`${field}.restartPolicy`)]
      : choice(spec.restartPolicy, `${field}.restartPolicy`, RESTART_POLICIES)),
    ...choice(spec?.dnsPolicy, `${field}.dnsPolicy`, DNS_POLICIES),
    ...labelErrors(nodeSelector, `${field}.nodeSelector`),
    ...labelOf(spec?.hostname, `${field}.hostname`),
    ...labelOf(spec?.subdomain, `${field}.subdomain`),
    ...tolerationErrors(tolerations, `${field}.tolerations`),
    ...(deadline !== undefined && (deadline < 1 || deadline > 2_147_483_647)
      ? [
          invalidValue(
            `${field}.activeDeadlineSeconds`,
            deadline,
            'must be between 1 and 2147483647, inclusive',
          ),
        ]
      : []),
    ...(grace < 0
      ? [invalidValue(`${field}.terminationGracePeriodSeconds`, grace, 'must be greater than or equal to 0')]
      : []),
  ];
}
