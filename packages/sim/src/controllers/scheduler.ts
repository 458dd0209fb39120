/**
 * Finds a node for every pod that has none (kube-scheduler).
 * Rules: ready nodes that suit (`node-fit.ts`) with room for the pod and its requests; of those the one with the fewest pods of the same
 * owner, then the fewest pods (upstream's scores for spreading and least allocation, without their weights). Takes 30 to 80 ms to decide.
 * A pod that fits nowhere is told why in the scheduler's own words and tried again every few seconds.
 */
import type { Controller, Dice, Snapshot, Verdict, Write } from '../controller.ts';
import { between } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { conditionOf, conditionsOf, withCondition } from './condition.ts';
import { keyOf, objectOf } from './key.ts';
import { fitsNode } from './node-fit.ts';
import { type Load, lacks, loadsFor } from './node-load.ts';
import { isFinished, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'default-scheduler';
const RETRY_MS = 5_000;

/** When the decision about a pod falls. */
export interface Deliberation {
  readonly uid: string;
  readonly at: number;
}

const waits = (pod: StoredObject): boolean =>
  !pod.spec.nodeName &&
  !isFinished(pod) &&
  !isTerminating(pod) &&
  (pod.spec.schedulerName ?? COMPONENT) === COMPONENT &&
  (pod.spec.schedulingGates ?? []).length === 0;

interface Choice {
  readonly node: StoredObject | undefined;
  /** Why not, with the number of nodes that say so. */
  readonly reasons: ReadonlyMap<string, number>;
}

function choose(pod: StoredObject, nodes: readonly StoredObject[], loads: ReadonlyMap<string, Load>): Choice {
  const reasons = new Map<string, number>();
  let best: { readonly node: StoredObject; readonly alike: number; readonly pods: number } | undefined;
  for (const node of nodes) {
    const load = loads.get(node.metadata.name);
    const why = fitsNode(pod.spec, node) ?? lacks(pod, node, load);
    if (why !== undefined) {
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
      continue;
    }
    const { alike = 0, pods = 0 } = load ?? {};
    if (best === undefined || alike < best.alike || (alike === best.alike && pods < best.pods))
      best = { node, alike, pods };
  }
  return { node: best?.node, reasons };
}

function refusal(nodes: number, reasons: ReadonlyMap<string, number>): string {
  if (nodes === 0) return 'no nodes available to schedule pods';
  const parts = [...reasons].map(([reason, count]) => `${count} ${reason}`).sort();
  return (
    `0/${nodes} nodes are available: ${parts.join(', ')}. ` +
    `preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`
  );
}

function bind(pod: StoredObject, node: string, snapshot: Snapshot, now: number): readonly Write[] {
  return [
    { verb: 'bind', object: pod, node },
    recordEvent(snapshot, now, {
      about: pod,
      reason: 'Scheduled',
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node}`,
      component: COMPONENT,
    }),
  ];
}

function refuse(pod: StoredObject, message: string, snapshot: Snapshot, now: number): readonly Write[] {
  const held = conditionOf(pod, 'PodScheduled');
  if (held?.message === message) return [];
  const conditions = withCondition(
    conditionsOf(pod),
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastProbeTime: null },
    timestamp(now),
  );
  return [
    { verb: 'status', object: { ...pod, status: { ...pod.status, phase: 'Pending', conditions } } },
    recordEvent(snapshot, now, {
      about: pod,
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component: COMPONENT,
    }),
  ];
}

export const scheduler: Controller<Deliberation> = {
  name: COMPONENT,
  watches: {
    Pod: ({ object }) => (waits(object) ? [keyOf(object)] : []),
    // A node that comes, or that takes pods again, is a new chance for all that wait.
    Node: (_, snapshot) => snapshot.list('Pod').filter(waits).map(keyOf),
  },
  reconcile(
    key: string,
    snapshot: Snapshot,
    now: number,
    dice: Dice,
    memory: Deliberation | undefined,
  ): Verdict<Deliberation> {
    const pod = objectOf(snapshot, 'Pod', key);
    if (pod === undefined || !waits(pod)) return { writes: [] };
    const { uid } = pod.metadata;
    if (memory?.uid !== uid) {
      const at = now + between(dice, 30, 80);
      return { writes: [], wakeAt: at, memory: { uid, at } };
    }
    if (now < memory.at) return { writes: [], wakeAt: memory.at, memory };
    const nodes = snapshot.list('Node');
    const { node, reasons } = choose(pod, nodes, loadsFor(pod, snapshot.list('Pod')));
    if (node !== undefined) return { writes: bind(pod, node.metadata.name, snapshot, now) };
    return {
      writes: refuse(pod, refusal(nodes.length, reasons), snapshot, now),
      wakeAt: now + RETRY_MS,
      memory,
    };
  },
};
