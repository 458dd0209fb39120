/**
 * What kube-apiserver fills into the kinds beside the workloads: autoscalers, volumes and classes, bindings of roles.
 * Follows the `defaults.go` of `pkg/apis/{autoscaling,core,storage,rbac,scheduling}`.
 */
import type { DraftObject } from '../object.ts';
import { podSpecDefaults } from './pod.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const template = (given: Part): Part =>
  given?.spec === undefined ? given : { metadata: {}, ...given, spec: podSpecDefaults(given.spec) };

const PROCESSOR = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

export const autoscalerDefaults = (draft: DraftObject): DraftObject => ({
  ...draft,
  spec: { minReplicas: 1, metrics: [PROCESSOR], ...draft.spec },
  status: { currentMetrics: null, desiredReplicas: 0, ...draft.status },
});

/** StorageObjectInUseProtection keeps what is in use. */
function protectedBy({ metadata }: DraftObject, finalizer: string): DraftObject['metadata'] {
  if (metadata.deletionTimestamp !== undefined) return metadata;
  return { ...metadata, finalizers: [...new Set([...(metadata.finalizers ?? []), finalizer])] };
}

export const claimDefaults = (draft: DraftObject): DraftObject => ({
  ...draft,
  metadata: protectedBy(draft, 'kubernetes.io/pvc-protection'),
  spec: { volumeMode: 'Filesystem', ...draft.spec },
  status: { phase: 'Pending', ...draft.status },
});

export const volumeDefaults = (draft: DraftObject): DraftObject => ({
  ...draft,
  metadata: protectedBy(draft, 'kubernetes.io/pv-protection'),
  spec: { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem', ...draft.spec },
  status: { phase: 'Pending', ...draft.status },
});

export const storageClassDefaults = (draft: DraftObject): DraftObject => ({
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
  ...draft,
});

export const priorityClassDefaults = (draft: DraftObject): DraftObject => ({
  preemptionPolicy: 'PreemptLowerPriority',
  ...draft,
});

function limit(given: Part): Part {
  if (given.type !== 'Container') return given;
  const filled = { ...given.max, ...given.default };
  const requests = { ...given.min, ...filled, ...given.defaultRequest };
  return {
    ...given,
    ...(Object.keys(filled).length === 0 ? {} : { default: filled }),
    ...(Object.keys(requests).length === 0 ? {} : { defaultRequest: requests }),
  };
}

export const limitRangeDefaults = (draft: DraftObject): DraftObject =>
  draft.spec?.limits === undefined
    ? draft
    : { ...draft, spec: { ...draft.spec, limits: draft.spec.limits.map(limit) } };

const GROUP = 'rbac.authorization.k8s.io';

export const bindingDefaults = (draft: DraftObject): DraftObject => ({
  ...draft,
  ...(draft['roleRef'] === undefined
    ? {}
    : { roleRef: { ...draft['roleRef'], apiGroup: draft['roleRef'].apiGroup || GROUP } }),
  ...(draft['subjects'] === undefined
    ? {}
    : {
        subjects: draft['subjects'].map((subject: Part) =>
          subject.kind === 'User' || subject.kind === 'Group'
            ? { ...subject, apiGroup: subject.apiGroup || GROUP }
            : subject,
        ),
      }),
});

export function replicationControllerDefaults(draft: DraftObject): DraftObject {
  const given = draft.spec ?? {};
  const labels = given.template?.metadata?.labels;
  return {
    ...draft,
    spec: {
      replicas: 1,
      ...(labels === undefined ? {} : { selector: labels }),
      ...given,
      ...(given.template === undefined ? {} : { template: template(given.template) }),
    },
    status: { replicas: 0, ...draft.status },
  };
}
