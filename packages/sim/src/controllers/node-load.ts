/**
 * What stands on each node already, and whether a pod still fits beside it (scheduler plugin NodeResourcesFit).
 * Requests are compared with `status.allocatable`; a node that states none has room for everything.
 */
import type { StoredObject } from '../object.ts';
import { controllerOf } from './owner.ts';
import { isFinished, isTerminating } from './pod-state.ts';

export interface Load {
  readonly pods: number;
  /** Pods of the same controlling owner. */
  readonly alike: number;
  readonly cpu: number;
  readonly memory: number;
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

const requested = (pod: StoredObject, resource: 'cpu' | 'memory'): number =>
  (pod.spec?.containers ?? []).reduce(
    (sum: number, container: { resources?: { requests?: Record<string, string> } }) =>
      sum + quantity(container.resources?.requests?.[resource]),
    0,
  );

const EMPTY: Load = { pods: 0, alike: 0, cpu: 0, memory: 0 };

/** Per node, as the newcomer sees it: what it does not ask for is not counted. Ended pods take no room. */
export function loadsFor(newcomer: StoredObject, pods: readonly StoredObject[]): ReadonlyMap<string, Load> {
  const loads = new Map<string, { pods: number; alike: number; cpu: number; memory: number }>();
  const family = controllerOf(newcomer)?.uid;
  const [asksCpu, asksMemory] = [requested(newcomer, 'cpu') > 0, requested(newcomer, 'memory') > 0];
  for (const pod of pods) {
    const node = pod.spec.nodeName;
    if (!node || isFinished(pod)) continue;
    let load = loads.get(node);
    if (load === undefined) {
      load = { ...EMPTY };
      loads.set(node, load);
    }
    load.pods += 1;
    if (asksCpu) load.cpu += requested(pod, 'cpu');
    if (asksMemory) load.memory += requested(pod, 'memory');
    // A pod on its way out no longer holds a place in the spreading of its family.
    if (family !== undefined && !isTerminating(pod) && controllerOf(pod)?.uid === family) load.alike += 1;
  }
  return loads;
}

/** What the node lacks for the pod, in the scheduler's words; undefined: nothing. */
export function lacks(pod: StoredObject, node: StoredObject, load: Load | undefined): string | undefined {
  const room = node.status?.allocatable ?? {};
  const over = (resource: 'cpu' | 'memory'): boolean => {
    const need = requested(pod, resource);
    return (
      need > 0 && room[resource] !== undefined && (load?.[resource] ?? 0) + need > quantity(room[resource])
    );
  };
  if (room.pods !== undefined && (load?.pods ?? 0) >= quantity(room.pods)) return 'Too many pods';
  if (over('cpu')) return 'Insufficient cpu';
  if (over('memory')) return 'Insufficient memory';
  return undefined;
}
