/**
 * Conditions of an object, as its status says them: what every kind has in common. Read from the object that the server handed out, redacted; called by the inspector's
 * readers of pods, nodes, workloads and of every other kind. Nothing is judged here: whether True is good depends on the type.
 */
import { fields, list, text, time } from '../kubernetes/json.ts';

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  /** When the status last turned. */
  readonly since?: number;
}

/** In the order of the object; what has no type is left out, and any other status counts as Unknown. */
export function readConditions(value: unknown): readonly Condition[] {
  return list(value).flatMap((item): readonly Condition[] => {
    const given = fields<'type' | 'status' | 'reason' | 'message' | 'lastTransitionTime'>(item);
    const type = text(given.type);
    if (type === undefined) return [];
    const status = given.status === 'True' || given.status === 'False' ? given.status : 'Unknown';
    const [reason, message, since] = [
      text(given.reason),
      text(given.message),
      time(given.lastTransitionTime),
    ];
    return [
      {
        type,
        status,
        ...(reason === undefined ? {} : { reason }),
        ...(message === undefined ? {} : { message }),
        ...(since === undefined ? {} : { since }),
      },
    ];
  });
}

const trouble: ReadonlySet<string> = new Set([
  'MemoryPressure',
  'DiskPressure',
  'PIDPressure',
  'NetworkUnavailable',
  'ReplicaFailure',
  'Failed',
  'FailureTarget',
  'Suspended',
  'DisruptionTarget',
]);

/** Whether a condition says that something is wrong: of most types False does, of some True. */
export function isTrouble({ type, status }: Condition): boolean {
  return status === (trouble.has(type) ? 'True' : 'False');
}
