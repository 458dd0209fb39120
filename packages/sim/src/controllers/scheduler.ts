/**
 * Finds a node for every pod that has none (kube-scheduler).
 * Rules: ready nodes that suit (`node-fit.ts`) with room for the pod and its requests; of those the one with the fewest pods of the same
 * owner, then the fewest pods (upstream's scores for spreading and least allocation, without their weights). Takes 30 to 80 ms to decide.
 * A pod that fits nowhere is told why in the scheduler's own words and tried again every few seconds.
 */
import type { Controller, Dice, Snapshot, Write } from '../controller.ts';
import { between } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { conditionOf, conditionsOf, withCondition } from './condition.ts';
import { keyOf, objectOf } from './key.ts';
import { fitsNode, namedNodes } from './node-fit.ts';
import { lacks, loadsFor } from './node-load.ts';
import { isFinished, isTerminating } from './pod-state.ts';
import { topologyCheck } from './pod-topology.ts';
import { recordEvent } from './record-event.ts';
import { assumeVolumes, selectedNode, unboundClaim, usersOf } from './volume-binding.ts';

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

/** Why a node does not do. */
interface Misfit {
  readonly reasons: readonly string[];
  /** Nothing that stands there could make room by going. */
  readonly hopeless: boolean;
}

interface Choice {
  readonly node: StoredObject | undefined;
  readonly verdicts: readonly Misfit[];
}

const hopeless = (reason: string): Misfit => ({ reasons: [reason], hopeless: true });

/** The plugins' filters in the order of the default profile; the first that refuses speaks. Where volumes were made, there it goes if it can. */
function choose(pod: StoredObject, snapshot: Snapshot, selected: string | undefined): Choice {
  const pods = snapshot.list('Pod');
  const loads = loadsFor(pod, pods);
  const topology = topologyCheck(pod, pods, snapshot);
  const named = namedNodes(pod.spec);
  const judge = (node: StoredObject): Misfit | undefined => {
    const { name } = node.metadata;
    if (named !== undefined && !named.has(name))
      return hopeless("node(s) didn't satisfy plugin(s) [NodeAffinity]");
    const misfit = fitsNode(pod.spec, node);
    if (misfit !== undefined) return hopeless(misfit);
    const lack = lacks(pod, node, loads.get(name));
    if (lack !== undefined) return lack;
    const away = topology(node);
    return away && { reasons: [away.reason], hopeless: away.hopeless };
  };
  const verdicts: Misfit[] = [];
  let best: { readonly node: StoredObject; readonly alike: number; readonly pods: number } | undefined;
  for (const node of snapshot.list('Node')) {
    const verdict = judge(node);
    if (verdict !== undefined) {
      verdicts.push(verdict);
      continue;
    }
    if (node.metadata.name === selected) return { node, verdicts };
    const { alike = 0, pods: count = 0 } = loads.get(node.metadata.name) ?? {};
    if (best === undefined || alike < best.alike || (alike === best.alike && count < best.pods))
      best = { node, alike, pods: count };
  }
  return { node: best?.node, verdicts };
}

/** "1 Insufficient cpu, 2 node(s) were unschedulable" */
function counted(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}

function refusal(verdicts: readonly Misfit[]): string {
  const available = `0/${verdicts.length} nodes are available:`;
  if (verdicts.length === 0) return 'no nodes available to schedule pods';
  const preemption = verdicts.map(({ hopeless: never }) =>
    never ? 'Preemption is not helpful for scheduling' : 'No preemption victims found for incoming pod',
  );
  return (
    `${available} ${counted(verdicts.flatMap(({ reasons }) => reasons))}. ` +
    `no new claims to deallocate, preemption: ${available} ${counted(preemption)}.`
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
      action: 'Binding',
    }),
  ];
}

function refuse(pod: StoredObject, message: string, snapshot: Snapshot, now: number): readonly Write[] {
  const held = conditionOf(pod, 'PodScheduled');
  if (held?.message === message) return [];
  const conditions = withCondition(
    conditionsOf(pod),
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      lastProbeTime: null,
      observedGeneration: pod.metadata.generation ?? 1,
    },
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
      action: 'Scheduling',
    }),
  ];
}

const isGated = (pod: StoredObject): boolean =>
  !pod.spec.nodeName && (pod.spec.schedulingGates ?? []).length > 0;

/** Upstream the pod strategy says so at creation (applySchedulingGatedCondition). */
function gate(pod: StoredObject, now: number): readonly Write[] {
  const conditions = withCondition(
    conditionsOf(pod),
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
      lastProbeTime: null,
    },
    timestamp(now),
  );
  return [{ verb: 'status', object: { ...pod, status: { ...pod.status, conditions } } }];
}

const NOWHERE: Choice = { node: undefined, verdicts: [] };

export const scheduler: Controller<Deliberation> = {
  name: COMPONENT,
  watches: {
    Pod: ({ object }) => (waits(object) || isGated(object) ? [keyOf(object)] : []),
    // A node that comes, or that takes pods again, is a new chance for all that wait.
    PersistentVolumeClaim: ({ object }, snapshot) => usersOf(object, snapshot).filter(waits).map(keyOf),
    Node: (_, snapshot) => snapshot.having('node', '').filter(waits).map(keyOf),
  },
  reconcile(key: string, snapshot: Snapshot, now: number, dice: Dice, memory: Deliberation | undefined) {
    const pod = objectOf(snapshot, 'Pod', key);
    if (pod !== undefined && isGated(pod)) return { writes: gate(pod, now) };
    if (pod === undefined || !waits(pod)) return { writes: [] };
    const { uid } = pod.metadata;
    if (memory?.uid !== uid) {
      const at = now + between(dice, 30, 80);
      return { writes: [], wakeAt: at, memory: { uid, at } };
    }
    if (now < memory.at) return { writes: [], wakeAt: memory.at, memory };
    const claim = unboundClaim(pod, snapshot);
    const { node, verdicts } =
      claim === undefined ? choose(pod, snapshot, selectedNode(pod, snapshot)) : NOWHERE;
    if (node !== undefined) {
      const writes = assumeVolumes(pod, node.metadata.name, snapshot);
      if (writes !== undefined) return { writes, wakeAt: now + RETRY_MS, memory };
      return { writes: bind(pod, node.metadata.name, snapshot, now) };
    }
    const count = snapshot.list('Node').length;
    const message =
      claim === undefined ? refusal(verdicts) : `0/${count} nodes are available: ${claim}. not found`;
    return {
      writes: refuse(pod, message, snapshot, now),
      wakeAt: now + RETRY_MS,
      memory,
    };
  },
};
