/**
 * The common mistakes in Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs, by `pkg/apis/{apps,batch}/validation`, in its words.
 */
import { matchesSelector } from '../controllers/selector.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, forbiddenField, invalidValue, notSupported, required } from '../status.ts';
import { labelErrors } from './names.ts';
import { podSpecErrors } from './pod.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const NEGATIVE = 'must be greater than or equal to 0';

const countErrors = (spec: Part): readonly FieldError[] =>
  ['replicas', 'completions', 'parallelism', 'backoffLimit', 'minReadySeconds']
    .filter(name => spec[name] < 0)
    .map(name => invalidValue(`spec.${name}`, spec[name], NEGATIVE));

function selectorErrors(spec: Part): readonly FieldError[] {
  const { selector, template } = spec;
  if (selector === undefined) return [required('spec.selector')];
  const empty =
    Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;
  if (empty) return [invalidValue('spec.selector', selector, 'empty selector is invalid for deployment')];
  const labels = template?.metadata?.labels ?? {};
  return matchesSelector(selector, labels)
    ? []
    : [invalidValue('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')];
}

export function workloadErrors({ kind, spec }: DraftObject): readonly FieldError[] {
  if (spec.template?.spec === undefined)
    return [...selectorErrors(spec), required('spec.template.spec.containers')];
  const policy = spec.template.spec.restartPolicy;
  const allowed = kind === 'Job' ? ['OnFailure', 'Never'] : ['Always'];
  return [
    ...countErrors(spec),
    ...selectorErrors(spec),
    ...labelErrors(spec.template.metadata?.labels, 'spec.template.metadata.labels'),
    ...podSpecErrors(spec.template.spec, 'spec.template.spec'),
    ...(allowed.includes(policy) ? [] : [notSupported('spec.template.spec.restartPolicy', policy, allowed)]),
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
