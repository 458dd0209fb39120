/**
 * The addresses of pods, from the ranges of their nodes (`spec.podCIDRs`), as the CNI plugin `host-local` hands them out:
 * the next free one rises, the one given last is not at once given again. Where it stands is an annotation of the node's Lease.
 * Called by the kubelet when a pod's sandbox is made. Law M12.
 */
import type { Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';

export const LEASE_NAMESPACE = 'kube-node-lease';
export const LAST_ADDRESS = 'sim.switchboard/last-pod-address';

/** 0 is the network, 1 the bridge, the last of the range broadcast; of larger ranges the first 256 are used. */
const FIRST = 2;
const lastOf = (cidr: string): number => 2 ** Math.max(2, Math.min(8, 32 - Number(cidr.split('/')[1]))) - 2;

/** The address with that last part in a range. */
export function addressIn(cidr: string, host: number): string {
  const network = cidr.slice(0, cidr.indexOf('/'));
  return network.includes(':')
    ? `${network.replace(/::?0*$/, '')}::${host.toString(16)}`
    : `${network.slice(0, network.lastIndexOf('.'))}.${host}`;
}

export interface Allocation {
  readonly addresses: readonly string[];
  readonly writes: readonly Write[];
}

/** Undefined when the node's range is full or it has none. */
export function allocateAddresses(node: StoredObject, snapshot: Snapshot): Allocation | undefined {
  const cidrs: readonly string[] = node.spec?.podCIDRs ?? (node.spec?.podCIDR ? [node.spec.podCIDR] : []);
  const first = cidrs[0];
  if (first === undefined) return undefined;
  const taken = new Set(snapshot.having('node', node.metadata.name).map(pod => pod.status?.podIP));
  const lease = snapshot.get('Lease', LEASE_NAMESPACE, node.metadata.name);
  const last = Number(lease?.metadata.annotations?.[LAST_ADDRESS] ?? FIRST - 1);
  const size = lastOf(first) - FIRST + 1;
  for (let step = 1; step <= size; step += 1) {
    const host = FIRST + ((last + step - FIRST + size) % size);
    if (taken.has(addressIn(first, host))) continue;
    const addresses = cidrs.map(cidr => addressIn(cidr, host));
    if (lease === undefined) return { addresses, writes: [] };
    const annotations = { ...lease.metadata.annotations, [LAST_ADDRESS]: String(host) };
    const object = { ...lease, metadata: { ...lease.metadata, annotations } };
    return { addresses, writes: [{ verb: 'update', object }] };
  }
  return undefined;
}
