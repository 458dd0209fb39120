/**
 * `kubectl get nodes`, after upstream's printer (printers.go, printNode), with zone and pods of our own. ROLES and VERSION are not part of the picture and are left out; a node's panel
 * has them.
 */
import { humanDuration } from '../scene/span.ts';
import type { ClusterNode, Topology } from '../topology.ts';
import { byNamespaceAndName, type Row, type Table } from './table.ts';

const printed = ['NAME', 'STATUS', 'AGE', 'INTERNAL-IP'] as const;

export function nodesTable(topology: Topology, now: number): Table {
  const rows = [...topology.nodes.values()].sort(byNamespaceAndName).map((node): Row => {
    const { uid, name, created, addresses, zone, pods, capacity } = node;
    const [address = '<none>'] = addresses;
    return {
      key: uid,
      namespace: '',
      cells: [
        { text: name, object: { kind: 'Node', namespace: '', name } },
        { text: statusOf(node), lamp: node.state === 'ready' ? 'ready' : node.state },
        { text: humanDuration(now - created), by: -created },
        { text: address, addresses: addresses.slice(0, 1) },
        { text: zone ?? '' },
        pods === undefined
          ? { text: '' }
          : { text: capacity === undefined ? String(pods) : `${pods} of ${capacity}`, by: pods },
      ],
    };
  });
  return { columns: [...printed, 'ZONE', 'PODS'], printed: printed.length, rows };
}

function statusOf({ state, cordoned }: ClusterNode): string {
  return `${state === 'ready' ? 'Ready' : 'NotReady'}${cordoned ? ',SchedulingDisabled' : ''}`;
}
