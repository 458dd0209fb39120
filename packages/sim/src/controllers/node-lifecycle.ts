/**
 * What follows from the state of a node (kubernetes `pkg/controller/nodelifecycle`, `pkg/controller/tainteviction`).
 * Rules: a kubelet silent for 50 s makes its node Ready=Unknown, its pods Ready=False; conditions and cordons become taints;
 * pods that do not tolerate a NoExecute taint are deleted, at once or when their toleration runs out (300 s by default).
 * A node that comes or goes is an Event; of those that were there before, the Events have passed.
 */
import type { Controller, Snapshot, Verdict, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { timestamp } from '../store.ts';
import { conditionOf, conditionsOf, withCondition } from './condition.ts';
import { EVENT_LIFE_MS } from './event-expiry.ts';
import { objectOf } from './key.ts';
import { tolerationFor } from './node-fit.ts';
import { renewedAt } from './node-heartbeat.ts';
import { LEASE_NAMESPACE } from './pod-address.ts';
import { disrupted } from './pod-disruption.ts';
import { earlier, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'node-controller';
const GRACE_MS = 50_000;
const TOLERATION_MS = 300_000;

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
  readonly timeAdded?: string;
}

const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';
const OURS = [NOT_READY, UNREACHABLE, UNSCHEDULABLE];

function wantedTaints(node: StoredObject): readonly Taint[] {
  const ready = conditionOf(node, 'Ready')?.status;
  const key =
    ready === 'True' || ready === undefined ? undefined : ready === 'False' ? NOT_READY : UNREACHABLE;
  return [
    ...(node.spec?.unschedulable === true ? [{ key: UNSCHEDULABLE, effect: 'NoSchedule' }] : []),
    ...(key === undefined
      ? []
      : [
          { key, effect: 'NoSchedule' },
          { key, effect: 'NoExecute' },
        ]),
  ];
}

function taint(node: StoredObject, now: number): readonly Write[] {
  const held: readonly Taint[] = node.spec?.taints ?? [];
  const others = held.filter(one => !OURS.includes(one.key));
  const ours = wantedTaints(node).map(
    wanted =>
      held.find(one => one.key === wanted.key && one.effect === wanted.effect) ?? {
        ...wanted,
        timeAdded: timestamp(now),
      },
  );
  const taints = [...others, ...ours];
  if (sameJson(taints, held)) return [];
  const { taints: _, ...spec } = node.spec ?? {};
  return [{ verb: 'update', object: { ...node, spec: taints.length > 0 ? { ...spec, taints } : spec } }];
}

/** Events of this controller name the node and none of its versions (`RecordNodeEvent`, `RecordNodeStatusChange`). */
const named = (node: StoredObject): StoredObject => ({
  ...node,
  metadata: { ...node.metadata, resourceVersion: '' },
});

/** The kubelet has not been heard of for too long. */
function silence(node: StoredObject, snapshot: Snapshot, now: number): readonly Write[] {
  const time = timestamp(now);
  const conditions = conditionsOf(node).reduce(
    (list, condition) =>
      withCondition(
        list,
        {
          ...condition,
          status: 'Unknown',
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
        },
        time,
      ),
    conditionsOf(node),
  );
  return [
    { verb: 'status', object: { ...node, status: { ...node.status, conditions } } },
    recordEvent(snapshot, now, {
      about: named(node),
      reason: 'NodeNotReady',
      message: `Node ${node.metadata.name} status is now: NodeNotReady`,
      component: COMPONENT,
    }),
  ];
}

function unready(pod: StoredObject, snapshot: Snapshot, now: number): readonly Write[] {
  const ready = conditionOf(pod, 'Ready');
  if (ready === undefined || !isReady(pod)) return [];
  const conditions = withCondition(conditionsOf(pod), { ...ready, status: 'False' }, timestamp(now));
  return [
    { verb: 'status', object: { ...pod, status: { ...pod.status, conditions } } },
    recordEvent(snapshot, now, {
      about: pod,
      type: 'Warning',
      reason: 'NodeNotReady',
      message: 'Node is not ready',
      component: COMPONENT,
    }),
  ];
}

/** When the pod must leave: undefined while every NoExecute taint is tolerated for good. */
function evictionAt(pod: StoredObject, taints: readonly Taint[]): number | undefined {
  let soonest: number | undefined;
  for (const one of taints.filter(({ effect }) => effect === 'NoExecute')) {
    const toleration = tolerationFor(pod.spec, one);
    const system = one.key === NOT_READY || one.key === UNREACHABLE;
    // Admission gives every pod a toleration of 300 s for these two; a pod without it is treated alike.
    const wait =
      toleration === undefined ? (system ? TOLERATION_MS : 0) : millis(toleration.tolerationSeconds);
    if (wait !== undefined) soonest = earlier(soonest, (Date.parse(one.timeAdded ?? '') || 0) + wait);
  }
  return soonest;
}

const millis = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : value * 1000;

/** `Registered Node node-a in Controller` */
function noted(node: StoredObject, reason: string, said: string, snapshot: Snapshot, now: number): Write {
  const message = `Node ${node.metadata.name} event: ${said}`;
  return recordEvent(snapshot, now, { about: named(node), reason, message, component: COMPONENT });
}

/** Who of the nodes is known, and since when (upstream: `knownNodeSet`). */
function census(
  node: StoredObject | undefined,
  known: StoredObject | undefined,
  snapshot: Snapshot,
  now: number,
): readonly Write[] {
  const writes: Write[] = [];
  if (known !== undefined && known.metadata.uid !== node?.metadata.uid)
    writes.push(
      noted(known, 'RemovingNode', `Removing Node ${known.metadata.name} from Controller`, snapshot, now),
    );
  if (node === undefined || known?.metadata.uid === node.metadata.uid) return writes;
  const { name, creationTimestamp } = node.metadata;
  if (Date.parse(creationTimestamp) + EVENT_LIFE_MS > now)
    writes.push(noted(node, 'RegisteredNode', `Registered Node ${name} in Controller`, snapshot, now));
  return writes;
}

export const nodeLifecycle: Controller<StoredObject> = {
  name: COMPONENT,
  watches: {
    Node: ({ object }) => [`/${object.metadata.name}`],
    Lease: ({ object, type }) =>
      type === 'ADDED' && object.metadata.namespace === LEASE_NAMESPACE ? [`/${object.metadata.name}`] : [],
  },
  reconcile(key, snapshot, now, _dice, memory) {
    const node = objectOf(snapshot, 'Node', key);
    const news = census(node, memory, snapshot, now);
    if (node === undefined) return { writes: news };
    const { writes, wakeAt } = follow(node, snapshot, now);
    return { writes: [...news, ...writes], wakeAt, memory: node };
  },
};

/** What follows from the state of one node. */
function follow(node: StoredObject, snapshot: Snapshot, now: number): Verdict {
  const lease = snapshot.get('Lease', LEASE_NAMESPACE, node.metadata.name);
  const ready = conditionOf(node, 'Ready')?.status;
  const deadline = lease === undefined ? undefined : renewedAt(lease) + GRACE_MS;
  if (deadline !== undefined && deadline <= now && ready !== 'Unknown')
    return { writes: silence(node, snapshot, now) };
  const tainted = taint(node, now);
  if (tainted.length > 0) return { writes: tainted };

  const taints: readonly Taint[] = node.spec?.taints ?? [];
  const wake = deadline !== undefined && deadline > now ? deadline : undefined;
  const affected =
    ready === 'True' && !taints.some(({ effect }) => effect === 'NoExecute')
      ? []
      : snapshot.having('node', node.metadata.name);
  const writes: Write[] = ready === 'True' ? [] : affected.flatMap(pod => unready(pod, snapshot, now));
  let wakeAt = wake;
  for (const pod of affected) {
    const at = isTerminating(pod) ? undefined : evictionAt(pod, taints);
    if (at !== undefined && at <= now) writes.push(...evict(pod, snapshot, now));
    else wakeAt = earlier(wakeAt, at);
  }
  return { writes, wakeAt };
}

function evict(pod: StoredObject, snapshot: Snapshot, now: number): readonly Write[] {
  const { namespace, name } = pod.metadata;
  return [
    disrupted(pod, 'DeletionByTaintManager', 'Taint manager: deleting due to NoExecute taint', now),
    { verb: 'delete', object: pod },
    recordEvent(snapshot, now, {
      about: pod,
      reason: 'TaintManagerEviction',
      message: `Marking for deletion Pod ${namespace}/${name}`,
      component: 'taint-eviction-controller',
    }),
  ];
}
