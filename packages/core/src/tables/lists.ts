/**
 * The five tables of the page by name, from the topology on screen: what `kubectl get` prints, with columns of our own where they say what kubectl does not. With several
 * namespaces a first column says which, as with `-A`. Nodes have none. What the topology does not carry is left out, never guessed.
 */

import { lookUp } from '../bucket-map.ts';
import type { ObjectRef } from '../findings/finding.ts';
import { endpointsHeader, endpointsTable, podsHeader, podsTable } from '../scene/endpoints-table.ts';
import { lampOfPod } from '../scene/lamp.ts';
import { listingsOf } from '../scene/listings.ts';
import type { Topology } from '../topology.ts';
import { withFindings } from './findings-column.ts';
import { nodesTable } from './nodes-table.ts';
import { servicesTable } from './services-table.ts';
import { slicesTable } from './slices-table.ts';
import type { Cell, ListName, Row, Table } from './table.ts';

export function listOf(
  name: ListName,
  topology: Topology,
  namespaces: readonly string[],
  now: number,
): Table {
  if (name === 'nodes') return withFindings(nodesTable(topology, now), topology, itself);
  const about = name === 'endpoints' ? itsServiceToo : itself;
  const table = withFindings(namespaced[name](topology, namespaces, now), topology, about);
  if (namespaces.length <= 1) return table;
  return {
    columns: ['NAMESPACE', ...table.columns],
    printed: table.printed + 1,
    rows: table.rows.map(row => ({ ...row, cells: [{ text: row.namespace }, ...row.cells] })),
  };
}

const itself = ({ cells }: Row): readonly ObjectRef[] =>
  cells.slice(0, 1).flatMap(({ object }) => object ?? []);

/** Of Endpoints people think as of their Service, and their row leads to it. */
const itsServiceToo = (row: Row): readonly ObjectRef[] =>
  itself(row).flatMap(service => [service, { ...service, kind: 'Endpoints' }]);

type Make = (topology: Topology, namespaces: readonly string[], now: number) => Table;

const namespaced: Readonly<Record<Exclude<ListName, 'nodes'>, Make>> = {
  endpoints: endpoints,
  slices: slicesTable,
  services: servicesTable,
  pods: pods,
};

function endpoints(topology: Topology, namespaces: readonly string[], now: number): Table {
  const rows = endpointsTable(topology, namespaces, now).map(
    ({ namespace, name, endpoints: printed, addresses, age, created }): Row => ({
      key: `${namespace}/${name}`,
      namespace,
      cells: [
        { text: name, object: { kind: 'Service', namespace, name } },
        { text: printed, addresses: addresses.map(({ text }) => text), by: addresses.length },
        { text: age, by: -created },
      ],
    }),
  );
  return { columns: endpointsHeader, printed: endpointsHeader.length, rows };
}

function onNode(name: string): Cell {
  return name === '<none>' ? { text: name } : { text: name, object: { kind: 'Node', namespace: '', name } };
}

function pods(topology: Topology, namespaces: readonly string[], now: number): Table {
  const { listing } = listingsOf(topology);
  const listedBy = (uid: string): string => {
    const lines = lookUp(listing, uid) ?? [];
    const services = lines.map(id => topology.endpoints.get(id)?.service ?? '');
    return [...new Set(services.map(id => topology.services.get(id)?.name ?? id))].join(', ');
  };
  const rows = podsTable(topology, namespaces, now).map((row): Row => {
    const { uid, namespace, name, ready, status, restarts, age, ip, node, nominated, gates } = row;
    const pod = topology.pods.get(uid);
    return {
      key: uid,
      namespace,
      cells: [
        { text: name, object: { kind: 'Pod', namespace, name } },
        { text: ready },
        { text: status, lamp: pod === undefined ? 'unknown' : lampOfPod(pod) },
        { text: restarts, by: pod?.restarts ?? 0 },
        { text: age, by: -(pod?.created ?? 0) },
        { text: ip, addresses: ip === '<none>' ? [] : [ip] },
        onNode(node),
        onNode(nominated),
        { text: gates },
        { text: listedBy(uid) },
      ],
    };
  });
  return { columns: [...podsHeader, 'LISTED'], printed: podsHeader.length, rows };
}
