/**
 * Where a pod stands on its way through a kubelet: stages with the time at which each ends, and what they follow from
 * (kwok's idea of stages: when, delay, next). The kubelet moves a pod from stage to stage; `pod-status.ts` says what each looks like.
 * Kept simpler: all containers of a pod take each step together.
 */
import type { Dice } from '../controller.ts';
import { between } from '../dice.ts';
import type { Json, StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';
import { controllerOf } from './owner.ts';
import { isReady, readySince } from './pod-state.ts';

/** `fail`: the readiness probe fails as long as it stands there. */
export const READINESS = 'sim.switchboard/readiness';
/** Any value but "false": the containers exit with 1 soon after each start. */
export const CRASH = 'sim.switchboard/crash';
/** Seconds that the app needs to end after SIGTERM. */
export const STOP_AFTER = 'sim.switchboard/stop-after';
/** Seconds until the sandbox is made: what a volume that is slow to attach costs. No address before. */
export const SANDBOX_AFTER = 'sim.switchboard/sandbox-after';
/** Seconds from the start of the container until its readiness probe succeeds. */
export const READY_AFTER = 'sim.switchboard/ready-after';
/** Seconds that the containers run before they exit by themselves. */
const RUN_FOR = 'sim.switchboard/run-for';
const EXIT_CODE = 'sim.switchboard/exit-code';

export interface Exit {
  readonly code: number;
  readonly startedAt: number;
  readonly finishedAt: number;
}

export interface Running {
  readonly stage: 'running';
  readonly startedAt: number;
  /** When the readiness probe has or will have succeeded; unset while it fails. */
  readonly readyAt: number | undefined;
  readonly exit: { readonly at: number; readonly code: number } | undefined;
}

export interface Pulling {
  readonly stage: 'pulling';
  /** Images that the node has already. */
  readonly present: readonly string[];
  readonly since: number;
  readonly until: number;
}

export type Stage =
  /** The sandbox is being made: no address yet. */
  | { readonly stage: 'creating'; readonly until: number }
  | { readonly stage: 'initializing'; readonly until: number }
  | Pulling
  | { readonly stage: 'pull-failed'; readonly until: number }
  | { readonly stage: 'starting'; readonly until: number }
  | Running
  | { readonly stage: 'back-off'; readonly until: number }
  /** Told to stop; `running` is what still answers until then. */
  | { readonly stage: 'stopping'; readonly until: number; readonly running: Running | undefined }
  | { readonly stage: 'ended'; readonly code: number };

export interface PodRun {
  readonly uid: string;
  readonly now: Stage;
  readonly pullFailures: number;
  readonly restarts: number;
  readonly lastExit: Exit | undefined;
}

const annotation = (pod: StoredObject, name: string): string | undefined => pod.metadata.annotations?.[name];

const seconds = (pod: StoredObject, name: string): number | undefined => {
  const value = Number(annotation(pod, name));
  return annotation(pod, name) === undefined || !(value >= 0) ? undefined : value * 1000;
};

export const failsReadiness = (pod: StoredObject): boolean => annotation(pod, READINESS) === 'fail';

export const crashes = (pod: StoredObject): boolean => (annotation(pod, CRASH) ?? 'false') !== 'false';

const endsByItself = (pod: StoredObject): boolean =>
  pod.spec.restartPolicy !== undefined &&
  pod.spec.restartPolicy !== 'Always' &&
  (controllerOf(pod)?.kind === 'Job' || annotation(pod, RUN_FOR) !== undefined);

/** Milliseconds from the start of the containers to readiness: none without a readiness probe. */
function readinessDelay(pod: StoredObject, dice: Dice): number {
  const told = seconds(pod, READY_AFTER);
  if (told !== undefined) return told;
  const delays: number[] = (pod.spec.containers ?? [])
    .filter((container: { readinessProbe?: object }) => container.readinessProbe !== undefined)
    .map(
      (container: { readinessProbe: { initialDelaySeconds?: number } }) =>
        (container.readinessProbe.initialDelaySeconds ?? 0) * 1000 + between(dice, 500, 1500),
    );
  return Math.max(0, ...delays);
}

const createSandbox = (pod: StoredObject, now: number, dice: Dice): Stage => ({
  stage: 'creating',
  until: now + (seconds(pod, SANDBOX_AFTER) ?? between(dice, 150, 400)),
});

/** All init containers, one after the other. */
export const initialize = (count: number, now: number, dice: Dice): Stage => ({
  stage: 'initializing',
  until: now + count * between(dice, 800, 1500),
});

export const pull = (present: readonly string[], now: number, dice: Dice): Stage => ({
  stage: 'pulling',
  present,
  since: now,
  until: now + between(dice, 300, 900),
});

export const startContainers = (now: number, dice: Dice): Stage => ({
  stage: 'starting',
  until: now + between(dice, 200, 400),
});

export function runContainers(pod: StoredObject, now: number, dice: Dice): Running {
  const exit = crashes(pod)
    ? { at: now + between(dice, 600, 1500), code: 1 }
    : endsByItself(pod)
      ? {
          at: now + (seconds(pod, RUN_FOR) ?? between(dice, 4000, 8000)),
          code: Number(annotation(pod, EXIT_CODE) ?? 0),
        }
      : undefined;
  const readyAt = failsReadiness(pod) ? undefined : now + readinessDelay(pod, dice);
  return { stage: 'running', startedAt: now, readyAt, exit };
}

/** 10 s, doubled each time, at most 5 minutes. */
export const backOff = (failures: number): number => Math.min(10_000 * 2 ** (failures - 1), 300_000);

/** How long the app takes to end. */
export const stopTime = (pod: StoredObject, dice: Dice): number =>
  seconds(pod, STOP_AFTER) ?? between(dice, 800, 1600);

export const hasBadImage = (image: string): boolean => /:(broken|missing)$/.test(image);

/** The exit that the status tells of; what it does not say counts as 0. */
function exitIn(terminated: Json | undefined): Exit | undefined {
  if (terminated === undefined) return undefined;
  const { exitCode = 0, startedAt, finishedAt } = terminated as Readonly<Record<string, string & number>>;
  return {
    code: exitCode,
    startedAt: Date.parse(startedAt ?? '') || 0,
    finishedAt: Date.parse(finishedAt ?? '') || 0,
  };
}

/** What a kubelet that was just started concludes from the status that it finds. */
export function resume(pod: StoredObject, now: number, dice: Dice): PodRun {
  const first = pod.status?.containerStatuses?.[0];
  const restarts: number = first?.restartCount ?? 0;
  const fresh: PodRun = {
    uid: pod.metadata.uid,
    now: createSandbox(pod, now, dice),
    pullFailures: 0,
    restarts,
    lastExit: exitIn(first?.lastState?.terminated),
  };
  if (first?.state?.waiting?.reason === 'CrashLoopBackOff') {
    const until = (fresh.lastExit?.finishedAt ?? 0) + backOff(Math.max(1, restarts));
    return { ...fresh, now: { stage: 'back-off', until } };
  }
  const startedAt = Date.parse(first?.state?.running?.startedAt ?? '');
  if (Number.isNaN(startedAt)) return fresh;
  const ready = isReady(pod) || conditionOf(pod, 'ContainersReady')?.status === 'True';
  const readyAt = ready ? readySince(pod) : failsReadiness(pod) ? undefined : now + readinessDelay(pod, dice);
  return { ...fresh, now: { stage: 'running', startedAt, readyAt, exit: undefined } };
}
