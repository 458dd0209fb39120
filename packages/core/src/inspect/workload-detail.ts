/**
 * A workload's rollout, as its status counts it, with the strategy and the images of its template. One reader for Deployments, ReplicaSets, StatefulSets, DaemonSets
 * and Jobs: each says some of it. Called by the inspector; conditions are read by `readObject`.
 */
import { fields, integer, list, numberOrName, text } from '../kubernetes/json.ts';

export interface WorkloadDetail {
  readonly strategy?: string;
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
  readonly paused: boolean;
  readonly minReadySeconds: number;
  /** Seconds after which a rollout that does not get on is said to have failed. */
  readonly deadline?: number;
  /** In the order in which they are worth reading; only what the status counts. */
  readonly counts: readonly (readonly [what: CountName, pods: number])[];
  readonly images: readonly string[];
}

export type CountName = (typeof counted)[number][1];

/** Field of the status, and what it counts. */
const counted = [
  ['updatedReplicas', 'of this version'],
  ['updatedNumberScheduled', 'of this version'],
  ['readyReplicas', 'ready'],
  ['numberReady', 'ready'],
  ['ready', 'ready'],
  ['availableReplicas', 'available'],
  ['numberAvailable', 'available'],
  ['unavailableReplicas', 'unavailable'],
  ['numberUnavailable', 'unavailable'],
  ['numberMisscheduled', 'where none should be'],
  ['terminatingReplicas', 'terminating'],
  ['active', 'running'],
  ['succeeded', 'succeeded'],
  ['failed', 'failed'],
] as const;

type SpecField =
  | 'strategy'
  | 'updateStrategy'
  | 'paused'
  | 'minReadySeconds'
  | 'progressDeadlineSeconds'
  | 'template';

export function readWorkload(value: unknown): WorkloadDetail {
  const object = fields<'spec' | 'status'>(value);
  const spec = fields<SpecField>(object.spec);
  const status = fields<(typeof counted)[number][0]>(object.status);
  const strategy = fields<'type' | 'rollingUpdate'>(spec.strategy ?? spec.updateStrategy);
  const rolling = fields<'maxSurge' | 'maxUnavailable'>(strategy.rollingUpdate);
  const said = {
    strategy: text(strategy.type),
    maxSurge: numberOrName(rolling.maxSurge),
    maxUnavailable: numberOrName(rolling.maxUnavailable),
    deadline: integer(spec.progressDeadlineSeconds),
  };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, one]) => one !== undefined)),
    paused: spec.paused === true,
    minReadySeconds: integer(spec.minReadySeconds) ?? 0,
    counts: counted.flatMap(([field, what]) => {
      const pods = integer(status[field]);
      return pods === undefined ? [] : [[what, pods] as const];
    }),
    images: list(fields<'containers'>(fields<'spec'>(spec.template).spec).containers).flatMap(
      item => text(fields<'image'>(item).image) ?? [],
    ),
  };
}
