/** `kubectl get services -o wide`, after upstream's printer (printers.go, printService). */
import { humanDuration } from '../scene/span.ts';
import { selectorText } from '../scene/words.ts';
import type { Service, Topology } from '../topology.ts';
import { byNamespaceAndName, type Row, type Table } from './table.ts';

const columns = ['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE', 'SELECTOR'] as const;
const none = '<none>';

export function servicesTable(topology: Topology, namespaces: readonly string[], now: number): Table {
  const rows = [...topology.services.values()]
    .filter(({ namespace }) => namespaces.includes(namespace))
    .sort(byNamespaceAndName)
    .map((service): Row => {
      const { uid, namespace, name, type, created } = service;
      const number = service.headless ? 'None' : (service.clusterIPs[0] ?? none);
      return {
        key: uid,
        namespace,
        cells: [
          { text: name, object: { kind: 'Service', namespace, name } },
          { text: type },
          { text: number, addresses: number === none || number === 'None' ? [] : [number] },
          { text: externalIP(service) },
          { text: ports(service) },
          { text: humanDuration(now - created), by: -created },
          { text: selectorText(service) || none },
        ],
      };
    });
  return { columns, printed: columns.length, rows };
}

/** getServiceExternalIP, wide. */
function externalIP({ type, externalName, externalIPs, loadBalancer }: Service): string {
  switch (type) {
    case 'ExternalName':
      return externalName ?? '';
    case 'LoadBalancer':
      return [...[...new Set(loadBalancer)].sort(), ...externalIPs].join(',') || '<pending>';
    default:
      return externalIPs.join(',') || none;
  }
}

/** makePortString. */
function ports(service: Service): string {
  const printed = service.ports.map(
    ({ port, nodePort, protocol }) => `${port}${nodePort === undefined ? '' : `:${nodePort}`}/${protocol}`,
  );
  return printed.join(',') || none;
}
