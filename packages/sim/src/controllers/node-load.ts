/**
 * What stands on each node already, and whether a pod still fits beside it (scheduler plugins NodeResourcesFit and NodePorts).
 * Requests are compared with `status.allocatable`; a node that states none has room for everything but special resources.
 */
import type { StoredObject } from '../object.ts';
import { controllerOf } from './owner.ts';
import { isFinished, isTerminating } from './pod-state.ts';

export interface Load {
  readonly pods: number;
  /** Pods of the same controlling owner. */
  readonly alike: number;
  /** By resource, of those that the newcomer asks for. */
  readonly requested: Readonly<Record<string, number>>;
  /** "8080/TCP" on the host. */
  readonly ports: ReadonlySet<string>;
}

const SUFFIXES: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A Kubernetes quantity as a number; unreadable ones count as 0. */
export function quantity(text: string | number | undefined): number {
  const parts = /^([0-9.]+)([a-zA-Z]*)$/.exec(String(text ?? 0));
  return parts === null ? 0 : Number(parts[1]) * (SUFFIXES[parts[2] ?? ''] ?? 1);
}

interface Container {
  readonly restartPolicy?: string;
  readonly resources?: {
    readonly requests?: Record<string, string>;
    readonly limits?: Record<string, string>;
  };
  readonly ports?: readonly { readonly hostPort?: number; readonly protocol?: string }[];
}

const containersOf = ({ spec }: StoredObject): readonly Container[] => [
  ...(spec?.containers ?? []),
  ...(spec?.initContainers ?? []).filter(({ restartPolicy }: Container) => restartPolicy === 'Always'),
];

const requestsOf = ({ resources = {} }: Container): Readonly<Record<string, string>> => ({
  ...resources.limits,
  ...resources.requests,
});

const requested = (pod: StoredObject, resource: string): number =>
  containersOf(pod).reduce((sum, container) => sum + quantity(requestsOf(container)[resource]), 0);

const hostPorts = (pod: StoredObject): readonly string[] =>
  containersOf(pod).flatMap(({ ports = [] }) =>
    ports.flatMap(({ hostPort, protocol = 'TCP' }) => (hostPort ? [`${hostPort}/${protocol}`] : [])),
  );

/** Those that it asks for, cpu and memory first. */
function resourcesOf(pod: StoredObject): readonly string[] {
  const names = new Set(containersOf(pod).flatMap(container => Object.keys(requestsOf(container))));
  const special = [...names].filter(name => name !== 'cpu' && name !== 'memory').sort();
  return [...['cpu', 'memory'].filter(name => names.has(name)), ...special].filter(
    name => requested(pod, name) > 0,
  );
}

interface Growing {
  pods: number;
  alike: number;
  readonly requested: Record<string, number>;
  readonly ports: Set<string>;
}

/** Per node, as the newcomer sees it: what it does not ask for is not counted. Ended pods take no room. */
export function loadsFor(newcomer: StoredObject, pods: readonly StoredObject[]): ReadonlyMap<string, Load> {
  const loads = new Map<string, Growing>();
  const family = controllerOf(newcomer)?.uid;
  const resources = resourcesOf(newcomer);
  const wantsPorts = hostPorts(newcomer).length > 0;
  for (const pod of pods) {
    const node = pod.spec.nodeName;
    if (!node || isFinished(pod)) continue;
    let load = loads.get(node);
    if (load === undefined) {
      load = { pods: 0, alike: 0, requested: {}, ports: new Set() };
      loads.set(node, load);
    }
    load.pods += 1;
    for (const name of resources) load.requested[name] = (load.requested[name] ?? 0) + requested(pod, name);
    if (wantsPorts) for (const port of hostPorts(pod)) load.ports.add(port);
    // A pod on its way out no longer holds a place in the spreading of its family.
    if (family !== undefined && !isTerminating(pod) && controllerOf(pod)?.uid === family) load.alike += 1;
  }
  return loads;
}

export interface Lack {
  readonly reasons: readonly string[];
  /** Not even an empty node would do. */
  readonly hopeless: boolean;
}

/** What the node lacks for the pod, in the scheduler's words; undefined: nothing. */
export function lacks(pod: StoredObject, node: StoredObject, load: Load | undefined): Lack | undefined {
  if (hostPorts(pod).some(port => load?.ports.has(port)))
    return { reasons: ["node(s) didn't have free ports for the requested pod ports"], hopeless: false };
  const room = node.status?.allocatable ?? {};
  const reasons: string[] = [];
  let hopeless = false;
  if (room.pods !== undefined && (load?.pods ?? 0) >= quantity(room.pods)) reasons.push('Too many pods');
  for (const name of resourcesOf(pod)) {
    const plain = name === 'cpu' || name === 'memory';
    if (plain && room[name] === undefined) continue;
    const [need, all] = [requested(pod, name), quantity(room[name])];
    if ((load?.requested[name] ?? 0) + need <= all) continue;
    reasons.push(`Insufficient ${name}`);
    if (need > all) hopeless = true;
  }
  return reasons.length === 0 ? undefined : { reasons, hopeless };
}
