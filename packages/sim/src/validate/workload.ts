/**
 * The common mistakes in Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs, by `pkg/apis/{apps,batch}/validation`, in its words.
 */
import { matchesSelector } from '../controllers/selector.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { asInternal } from '../openapi/internal-struct.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from '../status.ts';
import { labelErrors, selectorErrors } from './names.ts';
import { podSpecErrors } from './pod.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const NEGATIVE = 'must be greater than or equal to 0';

const negative = (spec: Part, names: readonly string[]): readonly FieldError[] =>
  names.filter(name => spec[name] < 0).map(name => invalidValue(`spec.${name}`, spec[name], NEGATIVE));

const hasNone = (selector: Part): boolean =>
  Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;

/** Whether the selector can be read at all; then it must find the template. */
function workloadSelectorErrors(kind: string, selector: Part): readonly FieldError[] {
  if (selector === undefined) return [required('spec.selector')];
  const errors = selectorErrors(selector, 'spec.selector');
  return [
    ...errors,
    ...(hasNone(selector)
      ? [invalidValue('spec.selector', selector, `empty selector is invalid for ${kind.toLowerCase()}`)]
      : []),
    ...(errors.length > 0 ? [invalidValue('spec.selector', selector, 'invalid label selector')] : []),
  ];
}

function templateErrors({ selector, template }: Part): readonly FieldError[] {
  const labels = template?.metadata?.labels ?? null;
  const policy = template?.spec?.restartPolicy;
  const readable = selectorErrors(selector, '').length === 0;
  const found = selector !== undefined && !hasNone(selector) && matchesSelector(selector, labels ?? {});
  return [
    ...(readable && !found && (selector === undefined || !hasNone(selector))
      ? [invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')]
      : []),
    ...labelErrors(labels ?? {}, 'spec.template.labels'),
    ...podSpecErrors(template?.spec, 'spec.template.spec'),
    ...(policy === 'Always' || policy === undefined
      ? []
      : [notSupported('spec.template.spec.restartPolicy', policy, ['Always'])]),
  ];
}

const isNothing = (value: unknown): boolean => value === 0 || value === '0%';

function strategyErrors({ strategy }: Part): readonly FieldError[] {
  const { type, rollingUpdate } = strategy ?? {};
  if (type === 'Recreate')
    return rollingUpdate === undefined
      ? []
      : [
          forbiddenField(
            'spec.strategy.rollingUpdate',
            "may not be specified when strategy `type` is 'Recreate'",
          ),
        ];
  if (type !== 'RollingUpdate')
    return [
      notSupported('spec.strategy', { Type: type, RollingUpdate: rollingUpdate ?? null }, [
        'Recreate',
        'RollingUpdate',
      ]),
    ];
  return isNothing(rollingUpdate?.maxSurge) && isNothing(rollingUpdate?.maxUnavailable)
    ? [
        invalidValue(
          'spec.strategy.rollingUpdate.maxUnavailable',
          rollingUpdate.maxUnavailable,
          'may not be 0 when `maxSurge` is 0',
        ),
      ]
    : [];
}

function deadlineErrors({
  progressDeadlineSeconds: deadline,
  minReadySeconds = 0,
}: Part): readonly FieldError[] {
  const at = 'spec.progressDeadlineSeconds';
  if (deadline < 0) return [invalidValue(at, deadline, NEGATIVE)];
  return deadline <= minReadySeconds
    ? [invalidValue(at, deadline, 'must be greater than minReadySeconds')]
    : [];
}

/** Whatever a Job's own pods need is looked at first, then by what it finds them. */
function jobErrors(spec: Part): readonly FieldError[] {
  const { selector, template } = spec;
  const policy = template?.spec?.restartPolicy;
  const labels = template?.metadata?.labels ?? null;
  const unread = selector === undefined ? [] : selectorErrors(selector, 'spec.selector');
  const found = selector !== undefined && unread.length === 0 && matchesSelector(selector, labels ?? {});
  return [
    ...negative(spec, [
      'parallelism',
      'completions',
      'activeDeadlineSeconds',
      'backoffLimit',
      'ttlSecondsAfterFinished',
    ]),
    ...labelErrors(labels ?? {}, 'spec.template.labels'),
    ...podSpecErrors(template?.spec, 'spec.template.spec'),
    ...(policy === 'OnFailure' || policy === 'Never'
      ? []
      : [required('spec.template.spec.restartPolicy', 'valid values: "OnFailure", "Never"')]),
    ...(selector === undefined ? [required('spec.selector')] : unread),
    ...(found || unread.length > 0
      ? []
      : [
          invalidValue(
            'spec.template.metadata.labels',
            labels,
            '`selector` does not match template `labels`',
          ),
        ]),
  ];
}

const shownStrategy = ({ type, rollingUpdate }: Part) => ({
  Type: type,
  RollingUpdate: rollingUpdate ?? null,
});

const STRATEGIES = ['RollingUpdate', 'OnDelete'];

const updateStrategyErrors = ({ updateStrategy }: Part): readonly FieldError[] =>
  STRATEGIES.includes(updateStrategy?.type)
    ? []
    : [notSupported('spec.updateStrategy', shownStrategy(updateStrategy ?? {}), STRATEGIES)];

/** What the controller writes into each pod is not looked at, and its claims are volumes (`volumesToAddForTemplates`). */
function identified({ template, volumeClaimTemplates = [] }: Part): Part {
  if (template?.spec === undefined) return template;
  const { hostname: _h, subdomain: _s, volumes = [], ...rest } = template.spec;
  const claims: readonly Part[] = volumeClaimTemplates.map(({ metadata }: Part) => ({
    name: metadata?.name,
    persistentVolumeClaim: { claimName: metadata?.name },
  }));
  const others = volumes.filter((one: Part) => !claims.some(({ name }) => name === one.name));
  return { ...template, spec: { ...rest, volumes: [...claims, ...others] } };
}

function statefulSetErrors(spec: Part): readonly FieldError[] {
  const { podManagementPolicy: policy, updateStrategy = {} } = spec;
  return [
    ...(policy === 'OrderedReady' || policy === 'Parallel'
      ? []
      : [invalidValue('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'")]),
    ...(STRATEGIES.includes(updateStrategy.type)
      ? []
      : [
          invalidValue(
            'spec.updateStrategy',
            shownStrategy(updateStrategy),
            "must be 'RollingUpdate' or 'OnDelete'",
          ),
        ]),
    ...negative(spec, ['replicas', 'minReadySeconds', 'revisionHistoryLimit']),
    ...workloadSelectorErrors('StatefulSet', spec.selector),
    ...templateErrors({ ...spec, template: identified(spec) }),
  ];
}

export function workloadErrors({ kind, spec = {} }: DraftObject): readonly FieldError[] {
  if (kind === 'Job') return jobErrors(spec);
  if (kind === 'StatefulSet') return statefulSetErrors(spec);
  if (kind === 'DaemonSet')
    return [
      ...(spec.selector === undefined ? [] : workloadSelectorErrors(kind, spec.selector)),
      ...templateErrors(spec),
      ...updateStrategyErrors(spec),
      ...negative(spec, ['minReadySeconds', 'revisionHistoryLimit']),
    ];
  return [
    ...(kind === 'Deployment' ? negative(spec, ['replicas']) : []),
    ...workloadSelectorErrors(kind, spec.selector),
    ...(kind === 'Deployment' ? [] : negative(spec, ['replicas'])),
    ...templateErrors(spec),
    ...(kind === 'Deployment' ? strategyErrors(spec) : []),
    ...negative(spec, ['minReadySeconds', 'revisionHistoryLimit']),
    ...(kind === 'Deployment' ? deadlineErrors(spec) : []),
  ];
}

const STATEFUL_SET_FROZEN =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', " +
  "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

function statefulSetFrozen(spec: Part): Part {
  const {
    replicas: _r,
    ordinals: _o,
    template: _t,
    updateStrategy: _u,
    revisionHistoryLimit: _h,
    persistentVolumeClaimRetentionPolicy: _p,
    minReadySeconds: _m,
    ...rest
  } = spec;
  return rest;
}

const IMMUTABLE = 'field is immutable';

/** `ValidateJobSpecUpdate`; of an Indexed Job completions follow its parallelism. */
function jobUpdateErrors(next: Part, before: Part): readonly FieldError[] {
  const frozen = (name: string, shown: unknown = next[name] ?? null): readonly FieldError[] =>
    sameJson(next[name], before[name]) ? [] : [invalidValue(`spec.${name}`, shown, IMMUTABLE)];
  const changed = next.completions !== before.completions;
  const apart = changed && next.completions !== next.parallelism;
  return [
    ...(next.completionMode !== 'Indexed'
      ? frozen('completions')
      : apart
        ? [
            invalidValue(
              'spec.completions',
              next.completions,
              'can only be modified in tandem with spec.parallelism',
            ),
          ]
        : []),
    ...frozen('selector'),
    ...frozen('template', asInternal(next.template, 'PodTemplateSpec')),
    ...['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'].flatMap(
      name => frozen(name),
    ),
  ];
}

export function workloadUpdateErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  if (next.kind === 'StatefulSet')
    return sameJson(statefulSetFrozen(next.spec), statefulSetFrozen(before.spec))
      ? []
      : [forbiddenField('spec', STATEFUL_SET_FROZEN)];
  if (next.kind === 'Job') return jobUpdateErrors(next.spec, before.spec);
  return sameJson(next.spec.selector, before.spec.selector)
    ? []
    : [invalidValue('spec.selector', next.spec.selector ?? null, IMMUTABLE)];
}
