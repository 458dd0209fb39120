/** `kubectl get nodes`, after upstream's printer (printers.go, printNode), with address, zone and pods of our own; what else `-o wide` prints a node's panel has. */
import { humanDuration } from '../scene/span.ts';
import type { ClusterNode, Topology } from '../topology.ts';
import { byNamespaceAndName, type Row, type Table } from './table.ts';

const printed = ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'] as const;

export function nodesTable(topology: Topology, now: number): Table {
  const rows = [...topology.nodes.values()].sort(byNamespaceAndName).map((node): Row => {
    const { uid, name, roles = [], version, created, addresses, zone, pods, capacity } = node;
    return {
      key: uid,
      namespace: '',
      cells: [
        { text: name, object: { kind: 'Node', namespace: '', name } },
        { text: statusOf(node), lamp: node.state === 'ready' ? 'ready' : node.state },
        { text: roles.join(',') || '<none>' },
        { text: humanDuration(now - created), by: -created },
        { text: version ?? '' },
        { text: addresses[0] ?? '', addresses: addresses.slice(0, 1) },
        { text: zone ?? '' },
        pods === undefined
          ? { text: '' }
          : { text: capacity === undefined ? String(pods) : `${pods} of ${capacity}`, by: pods },
      ],
    };
  });
  return { columns: [...printed, 'INTERNAL-IP', 'ZONE', 'PODS'], printed: printed.length, rows };
}

/** Unknown is what nobody has spoken of yet; a kubelet that has fallen silent is NotReady. */
function statusOf({ state, reason, cordoned }: ClusterNode): string {
  const unheard = state === 'unknown' && reason === undefined;
  return `${state === 'ready' ? 'Ready' : unheard ? 'Unknown' : 'NotReady'}${cordoned ? ',SchedulingDisabled' : ''}`;
}
