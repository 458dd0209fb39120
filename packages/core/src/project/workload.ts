/**
 * Who wants pods. Old ReplicaSets, which want none and have none, are left out: a Deployment keeps ten of them by default.
 */
import type { Mutable } from '../kubernetes/json.ts';
import type { Uid, WorkloadObject } from '../kubernetes/object.ts';
import type { Workload } from '../topology.ts';

/** @param owners UIDs that own a pod. */
export function projectWorkload(workload: WorkloadObject, owners: ReadonlySet<Uid>): Workload | undefined {
  const { meta, kind, desired, surge } = workload;
  if (kind === 'ReplicaSet' && desired === 0 && !owners.has(meta.uid)) return undefined;
  const element: Mutable<Workload> = {
    uid: meta.uid,
    kind,
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    desired,
    surge,
  };
  if (meta.owner !== undefined) element.owner = meta.owner.uid;
  if (workload.revision !== undefined) element.revision = workload.revision;
  if (workload.finished === true) element.finished = true;
  if (workload.failure?.reason === 'FailedCreate') element.refusal = workload.failure.message;
  return element;
}
