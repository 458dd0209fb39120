/**
 * How a DaemonSet replaces pods of an older template (kubernetes `pkg/controller/daemon/update.go` rollingUpdate): without surge at most
 * `maxUnavailable` nodes are without an available pod; with surge the new pod comes first, on at most `maxSurge` nodes at a time.
 */
import type { StoredObject } from '../object.ts';
import { type Daemons, isUpdated, shouldRun } from './daemon-pods.ts';
import { isAvailable, isReady, isTerminating } from './pod-state.ts';

interface Update {
  /** Nodes that get another pod. */
  readonly make: readonly string[];
  readonly drop: readonly StoredObject[];
}

const NOTHING: Update = { make: [], drop: [] };

/** Percentages of the nodes round up. */
const scaled = (value: number | string | undefined, total: number): number =>
  typeof value === 'string' ? Math.ceil((Number.parseFloat(value) * total) / 100) || 0 : (value ?? 0);

interface Place {
  readonly node: string;
  readonly fresh: StoredObject | undefined;
  readonly old: StoredObject | undefined;
  /** Two of a kind: the daily work clears that up first. */
  readonly crowded: boolean;
}

function placesOf({ set, nodes, pods, hash }: Daemons): readonly Place[] {
  const wanted = nodes.filter(node => shouldRun(set, node).run).map(node => node.metadata.name);
  return [...new Set([...pods.keys(), ...wanted])].map(node => {
    const live = (pods.get(node) ?? []).filter(pod => !isTerminating(pod));
    const fresh = live.filter(pod => isUpdated(pod, set, hash));
    const old = live.filter(pod => !isUpdated(pod, set, hash));
    return { node, fresh: fresh[0], old: old[0], crowded: fresh.length > 1 || old.length > 1 };
  });
}

function replaceInPlace(places: readonly Place[], most: number, up: (pod: StoredObject) => boolean): Update {
  let away = 0;
  const broken: StoredObject[] = [];
  const candidates: StoredObject[] = [];
  for (const { fresh, old, crowded } of places) {
    if (crowded || (fresh === undefined) === (old === undefined)) away += 1;
    else if (fresh !== undefined) away += up(fresh) ? 0 : 1;
    else if (old !== undefined && !up(old)) {
      broken.push(old);
      away += 1;
    } else if (old !== undefined && away < most) candidates.push(old);
  }
  return { make: [], drop: [...broken, ...candidates.slice(0, Math.max(0, most - away))] };
}

function surge(
  places: readonly Place[],
  most: number,
  up: (pod: StoredObject) => boolean,
  daemons: Daemons,
): Update {
  const { set, nodes } = daemons;
  const suits = new Set(nodes.filter(node => shouldRun(set, node).run).map(node => node.metadata.name));
  const drop: StoredObject[] = [];
  const leave: StoredObject[] = [];
  const allowed: string[] = [];
  const candidates: string[] = [];
  let surging = 0;
  let available = 0;
  for (const { node, fresh, old, crowded } of places) {
    if (crowded) {
      surging += 1;
      continue;
    }
    const counted = old ?? fresh;
    if (counted !== undefined && up(counted)) available += 1;
    if (old === undefined) continue;
    if (fresh !== undefined) {
      if (up(fresh)) drop.push(old);
      else surging += 1;
    } else if (!suits.has(node)) (up(old) ? leave : drop).push(old);
    else if (!up(old)) allowed.push(node);
    else if (surging < most) candidates.push(node);
  }
  drop.push(...leave.slice(0, Math.max(0, available - suits.size)));
  return { make: [...allowed, ...candidates.slice(0, Math.max(0, most - surging))], drop };
}

export function rollingUpdate(daemons: Daemons): Update {
  const { set, nodes, now } = daemons;
  const { type, rollingUpdate: bounds } = set.spec.updateStrategy ?? {};
  if (type === 'OnDelete') return NOTHING;
  const desired = nodes.filter(node => shouldRun(set, node).run).length;
  const places = placesOf(daemons);
  if (places.every(({ old }) => old === undefined)) return NOTHING;
  const maxSurge = scaled(bounds?.maxSurge, desired);
  const maxUnavailable = scaled(bounds?.maxUnavailable ?? 1, desired);
  const up = (pod: StoredObject): boolean =>
    isReady(pod) && isAvailable(pod, set.spec.minReadySeconds ?? 0, now);
  return maxSurge === 0
    ? replaceInPlace(places, Math.max(1, maxUnavailable), up)
    : surge(places, maxSurge, up, daemons);
}
