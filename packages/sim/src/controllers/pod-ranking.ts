/**
 * Which pods a ReplicaSet gives up first when it has too many (kubernetes `pkg/controller/controller_utils.go` ActivePodsWithRanks,
 * with logarithmic scale-down): not on a node, pending, not ready, cheap to delete, doubled up on a node, ready for a shorter time,
 * restarted more often, younger. Times are compared by their order of magnitude, ties by uid.
 */
import type { Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { controlledBy, controllerOf } from './owner.ts';
import { isActive, isReady, readySince } from './pod-state.ts';

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

const restartsOf = (pod: StoredObject): number =>
  Math.max(
    0,
    ...(pod.status?.containerStatuses ?? []).map((one: { restartCount?: number }) => one.restartCount ?? 0),
  );

/** Of two moments the later has the smaller magnitude of age. */
const magnitude = (moment: number, now: number): number =>
  now > moment ? Math.floor(Math.log2((now - moment) * 1e6)) : -1;

/** Pods of the sibling sets (same Deployment) per node: a node with several is the better place to take one from. */
function crowding(replicaSet: StoredObject, snapshot: Snapshot): ReadonlyMap<string, number> {
  const family = controllerOf(replicaSet)?.uid;
  const siblings = snapshot
    .list('ReplicaSet', replicaSet.metadata.namespace)
    .filter(set => set === replicaSet || (family !== undefined && controllerOf(set)?.uid === family));
  const counts = new Map<string, number>();
  for (const pod of siblings.flatMap(set => controlledBy(snapshot, 'Pod', set))) {
    const node = pod.spec.nodeName;
    if (node && isActive(pod)) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
}

/** First to go first. */
export function rankForDeletion(
  pods: readonly StoredObject[],
  replicaSet: StoredObject,
  snapshot: Snapshot,
  now: number,
): readonly StoredObject[] {
  const perNode = crowding(replicaSet, snapshot);
  const traits = pods.map(pod => ({
    pod,
    order: [
      pod.spec.nodeName ? 1 : 0,
      PHASES[pod.status?.phase ?? 'Pending'] ?? 0,
      isReady(pod) ? 1 : 0,
      Number(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0) || 0,
      -(perNode.get(pod.spec.nodeName ?? '') ?? 0),
      isReady(pod) ? magnitude(readySince(pod), now) : 0,
      -restartsOf(pod),
      magnitude(Date.parse(pod.metadata.creationTimestamp), now),
    ],
  }));
  return traits
    .sort((left, right) => {
      const differs = left.order.findIndex((value, index) => value !== right.order[index]);
      if (differs >= 0) return (left.order[differs] ?? 0) - (right.order[differs] ?? 0);
      return left.pod.metadata.uid < right.pod.metadata.uid ? -1 : 1;
    })
    .map(({ pod }) => pod);
}
