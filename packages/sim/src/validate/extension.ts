/**
 * The mistakes that people make in the kinds beside workloads and networks: data, cron jobs, budgets, autoscalers, rights, policies, claims.
 * By the `validation.go` of `pkg/apis/{core,batch,policy,autoscaling,rbac,networking}`, in its words and order.
 */
import type { DraftObject, StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from '../status.ts';
import { rangeErrors } from './address.ts';
import { labelErrors, selectorErrors } from './names.ts';
import { portErrors } from './port.ts';
import { quantityValue } from './quantity.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const NEGATIVE = 'must be greater than or equal to 0';

const CONFIG_KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

const keyErrors = (data: object | undefined, field: string): readonly FieldError[] =>
  Object.keys(data ?? {})
    .filter(key => !/^[-._a-zA-Z0-9]+$/.test(key))
    .map(key => invalidValue(`${field}[${key}]`, key, CONFIG_KEY));

export const configMapErrors = (draft: DraftObject): readonly FieldError[] => [
  ...keyErrors(draft.data, 'data'),
  ...keyErrors(draft['binaryData'], 'binaryData'),
];

/** What a Secret of a well-known type must hold. */
const HELD: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
]);

export const secretErrors = ({ type, data }: DraftObject): readonly FieldError[] => [
  ...keyErrors(data, 'data'),
  ...(HELD.get(type) ?? []).filter(key => data?.[key] === undefined).map(key => required(`data[${key}]`)),
];

const POLICIES = ['Allow', 'Forbid', 'Replace'];

function scheduleErrors(schedule: string | undefined): readonly FieldError[] {
  if (!schedule) return [required('spec.schedule')];
  if (schedule.startsWith('@')) return [];
  const fields = schedule.trim().split(/\s+/);
  return fields.length === 5
    ? []
    : [
        invalidValue(
          'spec.schedule',
          schedule,
          `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`,
        ),
      ];
}

export function cronJobErrors({ spec }: DraftObject): readonly FieldError[] {
  const policy = spec.jobTemplate?.spec?.template?.spec?.restartPolicy;
  return [
    ...scheduleErrors(spec.schedule),
    ...(POLICIES.includes(spec.concurrencyPolicy)
      ? []
      : [notSupported('spec.concurrencyPolicy', spec.concurrencyPolicy, POLICIES)]),
    ...(policy === 'OnFailure' || policy === 'Never'
      ? []
      : [
          required('spec.jobTemplate.spec.template.spec.restartPolicy', 'valid values: "OnFailure", "Never"'),
        ]),
  ];
}

function countOrPercentErrors(value: unknown, field: string): readonly FieldError[] {
  if (typeof value === 'number') return value < 0 ? [invalidValue(field, value, NEGATIVE)] : [];
  if (typeof value !== 'string') return [];
  const percent = /^(\d+)%$/.exec(value);
  if (percent === null)
    return [
      invalidValue(
        field,
        value,
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ),
    ];
  return Number(percent[1]) > 100 ? [invalidValue(field, value, 'must not be greater than 100%')] : [];
}

export function disruptionBudgetErrors({ spec = {} }: DraftObject): readonly FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    return [
      invalidValue(
        'spec',
        {
          MinAvailable: minAvailable,
          Selector: selector ?? null,
          MaxUnavailable: maxUnavailable,
          UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
        },
        'minAvailable and maxUnavailable cannot be both set',
      ),
    ];
  return [
    ...countOrPercentErrors(minAvailable, 'spec.minAvailable'),
    ...countOrPercentErrors(maxUnavailable, 'spec.maxUnavailable'),
    ...selectorErrors(selector, 'spec.selector'),
  ];
}

