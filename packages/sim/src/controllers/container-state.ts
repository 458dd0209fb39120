/**
 * The states of a container, as statuses carry them. Written by `pod-status.ts` and `init-status.ts`.
 */
import { timestamp } from '../store.ts';
import { backOff } from './pod-run.ts';

export interface ContainerState {
  readonly waiting?: Readonly<Record<string, unknown>>;
  readonly running?: Readonly<Record<string, unknown>>;
  readonly terminated?: Readonly<Record<string, unknown>>;
}

export const waiting = (reason: string, message?: string): ContainerState => ({
  waiting: message === undefined ? { reason } : { message, reason },
});

export const terminated = (
  code: number,
  startedAt: number,
  finishedAt: number,
  id: string,
): ContainerState => ({
  terminated: {
    containerID: id,
    exitCode: code,
    finishedAt: timestamp(finishedAt),
    reason: code === 0 ? 'Completed' : 'Error',
    startedAt: timestamp(startedAt),
  },
});

/** As Go prints a duration: 10s, 1m20s, 5m0s. */
function backOffText(failures: number): string {
  const total = backOff(Math.max(1, failures)) / 1000;
  return total < 60 ? `${total}s` : `${Math.floor(total / 60)}m${total % 60}s`;
}

/** `who`: "name_namespace(uid)" of the pod. */
export const crashLoop = (failures: number, container: string, who: string): ContainerState =>
  waiting(
    'CrashLoopBackOff',
    `back-off ${backOffText(failures)} restarting failed container=${container} pod=${who}`,
  );
