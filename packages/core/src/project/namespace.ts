/**
 * The shard of one namespace. Each step asks only for what it reads; what an object gives is remembered by the object's identity (`Memory`), so that a commit
 * costs what changed plus one walk over the maps.
 */

import { isKindPictured } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { NetworkPolicyObject } from '../kubernetes/network-policy.ts';
import type { PodObject, ServiceObject, Uid, WorkloadObject } from '../kubernetes/object.ts';
import { push } from '../multi-map.ts';
import { same } from '../same.ts';
import {
  type Endpoint,
  emptyTopology,
  type Pod,
  type Service,
  type Topology,
  type Workload,
} from '../topology.ts';
import { objectsOf, type World } from '../world.ts';
import { isSilent } from '../world-index.ts';
import { projectBudget } from './budget.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { projectDoor } from './door.ts';
import { isComplete, type LineSources, projectLine, unite } from './endpoint.ts';
import {
  type GatewayScene,
  gatewayInputs,
  hasGateways,
  noGateways,
  projectGateways,
} from './gateway/doors.ts';
import type { Memory } from './memory.ts';
import { projectPod } from './pod.ts';
import { projectPolicy, wallAt } from './policy.ts';
import { compare, type Selection, selectionOf } from './selection.ts';
import { isStaff, projectService, staffKinds } from './service.ts';
import { projectSlice } from './slice.ts';
import { projectWorkload } from './workload.ts';

export function projectNamespace(
  world: World,
  namespace: string,
  memory: Memory,
  before: Topology,
): Topology {
  const services = objectsOf(world, namespace, 'Service');
  const pods = objectsOf(world, namespace, 'Pod');
  const byName = memory.uidsByName.recall(services, [], () => uidsByName(services));
  const selection = memory.selection.recall(services, [], () => selectionOf(services.values()));
  const policies = objectsOf(world, namespace, 'NetworkPolicy');
  const shut = memory.policies.of(namespace, known => coverageOf(policies.values(), known));
  const scene: Scene = { world, namespace, memory, before, pods, byName, selection, policies, shut };
  const endpoints = projectWalls(scene, projectLines(scene));
  const gateways = projectRoutes(scene);
  const ingresses = projectAll(objectsOf(world, namespace, 'Ingress'), ingress =>
    projectDoor(ingress, byName),
  );
  return {
    ...emptyTopology,
    services: projectServices(scene, endpoints),
    endpoints,
    pods: projectPods(scene),
    slices: projectAll(objectsOf(world, namespace, 'EndpointSlice'), slice =>
      memory.slice.recall(slice, [], () => projectSlice(slice)),
    ),
    doors: gateways.doors.size === 0 ? ingresses : new Map([...ingresses, ...gateways.doors]),
    workloads: projectWorkloads(scene),
    budgets: projectAll(objectsOf(world, namespace, 'PodDisruptionBudget'), budget =>
      memory.budget.recall(budget, [], () => projectBudget(budget)),
    ),
    routes: gateways.routes,
    policies: projectAll(policies, policy => memory.policy.recall(policy, [], () => projectPolicy(policy))),
  };
}

/** What the steps below share. */
interface Scene {
  readonly world: World;
  readonly namespace: string;
  readonly memory: Memory;
  readonly before: Topology;
  readonly pods: ReadonlyMap<Uid, PodObject>;
  readonly byName: ReadonlyMap<string, Uid>;
  readonly selection: Selection;
  readonly policies: ReadonlyMap<Uid, NetworkPolicyObject>;
  /** Which of them mean a pod. */
  readonly shut: Coverage;
}

function projectAll<From, To>(
  objects: ReadonlyMap<Uid, From>,
  project: (object: From) => To | undefined,
): ReadonlyMap<Uid, To> {
  const elements = new Map<Uid, To>();
  for (const [uid, object] of objects) {
    const element = project(object);
    if (element !== undefined) elements.set(uid, element);
  }
  return elements;
}

/** While a name has two owners (the old one is not known to be gone yet), the younger is meant. */
function uidsByName(services: ReadonlyMap<Uid, ServiceObject>): ReadonlyMap<string, Uid> {
  const sorted = [...services.values()].sort(
    (a, b) => a.meta.created - b.meta.created || compare(a.meta.uid, b.meta.uid),
  );
  return new Map(sorted.map(({ meta }) => [meta.name, meta.uid]));
}

function projectPods({
  world,
  namespace,
  memory,
  before,
  pods,
  selection,
  shut,
}: Scene): ReadonlyMap<Uid, Pod> {
  const nodes = objectsOf(world, '', 'Node');
  const silent = memory.silentNodes.recall(nodes, [], () => {
    return new Set([...nodes.values()].filter(isSilent).map(node => node.meta.name));
  });
  const budgets = objectsOf(world, namespace, 'PodDisruptionBudget').values();
  const coverage = memory.budgets.of(namespace, known => coverageOf(budgets, known));
  return memory.pods.recall(pods, [selection, silent, coverage, shut], () =>
    projectAll(pods, pod => {
      const wantedBy = selection.wantedBy(pod.meta.labels);
      const unanswered = pod.node !== undefined && silent.has(pod.node);
      const budgets = coverage.coveredBy(pod.meta.labels);
      const policies = shut.coveredBy(pod.meta.labels);
      return memory.pod.recall(pod, [unanswered, wantedBy, budgets, policies], () =>
        keep(before.pods.get(pod.meta.uid), projectPod(pod, { unanswered, wantedBy, budgets, policies })),
      );
    }),
  );
}

/** What was there before, where it says the same. */
function keep<Element>(before: Element | undefined, now: Element): Element {
  return before !== undefined && same(before, now) ? before : now;
}

