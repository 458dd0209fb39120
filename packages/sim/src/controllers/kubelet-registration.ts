/**
 * What a kubelet says of its node when it first speaks (kubernetes `pkg/kubelet/kubelet_node_status.go`): addresses, capacity, conditions. Told by the heartbeat of a
 * node that somebody created and that has no condition yet; scenarios furnish theirs themselves.
 */
import type { Json, StoredObject } from '../object.ts';
import type { Condition } from './condition.ts';

const HEALTHY = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
] as const;

export const healthyConditions = (heartbeat: string, since: string): readonly Condition[] =>
  HEALTHY.map(([type, status, reason, message]) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: heartbeat,
    lastTransitionTime: since,
  }));

/** Beside those of the scenarios: its part follows the range of its pods. */
function addressOf({ spec }: StoredObject): string {
  const [, second = 244, third = 0] = String(spec?.podCIDR ?? '')
    .split('.')
    .map(Number);
  return `172.${18 + second - 244}.${third}.254`;
}

export function firstStatus(node: StoredObject, time: string): Json {
  const amounts = { cpu: '8', memory: '32Gi', pods: '110', 'ephemeral-storage': '200Gi' };
  return {
    addresses: [
      { type: 'InternalIP', address: addressOf(node) },
      { type: 'Hostname', address: node.metadata.name },
    ],
    allocatable: amounts,
    capacity: amounts,
    ...node.status,
    conditions: healthyConditions(time, time),
    nodeInfo: {
      architecture: 'amd64',
      containerRuntimeVersion: 'containerd://2.2.1',
      kernelVersion: '6.12.48',
      kubeletVersion: 'v1.36.3',
      kubeProxyVersion: '',
      operatingSystem: 'linux',
      osImage: 'Debian GNU/Linux 13 (trixie)',
      bootID: '',
      machineID: '',
      systemUUID: '',
    },
  };
}
