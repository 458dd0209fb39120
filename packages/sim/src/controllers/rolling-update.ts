/**
 * The arithmetic of a rollout: how many pods a Deployment's ReplicaSets should have next
 * (kubernetes `pkg/controller/deployment/rolling.go`, `sync.go`, `util/deployment_util.go`). Numbers in, numbers out. Law M13.
 */

/** What the arithmetic needs to know of a ReplicaSet. */
export interface Sized {
  readonly name: string;
  readonly replicas: number;
  readonly available: number;
  /** The Deployment's desired replicas plus surge when it was last sized; 0 when unknown. */
  readonly maxReplicas: number;
}

export interface Bounds {
  readonly desired: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

type IntOrPercent = number | string | undefined;

const resolve = (value: IntOrPercent, total: number, round: (value: number) => number): number =>
  typeof value === 'string' ? round((Number.parseFloat(value) * total) / 100) || 0 : (value ?? 0);

/** Surge rounds up, unavailability down; if both come out as 0, one pod may be unavailable (ResolveFenceposts). */
export function boundsOf(desired: number, maxSurge: IntOrPercent, maxUnavailable: IntOrPercent): Bounds {
  const surge = resolve(maxSurge ?? '25%', desired, Math.ceil);
  const unavailable = resolve(maxUnavailable ?? '25%', desired, Math.floor);
  return {
    desired,
    maxSurge: surge,
    maxUnavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, desired),
  };
}

const sum = (sets: readonly Sized[], field: 'replicas' | 'available'): number =>
  sets.reduce((total, set) => total + set[field], 0);

/** NewRSNewReplicas for a rolling update. */
export function newSize(current: Sized, older: readonly Sized[], bounds: Bounds): number {
  if (current.replicas > bounds.desired) return bounds.desired;
  const room = bounds.desired + bounds.maxSurge - current.replicas - sum(older, 'replicas');
  return room <= 0 ? current.replicas : current.replicas + Math.min(room, bounds.desired - current.replicas);
}

/** reconcileOldReplicaSets: sizes of the older sets, oldest first; first those that never became available, then the others. */
export function oldSizes(
  current: Sized,
  older: readonly Sized[],
  bounds: Bounds,
): ReadonlyMap<string, number> {
  const sizes = new Map(older.map(set => [set.name, set.replicas]));
  const minAvailable = bounds.desired - bounds.maxUnavailable;
  const missing = current.replicas - current.available;
  const most = current.replicas + sum(older, 'replicas') - minAvailable - missing;
  if (sum(older, 'replicas') === 0 || most <= 0) return sizes;

  let cleaned = 0;
  for (const set of older) {
    const away = Math.min(most - cleaned, Math.max(0, set.replicas - set.available));
    sizes.set(set.name, set.replicas - away);
    cleaned += away;
  }
  let spare = current.available + sum(older, 'available') - minAvailable;
  for (const set of older) {
    const size = sizes.get(set.name) ?? 0;
    const away = Math.max(0, Math.min(size, spare));
    sizes.set(set.name, size - away);
    spare -= away;
  }
  return sizes;
}

/** Proportional scaling of several active sets (sync.go `scale`); the largest comes first. */
export function proportions(
  sets: readonly Sized[],
  bounds: Bounds,
  lastMax: number,
): ReadonlyMap<string, number> {
  const allowed = bounds.desired > 0 ? bounds.desired + bounds.maxSurge : 0;
  const toAdd = allowed - sum(sets, 'replicas');
  const sizes = new Map<string, number>();
  let added = 0;
  for (const set of sets) {
    const share =
      bounds.desired === 0
        ? -set.replicas
        : Math.round((set.replicas * allowed) / (set.maxReplicas || lastMax || 1)) - set.replicas;
    const left = toAdd - added;
    const part =
      set.replicas === 0 || left === 0 ? 0 : toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
    sizes.set(set.name, set.replicas + part);
    added += part;
  }
  const first = sets[0];
  if (first !== undefined && toAdd !== 0)
    sizes.set(first.name, Math.max(0, (sizes.get(first.name) ?? 0) + toAdd - added));
  return sizes;
}
