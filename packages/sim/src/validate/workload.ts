/**
 * The common mistakes in Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs, by `pkg/apis/{apps,batch}/validation`, in its words.
 */
import { matchesSelector } from '../controllers/selector.ts';
import type { DraftObject, StoredObject } from '../object.ts';
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

function templateErrors(kind: string, { selector, template }: Part): readonly FieldError[] {
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
    ...(policy === 'Always' || policy === undefined || kind === 'Job'
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

function jobErrors(spec: Part): readonly FieldError[] {
  const policy = spec.template?.spec?.restartPolicy;
  return [
    ...negative(spec, [
      'parallelism',
      'completions',
      'activeDeadlineSeconds',
      'backoffLimit',
      'ttlSecondsAfterFinished',
    ]),
    ...templateErrors('Job', spec),
    ...(policy === 'OnFailure' || policy === 'Never'
      ? []
      : [required('spec.template.spec.restartPolicy', 'valid values: "OnFailure", "Never"')]),
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
    ...templateErrors('StatefulSet', spec),
  ];
}

export function workloadErrors({ kind, spec = {} }: DraftObject): readonly FieldError[] {
  if (kind === 'Job') return jobErrors(spec);
  if (kind === 'StatefulSet') return statefulSetErrors(spec);
  if (kind === 'DaemonSet')
    return [
      ...(spec.selector === undefined ? [] : workloadSelectorErrors(kind, spec.selector)),
      ...templateErrors(kind, spec),
      ...updateStrategyErrors(spec),
      ...negative(spec, ['minReadySeconds', 'revisionHistoryLimit']),
    ];
  return [
    ...(kind === 'Deployment' ? negative(spec, ['replicas']) : []),
    ...workloadSelectorErrors(kind, spec.selector),
    ...(kind === 'Deployment' ? [] : negative(spec, ['replicas'])),
    ...templateErrors(kind, spec),
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

export function workloadUpdateErrors(next: StoredObject, before: StoredObject): readonly FieldError[] {
  if (next.kind === 'StatefulSet')
    return sameJson(statefulSetFrozen(next.spec), statefulSetFrozen(before.spec))
      ? []
      : [forbiddenField('spec', STATEFUL_SET_FROZEN)];
  const fields = next.kind === 'Job' ? ['selector', 'template', 'completions'] : ['selector'];
  return fields
    .filter(name => !sameJson(next.spec[name], before.spec[name]))
    .map(name => invalidValue(`spec.${name}`, next.spec[name], 'field is immutable'));
}
