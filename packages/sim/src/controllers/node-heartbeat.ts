/**
 * Every running kubelet renews its node's Lease (kubernetes `pkg/kubelet` nodelease: every 10 s), repeats the conditions of its node
 * every five minutes (`nodeStatusReportFrequency`) and, after an outage, says that it is back.
 * What the silence of one means is the node lifecycle controller's business.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionOf, conditionsOf, withCondition } from './condition.ts';
import { objectOf } from './key.ts';
import { kubeletRuns } from './kubelet.ts';
import { firstStatus } from './kubelet-registration.ts';
import { LEASE_NAMESPACE } from './pod-address.ts';
import { isSilent } from './pod-annotations.ts';
import { recordEvent } from './record-event.ts';

const RENEW_MS = 10_000;
const REPORT_MS = 300_000;

const microTime = (now: number): string => `${new Date(now).toISOString().slice(0, 23)}000Z`;

/** When the Lease was renewed last; 0 when never. */
export const renewedAt = (lease: StoredObject | undefined): number =>
  Date.parse(lease?.spec?.renewTime ?? '') || 0;

function renew(node: StoredObject, lease: StoredObject | undefined, now: number): Write {
  const { name, uid } = node.metadata;
  if (lease !== undefined)
    return { verb: 'update', object: { ...lease, spec: { ...lease.spec, renewTime: microTime(now) } } };
  return {
    verb: 'create',
    object: {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        name,
        namespace: LEASE_NAMESPACE,
        ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
      },
      spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: microTime(now) },
    },
  };
}

const isOld = ({ lastHeartbeatTime }: Condition, now: number): boolean =>
  Date.parse(lastHeartbeatTime ?? '') + REPORT_MS <= now;

/** The conditions once more, with the time; after an outage `Ready` is true again, and that is an event. */
function report(node: StoredObject, snapshot: Snapshot, now: number): readonly Write[] {
  const held = conditionsOf(node);
  const ready = conditionOf(node, 'Ready');
  if (ready === undefined)
    return [{ verb: 'status', object: { ...node, status: firstStatus(node, timestamp(now)) } }];
  const isBack = ready.status !== 'True';
  if (!isBack && !held.some(condition => isOld(condition, now))) return [];
  const time = timestamp(now);
  const wanted: Condition = {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
  };
  const conditions = (isBack ? withCondition(held, wanted, time) : held).map(condition => ({
    ...condition,
    lastHeartbeatTime: time,
  }));
  const status: Write = { verb: 'status', object: { ...node, status: { ...node.status, conditions } } };
  if (!isBack) return [status];
  const back = recordEvent(snapshot, now, {
    about: node,
    reason: 'NodeReady',
    message: `Node ${node.metadata.name} status is now: NodeReady`,
    component: 'kubelet',
    host: node.metadata.name,
  });
  return [status, back];
}

const speaks = (node: StoredObject): boolean => kubeletRuns(node) && !isSilent(node);

export const nodeHeartbeat: Controller = {
  name: 'kubelet-heartbeat',
  watches: {
    Node: ({ type, object, previous }) =>
      type === 'MODIFIED' && previous !== undefined && speaks(previous) === speaks(object)
        ? []
        : [`/${object.metadata.name}`],
  },
  reconcile(key, snapshot, now) {
    const node = objectOf(snapshot, 'Node', key);
    if (node === undefined || !speaks(node)) return { writes: [] };
    const lease = snapshot.get('Lease', LEASE_NAMESPACE, node.metadata.name);
    const due = renewedAt(lease) + RENEW_MS;
    if (now < due) return { writes: [], wakeAt: due };
    return { writes: [renew(node, lease, now), ...report(node, snapshot, now)], wakeAt: now + RENEW_MS };
  },
};