export function autoscalerErrors({ spec = {} }: DraftObject): readonly FieldError[] {
  const { minReplicas, maxReplicas = 0, scaleTargetRef: { apiVersion = '', kind, name } = {} as Part } = spec;
  return [
    ...(minReplicas < 1
      ? [invalidValue('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')]
      : []),
    ...(maxReplicas < 1 ? [required('spec.maxReplicas', 'must be set and greater than 0')] : []),
    ...(maxReplicas < minReplicas
      ? [invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...(kind ? [] : [required('spec.scaleTargetRef.kind')]),
    ...(name ? [] : [required('spec.scaleTargetRef.name')]),
    ...(apiVersion.includes('/') || (apiVersion === 'v1' && kind === 'ReplicationController')
      ? []
      : [invalidValue('spec.scaleTargetRef.apiVersion', apiVersion, 'apiVersion must specify API group')]),
  ];
}

export function bindingErrors(draft: DraftObject): readonly FieldError[] {
  const role = draft['roleRef'] ?? {};
  const kinds = draft.kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  return [
    ...(kinds.includes(role.kind) ? [] : [notSupported('roleRef.kind', role.kind ?? '', kinds)]),
    ...(role.name ? [] : [required('roleRef.name')]),
    ...(draft['subjects'] ?? []).flatMap((subject: Part, index: number) => [
      ...(subject.name ? [] : [required(`subjects[${index}].name`)]),
      ...(subject.kind === 'ServiceAccount' && !subject.namespace
        ? [required(`subjects[${index}].namespace`)]
        : []),
    ]),
  ];
}

/** Whom a binding gives what is never changed: only who they are. */
export function bindingUpdateErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  const { apiGroup, kind, name } = next['roleRef'] ?? {};
  const given = { APIGroup: apiGroup, Kind: kind, Name: name };
  return sameJson(next['roleRef'], before['roleRef'])
    ? []
    : [invalidValue('roleRef', given, 'cannot change roleRef')];
}

export const roleErrors = (draft: DraftObject): readonly FieldError[] =>
  (draft['rules'] ?? []).flatMap((rule: Part, index: number) => {
    const at = `rules[${index}]`;
    const none = (list: readonly string[] | undefined): boolean => (list ?? []).length === 0;
    return [
      ...(none(rule.verbs) ? [required(`${at}.verbs`, 'verbs must contain at least one value')] : []),
      ...(none(rule.nonResourceURLs) && none(rule.apiGroups)
        ? [required(`${at}.apiGroups`, 'resource rules must supply at least one api group')]
        : []),
      ...(none(rule.nonResourceURLs) && none(rule.resources)
        ? [required(`${at}.resources`, 'resource rules must supply at least one resource')]
        : []),
    ];
  });

/** `ValidateNetworkPolicyPeer`. */
function peerErrorsAt(peer: Part, at: string): readonly FieldError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (Object.keys(peer).length === 0) return [required(at, 'must specify a peer')];
  return [
    ...selectorErrors(podSelector, `${at}.podSelector`),
    ...selectorErrors(namespaceSelector, `${at}.namespaceSelector`),
    ...(ipBlock === undefined ? [] : blockErrors(ipBlock, `${at}.ipBlock`)),
    ...(ipBlock !== undefined && Object.keys(peer).length > 1
      ? [forbiddenField(at, 'may not specify both ipBlock and another peer')]
      : []),
  ];
}

const blockErrors = ({ cidr, except = [] }: Part, at: string): readonly FieldError[] => [
  ...(cidr ? rangeErrors(cidr, `${at}.cidr`) : [required(`${at}.cidr`)]),
  ...except.flatMap((range: string, index: number) => rangeErrors(range, `${at}.except[${index}]`)),
];

const peerErrors = (rules: readonly Part[], field: string, peers: 'from' | 'to'): readonly FieldError[] =>
  rules.flatMap((rule, index) => [
    ...(rule.ports ?? []).flatMap(({ port }: Part, place: number) =>
      typeof port === 'number' ? portErrors(port, `${field}[${index}].ports[${place}].port`) : [],
    ),
    ...(rule[peers] ?? []).flatMap((peer: Part, place: number) =>
      peerErrorsAt(peer, `${field}[${index}].${peers}[${place}]`),
    ),
  ]);

const DIRECTIONS = ['Ingress', 'Egress'];

export const networkPolicyErrors = ({ spec = {} }: DraftObject): readonly FieldError[] => [
  ...labelErrors(spec.podSelector?.matchLabels, 'spec.podSelector.matchLabels'),
  ...peerErrors(spec.ingress ?? [], 'spec.ingress', 'from'),
  ...peerErrors(spec.egress ?? [], 'spec.egress', 'to'),
  ...(spec.policyTypes ?? []).flatMap((type: string, index: number) =>
    DIRECTIONS.includes(type) ? [] : [notSupported(`spec.policyTypes[${index}]`, type, DIRECTIONS)],
  ),
];

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

export const claimErrors = ({ spec = {} }: DraftObject): readonly FieldError[] => [
  ...((spec.accessModes ?? []).length === 0
    ? [required('spec.accessModes', 'at least 1 access mode is required')]
    : []),
  ...(spec.accessModes ?? []).flatMap((mode: string) =>
    ACCESS_MODES.includes(mode) ? [] : [notSupported('spec.accessModes', mode, ACCESS_MODES)],
  ),
  ...(spec.resources?.requests?.storage === undefined ? [required('spec.resources[storage]')] : []),
];

const QUOTA_RESOURCE =
  /^(cpu|memory|ephemeral-storage|(requests|limits)\..+|pods|services|services\.\w+|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|hugepages-.+)$/;

export const quotaErrors = ({ spec = {} }: DraftObject): readonly FieldError[] =>
  Object.entries((spec.hard ?? {}) as Readonly<Record<string, string>>).flatMap(([name, amount]) => [
    ...(QUOTA_RESOURCE.test(name) || name.includes('/')
      ? []
      : [
          invalidValue(`spec.hard[${name}]`, name, 'must be a standard resource type or fully qualified'),
          invalidValue(`spec.hard[${name}]`, name, 'must be a standard resource for quota'),
        ]),
    ...(quantityValue(amount) < 0 ? [invalidValue(`spec.hard[${name}]`, amount, NEGATIVE)] : []),
  ]);

export const storageClassErrors = (draft: DraftObject): readonly FieldError[] =>
  draft['provisioner'] ? [] : [required('provisioner')];

const HIGHEST_PRIORITY = 1_000_000_000;

export const priorityClassErrors = (draft: DraftObject): readonly FieldError[] =>
  draft['value'] > HIGHEST_PRIORITY && !draft.metadata.name?.startsWith('system-')
    ? [forbiddenField('value', `maximum allowed value of a user defined priority is ${HIGHEST_PRIORITY}`)]
    : [];
