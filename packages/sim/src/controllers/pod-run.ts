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
import { annotation, crashes, EXIT_CODE, failsReadiness, RUN_FOR, toldDelays } from './pod-annotations.ts';
import { isReady, readySince } from './pod-state.ts';

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
  /** The init container of that place is at work. */
  | { readonly stage: 'initializing'; readonly place: number; readonly until: number }
  | Pulling
  | { readonly stage: 'pull-failed'; readonly until: number }
  | { readonly stage: 'starting'; readonly until: number }
  /** What a container needs to be created is not there. */
  | {
      readonly stage: 'config-failed';
      readonly container: string;
      readonly problem: string;
      readonly until: number;
    }
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
  /** Of the init containers that have begun, in their order; sidecars do not end. */
  readonly init: readonly { readonly startedAt: number; readonly finishedAt: number | undefined }[];
}

const endsByItself = (pod: StoredObject): boolean =>
  pod.spec.restartPolicy !== undefined &&
  pod.spec.restartPolicy !== 'Always' &&
  (controllerOf(pod)?.kind === 'Job' || annotation(pod, RUN_FOR) !== undefined);

interface Probed {
  readonly startupProbe?: { readonly initialDelaySeconds?: number };
  readonly readinessProbe?: { readonly initialDelaySeconds?: number };
}

/** Milliseconds from the start of the containers to readiness: none without a readiness probe. */
function readinessDelay(pod: StoredObject, dice: Dice): number {
  const told = toldDelays(pod).ready;
  if (told !== undefined) return told;
  // A startup probe holds the readiness probe back.
  const delays = ((pod.spec.containers ?? []) as readonly Probed[]).map(container =>
    [container.startupProbe, container.readinessProbe].reduce(
      (sum, probe) =>
        probe === undefined ? sum : sum + (probe.initialDelaySeconds ?? 0) * 1000 + between(dice, 500, 1500),
      0,
    ),
  );
  return Math.max(0, ...delays);
}

const createSandbox = (pod: StoredObject, now: number, dice: Dice): Stage => ({
  stage: 'creating',
  until: now + (toldDelays(pod).sandbox ?? between(dice, 150, 400)),
});

export const isSidecar = ({ restartPolicy }: { readonly restartPolicy?: string }): boolean =>
  restartPolicy === 'Always';

/** The init containers run one after the other; a sidecar only has to have started. */
export const initialize = (place: number, sidecar: boolean, now: number, dice: Dice): Stage => ({
  stage: 'initializing',
  place,
  until: now + (sidecar ? between(dice, 200, 500) : between(dice, 800, 1500)),
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
          at: now + (toldDelays(pod).run ?? between(dice, 4000, 8000)),
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
  toldDelays(pod).stop ?? between(dice, 800, 1600);

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

interface State {
  readonly state?: { readonly running?: Json; readonly terminated?: Json };
}

function initIn({ state }: State): PodRun['init'] {
  const ended = exitIn(state?.terminated);
  if (ended !== undefined) return [{ startedAt: ended.startedAt, finishedAt: ended.finishedAt }];
  const since = (state?.running as { readonly startedAt?: string } | undefined)?.startedAt;
  return since === undefined ? [] : [{ startedAt: Date.parse(since), finishedAt: undefined }];
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
    init: (pod.status?.initContainerStatuses ?? []).flatMap(initIn),
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
