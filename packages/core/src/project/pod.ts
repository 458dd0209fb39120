/**
 * A pod as the picture shows it.
 */
import type { Mutable } from '../kubernetes/json.ts';
import type { PodObject, Uid } from '../kubernetes/object.ts';
import type { Pod } from '../topology.ts';
import { podState } from './pod-state.ts';

/**
 * @param silent its node does not answer.
 * @param wantedBy Services whose selector matches it, in the order of their names.
 * @param budgets PodDisruptionBudgets that cover it, likewise.
 */
export function projectPod(
  pod: PodObject,
  silent: boolean,
  wantedBy: readonly Uid[],
  budgets: readonly Uid[],
): Pod {
  const { meta } = pod;
  const element: Mutable<Pod> = {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    state: podState(pod, silent),
    ips: pod.ips,
    containers: `${pod.containersReady}/${pod.containers}`,
  };
  if (pod.reason !== undefined) element.reason = pod.reason;
  if (pod.node !== undefined) element.node = pod.node;
  if (pod.readySince !== undefined) element.since = pod.readySince;
  if (meta.deletion !== undefined) element.deletion = meta.deletion;
  if (meta.grace !== undefined) element.grace = meta.grace;
  if (pod.restarts > 0) element.restarts = pod.restarts;
  if (meta.owner !== undefined) element.owner = meta.owner.uid;
  if (wantedBy.length > 0) element.wantedBy = wantedBy;
  if (budgets.length > 0) element.budgets = budgets;
  return element;
}
