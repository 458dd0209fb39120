/**
 * What belongs to the selection: the way from the outside through it to the pods and their nodes. All else is dimmed. Pure; used by every part of the scene,
 * and it is everything when nothing, or something that is not on the stage, is selected.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { Topology } from '@switchboard/core/topology';

export interface Path {
  readonly all: boolean;
  readonly services: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
  readonly pods: ReadonlySet<string>;
  readonly doors: ReadonlySet<string>;
}

const everything: Path = {
  all: true,
  services: new Set(),
  endpoints: new Set(),
  pods: new Set(),
  doors: new Set(),
};

export function onPath(
  path: Path,
  map: 'services' | 'endpoints' | 'pods' | 'doors',
  key: string | undefined,
): boolean {
  return path.all || (key !== undefined && path[map].has(key));
}

export function pathOf(topology: Topology, selection: ObjectName | undefined): Path {
  if (selection === undefined) return everything;
  const named = (element: { readonly name: string; readonly namespace: string }) =>
    element.name === selection.name && element.namespace === selection.namespace;
  const services = new Set<string>();
  const endpoints = new Set<string>();
  const pods = new Set<string>();
  const doors = new Set<string>();

  const addLines = (
    belongs: (line: { id: string; service: string; pod?: string; slices: readonly string[] }) => boolean,
  ) => {
    for (const line of topology.endpoints.values()) {
      if (!belongs(line)) continue;
      endpoints.add(line.id);
      services.add(line.service);
      if (line.pod !== undefined) pods.add(line.pod);
    }
  };
  switch (selection.kind) {
    case 'Service': {
      const found = [...topology.services.values()].find(named);
      if (found === undefined) return everything;
      services.add(found.uid);
      addLines(line => line.service === found.uid);
      for (const pod of topology.pods.values()) if (pod.wantedBy?.includes(found.uid)) pods.add(pod.uid);
      break;
    }
    case 'EndpointSlice': {
      addLines(
        line =>
          line.slices.includes(selection.name) && selection.namespace === namespaceOf(topology, line.id),
      );
      break;
    }
    case 'Pod': {
      const found = [...topology.pods.values()].find(named);
      if (found === undefined) return everything;
      pods.add(found.uid);
      addLines(line => line.pod === found.uid);
      break;
    }
    case 'Node': {
      for (const pod of topology.pods.values()) if (pod.node === selection.name) pods.add(pod.uid);
      const here = new Set(pods);
      addLines(line => line.pod !== undefined && here.has(line.pod));
      break;
    }
    case 'Ingress': {
      const found = [...topology.doors.values()].find(named);
      if (found === undefined) return everything;
      doors.add(found.uid);
      for (const path of found.paths) if (path.serviceUid !== undefined) services.add(path.serviceUid);
      const called = new Set(services);
      addLines(line => called.has(line.service));
      break;
    }
    default:
      return everything;
  }
  for (const door of topology.doors.values()) {
    if (door.paths.some(path => path.serviceUid !== undefined && services.has(path.serviceUid)))
      doors.add(door.uid);
  }
  const empty = services.size + endpoints.size + pods.size + doors.size === 0;
  return empty && selection.kind !== 'Node' ? everything : { all: false, services, endpoints, pods, doors };
}

function namespaceOf(topology: Topology, endpoint: string): string | undefined {
  return topology.endpoints.get(endpoint)?.namespace;
}
