/**
 * Nodes as a kubelet registers them: labels, address ranges, capacity, conditions, Lease.
 */
import { KUBELET } from '../controllers/kubelet.ts';
import { healthyConditions } from '../controllers/kubelet-registration.ts';
import { LAST_ADDRESS, LEASE_NAMESPACE } from '../controllers/pod-address.ts';
import { TTL } from '../controllers/ttl.ts';
import { createDice } from '../dice.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { SECOND, type Stage } from './scenario.ts';

export interface NodeFacts {
  readonly name: string;
  readonly zone: string;
  /** Its pods have addresses 10.244.N.x, it itself 172.18.0.(N+1); beyond 255 the ranges count on in 10.245 and so on, beyond 3,071 in 100.64. */
  readonly number: number;
  readonly age: number;
  /** The last part of the pod address that was given last. */
  readonly lastAddress?: number;
  readonly controlPlane?: boolean;
  /** Length of the prefix of its pods' range; unset: 24. */
  readonly prefix?: number;
  /** Its pods have an IPv6 address too: fd00:10:244:N::x. */
  readonly dual?: boolean;
  readonly memory?: string;
  readonly cordoned?: boolean;
  /** Its kubelet was last heard of that long before the story; `nodeLifecycle` says what follows, when it is asked. */
  readonly lastHeard?: number;
}

/** 10.244.0.0/14 and up, then the addresses that providers share (100.64.0.0/10). */
const IN_TEN = 12 * 256;
const octets = (number: number): string =>
  number < IN_TEN
    ? `10.${244 + Math.floor(number / 256)}.${number % 256}`
    : `100.${64 + Math.floor((number - IN_TEN) / 256)}.${number % 256}`;

export const podAddress = (node: number, host: number): string => `${octets(node)}.${host}`;

export const nodeAddress = (number: number): string => {
  const host = number + 1;
  return `172.18.${Math.floor(host / 256)}.${host % 256}`;
};

export function putNode(stage: Stage, facts: NodeFacts): StoredObject {
  const {
    name,
    zone,
    number,
    age,
    lastAddress = 1,
    controlPlane = false,
    prefix = 24,
    memory = '32Gi',
  } = facts;
  const { dual = false, cordoned = false, lastHeard } = facts;
  const amounts = { cpu: '8', memory, pods: '110', 'ephemeral-storage': '200Gi' };
  const since = timestamp(stage.now - age);
  // Kubelets repeat themselves every five minutes, not in step.
  const told = timestamp(stage.now - Math.min(age, ((number * 47) % 230) * SECOND));
  // From dice of its own: a node more must not change the names of anything else.
  const ids = createDice(name, 'machine');
  const podCIDR = `${octets(number)}.0/${prefix}`;
  const podCIDRs = dual ? [podCIDR, `fd00:10:244:${number}::/64`] : [podCIDR];
  const node = stage.put(
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          ...(controlPlane ? { 'node-role.kubernetes.io/control-plane': '' } : {}),
          'topology.kubernetes.io/region': 'region-1',
          'topology.kubernetes.io/zone': zone,
        },
        annotations: { [TTL]: '0', ...(lastHeard === undefined ? {} : { [KUBELET]: 'stopped' }) },
      },
      spec: {
        podCIDR,
        podCIDRs,
        providerID: `sim://region-1/${name}`,
        ...(cordoned ? { unschedulable: true } : {}),
      },
      status: {
        addresses: [
          { type: 'InternalIP', address: nodeAddress(number) },
          ...(dual ? [{ type: 'InternalIP', address: `fd00:18::${(number + 1).toString(16)}` }] : []),
          { type: 'Hostname', address: name },
        ],
        allocatable: amounts,
        capacity: amounts,
        conditions: healthyConditions(told, since),
        daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
        nodeInfo: {
          architecture: 'amd64',
          bootID: ids.uuid(),
          containerRuntimeVersion: 'containerd://2.2.1',
          kernelVersion: '6.12.48',
          kubeletVersion: 'v1.36.3',
          kubeProxyVersion: '',
          machineID: ids.uuid().replaceAll('-', ''),
          operatingSystem: 'linux',
          osImage: 'Debian GNU/Linux 13 (trixie)',
          systemUUID: ids.uuid(),
        },
      },
    },
    age,
  );
  stage.put(
    {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        name,
        namespace: LEASE_NAMESPACE,
        annotations: { [LAST_ADDRESS]: String(lastAddress) },
        ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid: node.metadata.uid }],
      },
      spec: {
        holderIdentity: name,
        leaseDurationSeconds: 40,
        // Kubelets do not beat in step.
        renewTime: `${new Date(stage.now - (lastHeard ?? (number % 10) * SECOND)).toISOString().slice(0, 23)}000Z`,
      },
    },
    age,
  );
  return node;
}
