/**
 * What kube-apiserver fills into Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs.
 * Follows `pkg/apis/apps/v1/defaults.go`, `pkg/apis/batch/v1/defaults.go` and the Job strategy's generated selector.
 */
import type { DraftObject } from '../object.ts';
import { podSpecDefaults } from './pod.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const template = (given: Part): Part =>
  given === undefined
    ? {}
    : { template: { metadata: {}, ...given, ...(given.spec ? { spec: podSpecDefaults(given.spec) } : {}) } };

function deployment(spec: Part): Part {
  const type = spec.strategy?.type ?? 'RollingUpdate';
  return {
    progressDeadlineSeconds: 600,
    replicas: 1,
    revisionHistoryLimit: 10,
    ...spec,
    strategy:
      type === 'RollingUpdate'
        ? { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%', ...spec.strategy?.rollingUpdate }, type }
        : { ...spec.strategy, type },
  };
}

function statefulSet(spec: Part): Part {
  const type = spec.updateStrategy?.type ?? 'RollingUpdate';
  return {
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
    serviceName: '',
    ...spec,
    updateStrategy:
      type === 'RollingUpdate'
        ? { rollingUpdate: { partition: 0, ...spec.updateStrategy?.rollingUpdate }, type }
        : { type },
  };
}

function daemonSet(spec: Part): Part {
  const type = spec.updateStrategy?.type ?? 'RollingUpdate';
  return {
    revisionHistoryLimit: 10,
    ...spec,
    updateStrategy:
      type === 'RollingUpdate'
        ? { rollingUpdate: { maxSurge: 0, maxUnavailable: 1, ...spec.updateStrategy?.rollingUpdate }, type }
        : { type },
  };
}

function job(spec: Part): Part {
  const both = spec.completions === undefined && spec.parallelism === undefined;
  return {
    backoffLimit: spec.backoffLimitPerIndex === undefined ? 6 : 2_147_483_647,
    completionMode: 'NonIndexed',
    ...(both ? { completions: 1 } : {}),
    manualSelector: false,
    parallelism: 1,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
    suspend: false,
    ...spec,
  };
}

/** By what a new Job finds its pods: its uid (the strategy's `generateSelector`). */
export function withGeneratedSelector(draft: DraftObject): DraftObject {
  const { name = '', uid = '' } = draft.metadata;
  const { selector, template } = draft.spec ?? {};
  if (draft.kind !== 'Job' || selector !== undefined || template === undefined) return draft;
  const labels = {
    ...template.metadata?.labels,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  return {
    ...draft,
    spec: {
      ...draft.spec,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}

const cronJob = (spec: Part): Part => ({
  concurrencyPolicy: 'Allow',
  failedJobsHistoryLimit: 1,
  successfulJobsHistoryLimit: 3,
  suspend: false,
  ...spec,
  jobTemplate: {
    metadata: {},
    ...spec.jobTemplate,
    spec: { ...spec.jobTemplate?.spec, ...template(spec.jobTemplate?.spec?.template) },
  },
});

/** How often the template of a DaemonSet has changed, as its strategy counts it. */
const GENERATION = 'deprecated.daemonset.template.generation';

const withGeneration = ({ metadata }: DraftObject): DraftObject['metadata'] =>
  metadata.annotations?.[GENERATION] === undefined
    ? { ...metadata, annotations: { ...metadata.annotations, [GENERATION]: '1' } }
    : metadata;

export function workloadDefaults(draft: DraftObject): DraftObject {
  const given = { ...draft.spec, ...template(draft.spec?.template) };
  switch (draft.kind) {
    case 'Deployment':
      return { ...draft, spec: deployment(given), status: draft.status ?? {} };
    case 'ReplicaSet':
      return { ...draft, spec: { replicas: 1, ...given }, status: { replicas: 0, ...draft.status } };
    case 'StatefulSet':
      return {
        ...draft,
        spec: statefulSet(given),
        status: { availableReplicas: 0, replicas: 0, ...draft.status },
      };
    case 'DaemonSet':
      return {
        ...draft,
        metadata: withGeneration(draft),
        spec: daemonSet(given),
        status: {
          currentNumberScheduled: 0,
          desiredNumberScheduled: 0,
          numberMisscheduled: 0,
          numberReady: 0,
          ...draft.status,
        },
      };
    case 'CronJob':
      return { ...draft, spec: cronJob(draft.spec), status: draft.status ?? {} };
    default: {
      const spec = job(given);
      const own = Object.keys(draft.metadata.labels ?? {}).length > 0;
      const labels = own ? draft.metadata.labels : spec.template?.metadata?.labels;
      return {
        ...draft,
        metadata: labels === undefined ? draft.metadata : { ...draft.metadata, labels },
        spec,
        status: draft.status ?? {},
      };
    }
  }
}
