/**
 * Where a pod stands on its way through a kubelet: stages with the time at which each ends, and what they follow from
 * (kwok's idea of stages: when, delay, next). The kubelet moves a pod from stage to stage; `pod-status.ts` says what each looks like.
 * Kept simpler: all containers of a pod take each step together; only whether each is ready is its own.
 */
import type { Dice } from '../controller.ts';
import { between } from '../dice.ts';
import type { Json, StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';
import { podProcess } from './container-process.ts';
import { controllerOf } from './owner.ts';
import { annotation, crashes, EXIT_CODE, failsReadiness, RUN_FOR, toldDelays } from './pod-annotations.ts';
import { isReady, readySince } from './pod-state.ts';
import type { PullTrouble } from './pull-trouble.ts';

export interface Exit {
  readonly code: number;
  readonly startedAt: number;
  readonly finishedAt: number;
}

export type ReadinessTimes = ReadonlyMap<string, number>;

/** A probe that fails: when it is asked next, and how often in a row it has failed. */
export interface ProbeRun {
  readonly due: number;
  readonly failures: number;
}

/** By kind and container. */
export type ProbeRuns = ReadonlyMap<string, ProbeRun>;

export const NO_PROBES: ProbeRuns = new Map();

export interface Running {
  readonly stage: 'running';
  readonly startedAt: number;
  /** When the readiness probe of each container has or will have succeeded; no entry while it fails. */
  readonly readyAt: ReadinessTimes;
  /** `killed`: it was told to. */
  readonly exit: { readonly at: number; readonly code: number; readonly killed?: boolean } | undefined;
  /** Those that fail. */
  readonly probes: ProbeRuns;
}

export interface Pulling {
  readonly stage: 'pulling';
  /** Images that the node has already. */
  readonly present: readonly string[];
  /** Why it could not be pulled before. */
  readonly shown: PullTrouble | undefined;
  readonly since: number;
  readonly until: number;
}

export type Stage =
  /** The sandbox is being made: no address yet. */
  | { readonly stage: 'creating'; readonly until: number }
  /** The init container of that place is at work. */
  | { readonly stage: 'initializing'; readonly place: number; readonly until: number }
  | Pulling
  /** Syncs go on until a pull is due again. What one sync finds is seen in the status that the next one writes. */
  | {
      readonly stage: 'pull-failed';
      readonly shown: PullTrouble | undefined;
      readonly found: PullTrouble;
      readonly until: number;
      readonly retryAt: number;
    }
  | { readonly stage: 'starting'; readonly until: number }
  /** The init container of that place has failed. */
  | {
      readonly stage: 'init-back-off';
      readonly place: number;
      readonly told: boolean;
      readonly until: number;
      readonly retryAt: number;
    }
  /** What a container needs to be created is not there, or cannot be. */
  | {
      readonly stage: 'config-failed';
      readonly container: string;
      readonly reason: string;
      readonly problem: string;
      readonly until: number;
    }
  | Running
  /** `told`: a sync has found that it must wait; until then the status says how the container ended. */
  | {
      readonly stage: 'back-off';
      readonly told: boolean;
      readonly until: number;
      readonly retryAt: number;
    }
  /** Told to stop; `running` is what still answers until then. */
  | { readonly stage: 'stopping'; readonly until: number; readonly running: Running | undefined }
  | { readonly stage: 'ended'; readonly code: number };

export interface InitRun {
  readonly startedAt: number;
  readonly finishedAt: number | undefined;
  /** How it ended. */
  readonly code: number;
  readonly restarts: number;
  readonly before: InitRun | undefined;
}

export interface PodRun {
  readonly uid: string;
  readonly now: Stage;
  readonly pullFailures: number;
  readonly restarts: number;
  /** Restarts since the back-off was last cleared. */
  readonly failures: number;
  readonly lastExit: Exit | undefined;
  /** Of the init containers that have begun, in their order; sidecars do not end. */
  readonly init: readonly InitRun[];
}

const endsByItself = (pod: StoredObject): boolean =>
  pod.spec.restartPolicy !== undefined &&
  pod.spec.restartPolicy !== 'Always' &&
  (controllerOf(pod)?.kind === 'Job' || annotation(pod, RUN_FOR) !== undefined);

interface Probed {
  readonly name: string;
  readonly startupProbe?: { readonly initialDelaySeconds?: number };
  readonly readinessProbe?: { readonly initialDelaySeconds?: number };
}

const probedOf = (pod: StoredObject): readonly Probed[] => pod.spec.containers ?? [];

/** The containers that annotations about readiness speak of: those with a probe, all where there is none. */
export function gatedContainers(pod: StoredObject): readonly string[] {
  const all = probedOf(pod);
  const probed = all.filter(({ readinessProbe }) => readinessProbe !== undefined);
  return (probed.length === 0 ? all : probed).map(({ name }) => name);
}

/** Milliseconds from the start of a container to its readiness: none without a readiness probe. */
const readinessDelay = ({ startupProbe, readinessProbe }: Probed, dice: Dice): number =>
  // A startup probe holds the readiness probe back.
  [startupProbe, readinessProbe].reduce(
    (sum, probe) =>
      probe === undefined ? sum : sum + (probe.initialDelaySeconds ?? 0) * 1000 + between(dice, 500, 1500),
    0,
  );

/** All containers at the same time. */
export const readyTogether = (pod: StoredObject, at: number): ReadinessTimes =>
  new Map(probedOf(pod).map(({ name }) => [name, at]));

/** `held`: containers that are ready already. */
function readinessTimes(
  pod: StoredObject,
  now: number,
  dice: Dice,
  held: ReadinessTimes = new Map(),
): ReadinessTimes {
  const told = toldDelays(pod).ready;
  const gated = gatedContainers(pod);
  return new Map(
    probedOf(pod).flatMap(container => {
      const { name } = container;
      const before = held.get(name);
      if (before !== undefined) return [[name, before] as const];
      if (gated.includes(name) && failsReadiness(pod)) return [];
      const delay = told !== undefined && gated.includes(name) ? told : readinessDelay(container, dice);
      return [[name, now + delay] as const];
    }),
  );
}

const createSandbox = (pod: StoredObject, now: number, dice: Dice): Stage => ({
  stage: 'creating',
  until: now + (toldDelays(pod).sandbox ?? between(dice, 150, 400)),
});

export const isSidecar = ({ restartPolicy }: { readonly restartPolicy?: string }): boolean =>
  restartPolicy === 'Always';

/** `lasts`: milliseconds, where the command line says it. */
export const initialize = (
  place: number,
  lasts: number | 'sidecar' | undefined,
  now: number,
  dice: Dice,
): Stage => {
  const some = lasts === 'sidecar' ? between(dice, 200, 500) : between(dice, 800, 1500);
  return {
    stage: 'initializing',
    place,
    until: now + (typeof lasts === 'number' ? Math.max(some, lasts) : some),
  };
};

export const pull = (
  present: readonly string[],
  shown: PullTrouble | undefined,
  now: number,
  dice: Dice,
): Stage => ({
  stage: 'pulling',
  present,
  shown,
  since: now,
  until: now + between(dice, 300, 900),
});

export const startContainers = (now: number, dice: Dice): Stage => ({
  stage: 'starting',
  until: now + between(dice, 200, 400),
});

/** When the containers will end by themselves: because they are told to, because their command says so, or because it is a Job's work. */
function endOf(pod: StoredObject, node: StoredObject, now: number, dice: Dice): Running['exit'] {
  if (crashes(pod)) return { at: now + between(dice, 600, 1500), code: 1 };
  const told = annotation(pod, RUN_FOR) !== undefined || annotation(pod, EXIT_CODE) !== undefined;
  const process = told ? undefined : podProcess(pod, node);
  if (process !== undefined) return { at: now + process.lasts + between(dice, 100, 600), code: process.code };
  return endsByItself(pod)
    ? {
        at: now + (toldDelays(pod).run ?? between(dice, 4000, 8000)),
        code: Number(annotation(pod, EXIT_CODE) ?? 0),
      }
    : undefined;
}

export function runContainers(pod: StoredObject, node: StoredObject, now: number, dice: Dice): Running {
  const exit = endOf(pod, node, now, dice);
  return {
    stage: 'running',
    startedAt: now,
    readyAt: readinessTimes(pod, now, dice),
    exit,
    probes: NO_PROBES,
  };
}

/** 10 s, doubled each time, at most 5 minutes. */
export const backOff = (failures: number): number => Math.min(10_000 * 2 ** (failures - 1), 300_000);

/** How long the app takes to end. */
export const stopTime = (pod: StoredObject, dice: Dice): number =>
  toldDelays(pod).stop ?? between(dice, 800, 1600);

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
  readonly restartCount?: number;
  readonly state?: { readonly running?: Json; readonly terminated?: Json };
}

