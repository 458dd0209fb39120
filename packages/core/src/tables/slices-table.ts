/**
 * `kubectl get endpointslices`, after upstream's printer (printers.go, printEndpointSlice): at most three addresses, ready or not. The topology does not keep the order of a
 * slice's lines, so here they are in the order of their addresses, and ports without a number are not carried.
 */
import { push } from '../multi-map.ts';
import { humanDuration } from '../scene/span.ts';
import type { Slice, Topology } from '../topology.ts';
import { byNamespaceAndName, inApiOrder, type Row, type Table } from './table.ts';

const columns = ['NAME', 'ADDRESSTYPE', 'PORTS', 'ENDPOINTS', 'AGE'] as const;
const shown = 3;

export function slicesTable(topology: Topology, namespaces: readonly string[], now: number): Table {
  const addresses = addressesBySlice(topology);
  const rows = [...topology.slices.values()]
    .filter(({ namespace }) => namespaces.includes(namespace))
    .sort(byNamespaceAndName)
    .map((slice): Row => {
      const { uid, namespace, name, family, created } = slice;
      const all = (addresses.get(placeOf(slice)) ?? []).sort(inApiOrder);
      return {
        key: uid,
        namespace,
        cells: [
          { text: name, object: { kind: 'EndpointSlice', namespace, name } },
          { text: family },
          { text: listed(slice.ports.map(({ port }) => String(port))) },
          { text: listed(all), addresses: all.slice(0, shown), by: all.length },
          { text: humanDuration(now - created), by: -created },
        ],
      };
    });
  return { columns, printed: columns.length, rows };
}

const placeOf = ({ namespace, name }: Pick<Slice, 'namespace' | 'name'>): string => `${namespace}/${name}`;

function addressesBySlice(topology: Topology): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { namespace, slices, address } of topology.endpoints.values())
    for (const name of slices) push(found, placeOf({ namespace, name }), address);
  return found;
}

/** listWithMoreString. */
function listed(all: readonly string[]): string {
  const printed = all.slice(0, shown).join(',');
  if (all.length > shown) return `${printed} + ${all.length - shown} more...`;
  return printed === '' ? '<unset>' : printed;
}