function projectLines(scene: Scene): ReadonlyMap<string, Endpoint> {
  const { world, namespace, memory, before, pods, byName } = scene;
  const slices = objectsOf(world, namespace, 'EndpointSlice');
  const closed = memory.complete.recall(slices, [], () => {
    return [...slices.values()].every(slice => slice.endpoints.every(isComplete));
  });
  // Only lines that leave something open read the pods.
  const reads = closed ? [byName] : [byName, pods, world.index];
  return memory.lines.recall(slices, reads, () => {
    const sources: LineSources = { services: byName, pods, index: world.index };
    const lines = new Map<string, Endpoint>();
    const copies = new Map<string, Endpoint[]>();
    for (const slice of slices.values()) {
      const inputs = [slice, byName];
      for (const endpoint of slice.endpoints) {
        const make = () => {
          const made = projectLine(slice, endpoint, sources);
          return made && keep(before.endpoints.get(made.id), made);
        };
        const line = isComplete(endpoint) ? memory.line.recall(endpoint, inputs, make) : make();
        if (line === undefined) continue;
        const known = lines.get(line.id);
        if (known === undefined) lines.set(line.id, line);
        else copies.set(line.id, [...(copies.get(line.id) ?? [known]), line]);
      }
    }
    for (const [id, several] of copies) lines.set(id, unite(several));
    return lines;
  });
}

/** Lines of pods that policies mean get their walls; where there are no policies nothing is looked at. */
function projectWalls(scene: Scene, lines: ReadonlyMap<string, Endpoint>): ReadonlyMap<string, Endpoint> {
  const { memory, pods, policies, shut } = scene;
  if (shut.terms.length === 0) return lines;
  return memory.walls.recall(lines, [pods, policies], () => {
    const walled = new Map(lines);
    for (const [id, line] of lines) {
      const pod = line.pod === undefined ? undefined : pods.get(line.pod);
      const uids = pod === undefined ? [] : shut.coveredBy(pod.meta.labels);
      if (pod === undefined || uids.length === 0) continue;
      const withWall = memory.wall.recall(line, [pod, uids, policies], () => {
        const meant = uids.flatMap(uid => policies.get(uid) ?? []);
        const wall = wallAt(pod, line.ports, meant);
        return wall === undefined ? line : { ...line, wall };
      });
      walled.set(id, withWall);
    }
    return walled;
  });
}

/** Reads other namespaces where routes cross borders, so that all that it may read is compared before anything is made. */
function projectRoutes({ world, namespace, memory }: Scene): GatewayScene {
  if (!hasGateways(world, namespace)) {
    memory.gateways.forget(namespace);
    return noGateways;
  }
  const serviceUid = (place: string, name: string): Uid | undefined => {
    const services = objectsOf(world, place, 'Service');
    return memory.uidsByName.recall(services, [], () => uidsByName(services)).get(name);
  };
  const inputs = gatewayInputs(world, namespace);
  return memory.gateways.recall(namespace, inputs, () => projectGateways({ world, namespace, serviceUid }));
}

function workloadsOf(world: World, namespace: string): readonly WorkloadObject[] {
  const kinds = [
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
    'DaemonSet',
    'Job',
  ] as const satisfies readonly Kind[];
  return kinds.flatMap(kind => [...objectsOf(world, namespace, kind).values()]);
}

function projectWorkloads({ world, namespace, memory, pods }: Scene): ReadonlyMap<Uid, Workload> {
  const owners = memory.owners.recall(pods, [], () => {
    const uids = new Set<Uid>();
    for (const pod of pods.values()) if (pod.meta.owner !== undefined) uids.add(pod.meta.owner.uid);
    return uids;
  });
  const workloads = new Map(workloadsOf(world, namespace).map(workload => [workload.meta.uid, workload]));
  return projectAll(workloads, workload => projectWorkload(workload, owners));
}

function projectServices(scene: Scene, endpoints: ReadonlyMap<string, Endpoint>): ReadonlyMap<Uid, Service> {
  const { world, namespace, memory, pods, selection } = scene;
  const lines = memory.linesByService.recall(endpoints, [], () =>
    Map.groupBy(endpoints.values(), line => line.service),
  );
  const selected = memory.selected.recall(pods, [selection], () => selectedBy(pods, selection));
  const lists = objectsOf(world, namespace, 'Endpoints').values();
  const listsByName = new Map([...lists].map(found => [found.meta.name, found]));
  const workloads = workloadsOf(world, namespace).filter(isStaff);
  const slicesPictured = isKindPictured(world.freshness, 'EndpointSlice', namespace);
  const podsPictured = isKindPictured(world.freshness, 'Pod', namespace);
  const workloadsPictured = staffKinds.every(kind => isKindPictured(world.freshness, kind, namespace));
  const sets = objectsOf(world, namespace, 'ReplicaSet');
  const rootOf = ({ meta: { owner } }: PodObject): Uid | undefined =>
    owner === undefined ? undefined : (sets.get(owner.uid)?.meta.owner?.uid ?? owner.uid);
  return projectAll(objectsOf(world, namespace, 'Service'), service =>
    projectService(service, {
      lines: lines.get(service.meta.uid) ?? [],
      selected: selected.get(service.meta.uid) ?? [],
      slicesPictured,
      podsPictured,
      workloads,
      workloadsPictured,
      pods,
      rootOf,
      endpoints: listsByName.get(service.meta.name),
    }),
  );
}

function selectedBy(
  pods: ReadonlyMap<Uid, PodObject>,
  selection: Selection,
): ReadonlyMap<Uid, readonly PodObject[]> {
  const selected = new Map<Uid, PodObject[]>();
  for (const pod of pods.values()) {
    for (const uid of selection.wantedBy(pod.meta.labels)) push(selected, uid, pod);
  }
  return selected;
}