function initIn({ state, restartCount = 0 }: State): PodRun['init'] {
  const ended = exitIn(state?.terminated);
  const rest = { restarts: restartCount, before: undefined };
  if (ended !== undefined) return [{ ...ended, ...rest }];
  const since = (state?.running as { readonly startedAt?: string } | undefined)?.startedAt;
  return since === undefined
    ? []
    : [{ startedAt: Date.parse(since), finishedAt: undefined, code: 0, ...rest }];
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
    failures: restarts,
    lastExit: exitIn(first?.lastState?.terminated),
    init: (pod.status?.initContainerStatuses ?? []).flatMap(initIn),
  };
  if (first?.state?.waiting?.reason === 'CrashLoopBackOff') {
    const until = (fresh.lastExit?.finishedAt ?? 0) + backOff(Math.max(1, restarts));
    return { ...fresh, now: { stage: 'back-off', told: true, until, retryAt: until } };
  }
  const startedAt = Date.parse(first?.state?.running?.startedAt ?? '');
  if (Number.isNaN(startedAt)) return fresh;
  const complete = isReady(pod) || conditionOf(pod, 'ContainersReady')?.status === 'True';
  const since = readySince(pod);
  const held = complete
    ? readyTogether(pod, since)
    : new Map<string, number>(
        (pod.status?.containerStatuses ?? []).flatMap(
          (one: { readonly name: string; readonly ready: boolean }) =>
            one.ready ? [[one.name, since] as const] : [],
        ),
      );
  const readyAt = readinessTimes(pod, now, dice, held);
  return { ...fresh, now: { stage: 'running', startedAt, readyAt, exit: undefined, probes: NO_PROBES } };
}
