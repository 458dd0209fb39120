/**
 * How the ledger names things: strong where it is a name, mono where it is an address, with the object that a click goes to. What is gone is looked up in the
 * topology before. Called by `describe`.
 */
import type { Endpoint, Pod, Topology, Workload } from '../../topology.ts';
import type { ObjectName } from '../lens.ts';
import { nameOfPod } from '../object-name.ts';
import type { Part } from '../sentence.ts';
import { showName, splitPodName } from '../show-name.ts';

export interface Both {
  readonly before: Topology;
  readonly after: Topology;
}

/** `web-…-q8dtr`: owner and own part; the hash of the ReplicaSet is left out. */
export function podLabel(pod: Pod, topology: Topology): string {
  const owner = pod.owner === undefined ? undefined : topology.workloads.get(pod.owner);
  const root = owner?.owner === undefined ? undefined : topology.workloads.get(owner.owner);
  const { shared, middle, own } = splitPodName(pod.name, owner?.name, root?.name);
  return showName(`${shared}${middle === '' ? '' : '…-'}${own}`);
}

export function podPart(pod: Pod, both: Both): Part {
  const known = both.after.pods.has(pod.uid) ? both.after : both.before;
  return { text: podLabel(pod, known), style: 'strong', refersTo: nameOfPod(pod) };
}

export function serviceName(id: string, both: Both): ObjectName {
  const service = both.after.services.get(id) ?? both.before.services.get(id);
  const slash = id.indexOf('/');
  return {
    kind: 'Service',
    namespace: service?.namespace ?? id.slice(0, Math.max(0, slash)),
    name: service?.name ?? id.slice(slash + 1),
  };
}

export function namePart(name: ObjectName): Part {
  return { text: showName(name.name), style: 'strong', refersTo: name };
}

export function nodePart(node: string | undefined): Part | undefined {
  return node === undefined ? undefined : namePart({ kind: 'Node', namespace: '', name: node });
}

export function addressPart(address: string | undefined, refersTo?: ObjectName): Part | undefined {
  if (address === undefined || address === '') return undefined;
  return { text: showName(address), style: 'mono', ...(refersTo === undefined ? {} : { refersTo }) };
}

/** A line is named by its address, and leads to its pod. */
export function linePart(line: Endpoint, both: Both): Part {
  const pod =
    line.pod === undefined ? undefined : (both.after.pods.get(line.pod) ?? both.before.pods.get(line.pod));
  return addressPart(line.address, pod === undefined ? undefined : nameOfPod(pod)) ?? { text: 'a line' };
}

/** The workload that stands for a pod's siblings: its Deployment, else its owner. */
export function rootOf(pod: Pod, both: Both): Workload | undefined {
  if (pod.owner === undefined) return undefined;
  const find = (uid: string): Workload | undefined =>
    both.after.workloads.get(uid) ?? both.before.workloads.get(uid);
  const owner = find(pod.owner);
  return owner?.owner === undefined ? owner : (find(owner.owner) ?? owner);
}

export function nameOfWorkload(workload: Workload): ObjectName {
  return { kind: workload.kind, namespace: workload.namespace, name: workload.name };
}
