/**
 * What is lit while one searches: whatever matches, and the way to it. Found in one walk over lines and pods, however many match; what was found is not copied, and what
 * cannot matter is not asked. Called by the search of the page; the stage dims the rest.
 */
import type { Path } from '../scene/select.ts';
import type { Topology } from '../topology.ts';
import type { Entry } from './entry.ts';

const nowhere: Path = {
  doors: new Set(),
  services: new Set(),
  endpoints: new Set(),
  pods: new Set(),
  nodes: new Set(),
};

export function foundPath(topology: Topology, found: readonly Entry[]): Path {
  if (found.length === 0) return nowhere;
  const keys = keysByKind(found);
  const of = (kind: string): ReadonlySet<string> => keys.get(kind) ?? nobody;
  const asked = new Set(of('Service'));
  // What was found is its own, so it is added to; what else is asked about it is asked before.
  const lit = {
    doors: new Set<string>(),
    services: new Set<string>(),
    endpoints: keys.get('Endpoint') ?? new Set<string>(),
    pods: keys.get('Pod') ?? new Set<string>(),
    nodes: new Set(of('Node')),
  };
  for (const door of topology.doors.values())
    if (of(door.kind).has(door.uid))
      for (const { serviceUid } of door.paths) if (serviceUid !== undefined) asked.add(serviceUid);
  addPodsOf(topology, asked, of('Node'), owners(topology, keys), lit.pods);
  addLinesOf(topology, asked, namesOf(topology, of('EndpointSlice')), lit);
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

const nobody: ReadonlySet<string> = new Set();

/** Entries of a kind come one after the other. */
function keysByKind(found: readonly Entry[]): ReadonlyMap<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  let [last, there]: [string | undefined, Set<string>] = [undefined, new Set()];
  for (const { kind, key } of found) {
    if (kind !== last) {
      there = keys.get(kind) ?? new Set();
      keys.set(kind, there);
      last = kind;
    }
    there.add(key);
  }
  return keys;
}

function addPodsOf(
  topology: Topology,
  asked: ReadonlySet<string>,
  nodes: ReadonlySet<string>,
  owned: ReadonlySet<string>,
  pods: Set<string>,
): void {
  if (asked.size === 0 && nodes.size === 0 && owned.size === 0) return;
  for (const { uid, node = '', owner = '', wantedBy = [] } of topology.pods.values())
    if (nodes.has(node) || owned.has(owner) || wantedBy.some(service => asked.has(service))) pods.add(uid);
}

interface Lit {
  readonly services: Set<string>;
  readonly endpoints: Set<string>;
  readonly pods: Set<string>;
  readonly nodes: Set<string>;
}

/** Of a Service, a slice or a pod that is lit, and those that were found themselves; with each its Service and who has it. */
function addLinesOf(
  topology: Topology,
  asked: ReadonlySet<string>,
  slices: ReadonlySet<string>,
  { services, endpoints, pods, nodes }: Lit,
): void {
  // Added at the end: what a line leads to does not light other lines.
  const theirs: string[] = [];
  for (const line of topology.endpoints.values()) {
    const isLit =
      endpoints.has(line.id) ||
      asked.has(line.service) ||
      (line.pod !== undefined && pods.has(line.pod)) ||
      (slices.size > 0 && line.slices.some(name => slices.has(`${line.namespace}/${name}`)));
    if (!isLit) continue;
    endpoints.add(line.id);
    services.add(line.service);
    if (line.node !== undefined) nodes.add(line.node);
    if (line.pod !== undefined) theirs.push(line.pod);
  }
  for (const uid of theirs) pods.add(uid);
}

/** `namespace/name` of these slices, as lines know them. */
function namesOf(topology: Topology, slices: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  if (slices.size === 0) return names;
  for (const { uid, namespace, name } of topology.slices.values())
    if (slices.has(uid)) names.add(`${namespace}/${name}`);
  return names;
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
