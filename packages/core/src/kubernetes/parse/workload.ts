/**
 * Who wants pods: how many, and how many more a rollout may add. Replicas default to 1 as in the API; maxSurge to 25 % (apps/v1 RollingUpdateDeployment).
 */

import type { Interner } from '../intern.ts';
import { fields, integer, list, type Mutable, text, texts, time } from '../json.ts';
import type { ContainerPort, Meta, WorkloadObject } from '../object.ts';
import { parseContainerPorts } from './container-ports.ts';

type Spec = ReturnType<
  typeof fields<
    | 'replicas'
    | 'strategy'
    | 'updateStrategy'
    | 'parallelism'
    | 'completions'
    | 'suspend'
    | 'template'
    | 'paused'
    | 'serviceName'
  >
>;
type Status = ReturnType<typeof fields<'desiredNumberScheduled' | 'updateRevision' | 'conditions'>>;

export function parseWorkload(
  kind: WorkloadObject['kind'],
  meta: Meta,
  json: unknown,
  interner: Interner,
): WorkloadObject {
  const object = fields<'metadata' | 'spec' | 'status'>(json);
  const spec: Spec = fields(object.spec);
  const status: Status = fields(object.status);
  const desired = desiredOf(kind, spec, status);
  const workload: Mutable<WorkloadObject> = {
    kind,
    meta,
    desired,
    surge: surgeOf(kind, spec, desired),
    podLabels: interner.labels(fields<'labels'>(fields<'metadata'>(spec.template).metadata).labels),
  };
  const ports = meta.owner === undefined ? templatePorts(spec) : [];
  if (ports.length > 0) workload.podPorts = ports;
  const annotations = fields<'annotations'>(object.metadata).annotations;
  const revision =
    text(fields<'deployment.kubernetes.io/revision'>(annotations)['deployment.kubernetes.io/revision']) ??
    text(status.updateRevision);
  if (revision !== undefined) workload.revision = revision;
  if (kind === 'Job' && hasFinished(status)) workload.finished = true;
  const failure = failureOf(status);
  const serviceName = kind === 'StatefulSet' ? text(spec.serviceName) : undefined;
  if (failure !== undefined) workload.failure = failure;
  if (serviceName !== undefined) workload.serviceName = serviceName;
  if (spec.paused === true || spec.suspend === true) workload.paused = true;
  return workload;
}

function templatePorts(spec: Spec): readonly ContainerPort[] {
  const pod = fields<'containers' | 'initContainers'>(fields<'spec'>(spec.template).spec);
  return parseContainerPorts(pod.containers, pod.initContainers);
}

function desiredOf(kind: WorkloadObject['kind'], spec: Spec, status: Status): number {
  if (kind === 'DaemonSet') return integer(status.desiredNumberScheduled) ?? 0;
  if (kind === 'Job')
    return spec.suspend === true || hasFinished(status) ? 0 : (integer(spec.parallelism) ?? 1);
  return integer(spec.replicas) ?? 1;
}

function surgeOf(kind: WorkloadObject['kind'], spec: Spec, desired: number): number {
  if (kind !== 'Deployment' && kind !== 'DaemonSet') return 0;
  const strategy = fields<'type' | 'rollingUpdate'>(
    kind === 'Deployment' ? spec.strategy : spec.updateStrategy,
  );
  if (strategy.type !== undefined && strategy.type !== 'RollingUpdate') return 0;
  const surge = fields<'maxSurge'>(strategy.rollingUpdate).maxSurge ?? (kind === 'Deployment' ? '25%' : 0);
  if (typeof surge === 'string' && surge.endsWith('%')) {
    const percent = Number(surge.slice(0, -1));
    return Number.isFinite(percent) && percent > 0 ? Math.ceil((desired * percent) / 100) : 0;
  }
  return Math.max(0, integer(surge) ?? 0);
}

function hasFinished(status: Status): boolean {
  const done = list(status.conditions)
    .map(item => fields<'type' | 'status'>(item))
    .filter(condition => condition.status === 'True')
    .flatMap(condition => texts([condition.type]));
  return done.includes('Complete') || done.includes('Failed');
}

function failureOf(status: Status): WorkloadObject['failure'] {
  for (const item of list(status.conditions)) {
    const condition = fields<'type' | 'status' | 'reason' | 'message' | 'lastTransitionTime'>(item);
    if (condition.type !== 'ReplicaFailure' || condition.status !== 'True') continue;
    const since = time(condition.lastTransitionTime);
    return {
      reason: text(condition.reason) ?? '',
      message: text(condition.message) ?? '',
      ...(since === undefined ? {} : { since }),
    };
  }
  return undefined;
}
