/**
 * A pod as the picture shows it.
 */
import type { Mutable } from '../kubernetes/json.ts';
import type { PodObject, Uid } from '../kubernetes/object.ts';
import type { Pod } from '../topology.ts';
import { podState } from './pod-state.ts';

interface Around {
  /** Its node does not answer. */
  readonly unanswered: boolean;
  /** Services whose selector matches it, in the order of their names. */
  readonly wantedBy: readonly Uid[];
  /** PodDisruptionBudgets that cover it, likewise. */
  readonly budgets: readonly Uid[];
  /** NetworkPolicies that mean it, likewise. */
  readonly policies: readonly Uid[];
}

export function projectPod(pod: PodObject, { unanswered, wantedBy, budgets, policies }: Around): Pod {
  const { meta } = pod;
  const element: Mutable<Pod> = {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    state: podState(pod, unanswered),
    ips: pod.ips,
    containers: `${pod.containersReady}/${pod.containers}`,
  };
  if (pod.reason !== undefined) element.reason = pod.reason;
  if (pod.node !== undefined) element.node = pod.node;
  if (pod.readySince !== undefined) element.since = pod.readySince;
  if (meta.deletion !== undefined) element.deletion = meta.deletion;
  if (meta.grace !== undefined) element.grace = meta.grace;
  if (pod.restarts > 0) element.restarts = pod.restarts;
  if (pod.restarts > 0 && pod.restarted !== undefined) element.restarted = pod.restarted;
  if (pod.nominated !== undefined) element.nominated = pod.nominated;
  if (pod.gates !== undefined) element.gates = pod.gates;
  if (meta.owner !== undefined) element.owner = meta.owner.uid;
  if (wantedBy.length > 0) element.wantedBy = wantedBy;
  if (budgets.length > 0) element.budgets = budgets;
  if (policies.length > 0) element.policies = policies;
  return element;
}
