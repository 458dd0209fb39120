/**
 * A Deployment with its ReplicaSets, as every part of the deployment controller sees them: which is of the newest template, which are
 * older, and within what bounds they may be sized (kubernetes `pkg/controller/deployment/util/deployment_util.go`).
 */
import type { Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { controlledBy } from './owner.ts';
import { canonicalJson } from './pod-from-template.ts';
import { isTerminating } from './pod-state.ts';
import { type Bounds, boundsOf, type Sized } from './rolling-update.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const DESIRED = 'deployment.kubernetes.io/desired-replicas';
export const MAXIMUM = 'deployment.kubernetes.io/max-replicas';
export const HASH = 'pod-template-hash';

export const annotation = (object: StoredObject, name: string): number =>
  Number(object.metadata.annotations?.[name] ?? 0) || 0;

export const replicasOf = (set: StoredObject): number => set.spec.replicas ?? 0;

export const sized = (set: StoredObject): Sized => ({
  name: set.metadata.name,
  replicas: replicasOf(set),
  available: set.status?.availableReplicas ?? 0,
  maxReplicas: annotation(set, MAXIMUM),
});

/** The template as it was in the Deployment: without the hash label (EqualIgnoreHash). */
function templateText(object: StoredObject): string {
  const { metadata = {}, spec } = object.spec.template;
  const { [HASH]: _, ...labels } = metadata.labels ?? {};
  return canonicalJson({ metadata: { ...metadata, labels }, spec });
}

export interface Family {
  readonly deployment: StoredObject;
  readonly bounds: Bounds;
  readonly current: StoredObject | undefined;
  /** Oldest first. */
  readonly older: readonly StoredObject[];
}

export function familyOf(deployment: StoredObject, snapshot: Snapshot): Family {
  const sets = controlledBy(snapshot, 'ReplicaSet', deployment).filter(set => !isTerminating(set));
  const wanted = templateText(deployment);
  const current = sets.find(set => templateText(set) === wanted);
  const { type, rollingUpdate } = deployment.spec.strategy ?? {};
  const desired = deployment.spec.replicas ?? 1;
  return {
    deployment,
    bounds:
      type === 'Recreate'
        ? { desired, maxSurge: 0, maxUnavailable: desired }
        : boundsOf(desired, rollingUpdate?.maxSurge, rollingUpdate?.maxUnavailable),
    current,
    older: sets.filter(set => set !== current),
  };
}
