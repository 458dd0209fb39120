/**
 * What stands on each node already, and whether a pod still fits beside it (scheduler plugin NodeResourcesFit).
 * Requests are compared with `status.allocatable`; a node that states none has room for everything.
 */
import type { StoredObject } from '../object.ts';
import { controllerOf } from './owner.ts';
import { isFinished } from './pod-state.ts';

export interface Load {
  readonly pods: number;
  /** Pods per controlling owner, by its uid. */
  readonly owners: ReadonlyMap<string, number>;
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

/** Ended pods take no room. */
export function loadsOf(pods: readonly StoredObject[]): ReadonlyMap<string, Load> {
  const loads = new Map<string, { pods: number; owners: Map<string, number>; cpu: number; memory: number }>();
  for (const pod of pods) {
    const node = pod.spec.nodeName;
    if (!node || isFinished(pod)) continue;
    const load = loads.get(node) ?? { pods: 0, owners: new Map(), cpu: 0, memory: 0 };
    loads.set(node, load);
    load.pods += 1;
    load.cpu += requested(pod, 'cpu');
    load.memory += requested(pod, 'memory');
    const owner = controllerOf(pod)?.uid;
    // A pod on its way out no longer holds a place in the spreading of its family.
    if (owner !== undefined && pod.metadata.deletionTimestamp === undefined)
      load.owners.set(owner, (load.owners.get(owner) ?? 0) + 1);
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
