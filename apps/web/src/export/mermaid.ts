/**
 * What is on screen as a Mermaid flowchart: doors, Services, their lines, pods, on their nodes. Text that people paste into a ticket. A line that takes no calls is
 * dotted; long lists are cut, and it is said how many are left out. Pure.
 */
import { byName } from '@switchboard/core/scene/by-name';
import type { Endpoint, Service, Topology } from '@switchboard/core/topology';

const mostLines = 20;

export function mermaidOf(topology: Topology, namespaces: readonly string[], title: string): string {
  const shown = new Set(namespaces);
  const ids = new Map<string, string>();
  /** Short, and the same for the same object. */
  const id = (key: string): string => {
    const known = ids.get(key) ?? `n${ids.size}`;
    ids.set(key, known);
    return known;
  };
  const linesOf = Map.groupBy(topology.endpoints.values(), ({ service }) => service);
  const services = [...topology.services.values()]
    .filter(({ namespace }) => shown.has(namespace))
    .sort((a, b) => byName(a.namespace, b.namespace) || byName(a.name, b.name));
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'flowchart LR',
    ...doorsOf(topology, shown, id),
    ...services.flatMap(service =>
      serviceOf(topology, service, linesOf.get(service.uid) ?? [], namespaces.length > 1, id),
    ),
    ...podsOf(topology, ids, id),
    '',
  ].join('\n');
}

type Id = (key: string) => string;

/** In quotes Mermaid reads everything but quotes as it stands. */
function text(said: string): string {
  return `"${said.replaceAll('"', '#quot;')}"`;
}

function doorsOf({ doors, services }: Topology, shown: ReadonlySet<string>, id: Id): readonly string[] {
  return [...doors.values()]
    .filter(({ namespace }) => shown.has(namespace))
    .flatMap(door => [
      `  ${id(door.uid)}>${text(`${door.kind} ${door.name}`)}]`,
      ...door.paths.flatMap(({ host, path, serviceUid }) =>
        serviceUid === undefined || !services.has(serviceUid)
          ? []
          : [`  ${id(door.uid)} -->|${text(`${host}${path}`)}| ${id(serviceUid)}`],
      ),
    ]);
}

function serviceOf(
  { pods }: Topology,
  service: Service,
  lines: readonly Endpoint[],
  withNamespace: boolean,
  id: Id,
): readonly string[] {
  const { uid, name, namespace, clusterIPs, externalName, silence } = service;
  const number = externalName ?? clusterIPs.filter(ip => ip !== 'None').join(' ');
  const said = [withNamespace ? `${namespace}/${name}` : name, ...(number === '' ? [] : [number])].join(
    '<br>',
  );
  const sorted = lines.toSorted((a, b) => byName(a.address, b.address));
  return [
    `  ${id(uid)}([${text(silence === undefined ? said : `${said}<br>nobody to pick up`)}])`,
    ...sorted.slice(0, mostLines).map(line => {
      const target = line.pod !== undefined && pods.has(line.pod) ? line.pod : line.id;
      const arrow = line.ready === false || line.terminating === true ? '-.->' : '-->';
      const own = target === line.id ? `${id(target)}{{${text(line.address)}}}` : id(target);
      return `  ${id(uid)} ${arrow}|${text(line.address)}| ${own}`;
    }),
    ...(sorted.length > mostLines
      ? [`  ${id(uid)} --> ${id(`${uid} more`)}[${text(`and ${sorted.length - mostLines} more`)}]`]
      : []),
  ];
}

/** Pods that a line leads to, each on its node. */
function podsOf({ pods }: Topology, drawn: ReadonlyMap<string, string>, id: Id): readonly string[] {
  const here = [...drawn.keys()].flatMap(uid => pods.get(uid) ?? []);
  return [...Map.groupBy(here, ({ node }) => node ?? '')]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([node, own]) => [
      `  subgraph ${id(`node ${node}`)}[${text(node === '' ? 'no node yet' : node)}]`,
      ...own.map(({ uid, name, state }) => `    ${id(uid)}(${text(`${name}<br>${state}`)})`),
      '  end',
    ]);
}
