/**
 * What is lit while one searches: whatever matches, and the way to it. Found in one walk over lines and pods, however many match. Called by the search of the page;
 * the stage dims the rest.
 */
import type { Path } from '../scene/select.ts';
import type { Topology } from '../topology.ts';
import type { Entry } from './entry.ts';

export function foundPath(topology: Topology, found: readonly Entry[]): Path {
  const keys = new Map<string, Set<string>>();
  for (const { kind, key } of found) {
    const there = keys.get(kind);
    if (there === undefined) keys.set(kind, new Set([key]));
    else there.add(key);
  }
  const of = (kind: string): ReadonlySet<string> => keys.get(kind) ?? new Set();
  const asked = new Set(of('Service'));
  const lit = {
    doors: new Set<string>(),
    services: new Set(asked),
    endpoints: new Set(of('Endpoint')),
    pods: new Set(of('Pod')),
    nodes: new Set(of('Node')),
  };
  for (const door of topology.doors.values())
    if (of(door.kind).has(door.uid))
      for (const { serviceUid } of door.paths) if (serviceUid !== undefined) asked.add(serviceUid);
  const slices = of('EndpointSlice');
  const named = new Set(
    [...topology.slices.values()].flatMap(({ uid, namespace, name }) =>
      slices.has(uid) ? [`${namespace}/${name}`] : [],
    ),
  );
  const nodes = of('Node');
  const owned = owners(topology, keys);
  for (const pod of topology.pods.values())
    if (
      nodes.has(pod.node ?? '') ||
      owned.has(pod.owner ?? '') ||
      (pod.wantedBy ?? []).some(uid => asked.has(uid))
    )
      lit.pods.add(pod.uid);
  for (const line of topology.endpoints.values()) {
    const isLit =
      lit.endpoints.has(line.id) ||
      asked.has(line.service) ||
      lit.pods.has(line.pod ?? '') ||
      (named.size > 0 && line.slices.some(name => named.has(`${line.namespace}/${name}`)));
    if (!isLit) continue;
    lit.endpoints.add(line.id);
    lit.services.add(line.service);
    if (line.pod !== undefined) lit.pods.add(line.pod);
    if (line.node !== undefined) lit.nodes.add(line.node);
  }
  for (const uid of lit.pods) {
    const pod = topology.pods.get(uid);
    if (pod?.node !== undefined) lit.nodes.add(pod.node);
    for (const service of pod?.wantedBy ?? []) lit.services.add(service);
  }
  for (const uid of asked) lit.services.add(uid);
  for (const door of topology.doors.values())
    if (
      of(door.kind).has(door.uid) ||
      door.paths.some(({ serviceUid }) => serviceUid !== undefined && lit.services.has(serviceUid))
    )
      lit.doors.add(door.uid);
  return lit;
}

/** The workloads that match, and those that they own. */
function owners(topology: Topology, keys: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const owned = new Set<string>();
  for (const { uid, kind, owner } of topology.workloads.values()) {
    const parent = topology.workloads.get(owner ?? '');
    if (
      keys.get(kind)?.has(uid) === true ||
      (parent !== undefined && keys.get(parent.kind)?.has(parent.uid) === true)
    )
      owned.add(uid);
  }
  return owned;
}
