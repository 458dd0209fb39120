/**
 * What the containers of a pod say in sum, counted as kubectl counts (kubernetes pkg/printers printPod): ready and total with native sidecars,
 * restarts, and the first word that says why the pod does not run.
 */
import { fields, integer, list, type Mutable, text, time } from '../json.ts';

export interface ContainersSummary {
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  /** When the last one that was started again had ended. */
  readonly restarted?: number;
  readonly reason?: string;
  readonly message?: string;
  /** When the last of the containers started; undefined unless all of them run. */
  readonly started?: number;
}

interface Statuses {
  readonly containerStatuses?: unknown;
  readonly initContainerStatuses?: unknown;
}

/** How one container fares; `word` is what kubectl would print for it. */
interface State {
  readonly word?: string;
  readonly message?: string;
  readonly succeeded: boolean;
  readonly terminated: boolean;
  readonly started?: number;
}

export function summariseContainers(
  containers: readonly unknown[],
  initContainers: readonly unknown[],
  statuses: Statuses,
  initialized: boolean,
): ContainersSummary {
  const sidecars = new Set(
    initContainers.flatMap(item => {
      const container = fields<'name' | 'restartPolicy'>(item);
      return container.restartPolicy === 'Always' ? (text(container.name) ?? []) : [];
    }),
  );
  const [before, then] = [list(statuses.initContainerStatuses), list(statuses.containerStatuses)];
  const { sidecarRestarts, ...init } = summariseInit(before, initContainers.length, sidecars);
  const total = containers.length + sidecars.size;
  if (init.reason !== undefined && !initialized) return { ...init, ...lastRestart(before), total };
  const main = summariseMain(then, containers.length);
  const beside = before.filter(item => sidecars.has(text(fields<'name'>(item).name) ?? ''));
  return {
    ...main,
    ...lastRestart([...beside, ...then]),
    ...{ total, ready: main.ready + init.ready, restarts: main.restarts + sidecarRestarts },
  };
}

function lastRestart(statuses: readonly unknown[]): Pick<ContainersSummary, 'restarted'> {
  const ends = statuses.flatMap(item => {
    const { terminated } = fields<'terminated'>(fields<'lastState'>(item).lastState);
    return time(fields<'finishedAt'>(terminated).finishedAt) ?? [];
  });
  return ends.length === 0 ? {} : { restarted: Math.max(...ends) };
}

function summariseMain(statuses: readonly unknown[], expected: number): Omit<ContainersSummary, 'total'> {
  const summary: Mutable<Omit<ContainersSummary, 'total'>> = { ready: 0, restarts: 0 };
  let running = 0;
  let started = 0;
  for (const item of statuses) {
    const status = fields<'ready' | 'restartCount' | 'state'>(item);
    const state = readState(status.state);
    summary.restarts += integer(status.restartCount) ?? 0;
    if (state.word !== undefined) {
      if (summary.reason === undefined) {
        summary.reason = state.word;
        if (state.message !== undefined) summary.message = state.message;
      }
    } else if (state.started !== undefined) {
      running += 1;
      started = Math.max(started, state.started);
      if (status.ready === true) summary.ready += 1;
    }
  }
  // One container that has done its work does not stop the others.
  if (summary.reason === 'Completed' && running > 0) delete summary.reason;
  if (running > 0 && running === expected) summary.started = started;
  return summary;
}

function summariseInit(
  statuses: readonly unknown[],
  expected: number,
  sidecars: ReadonlySet<string>,
): Omit<ContainersSummary, 'total'> & { readonly sidecarRestarts: number } {
  let ready = 0;
  let restarts = 0;
  let sidecarRestarts = 0;
  for (const [position, item] of statuses.entries()) {
    const status = fields<'name' | 'ready' | 'started' | 'restartCount' | 'state'>(item);
    const sidecar = sidecars.has(text(status.name) ?? '');
    const state = readState(status.state);
    restarts += integer(status.restartCount) ?? 0;
    if (sidecar) sidecarRestarts += integer(status.restartCount) ?? 0;
    if (state.succeeded) continue;
    if (sidecar && status.started === true) {
      if (status.ready === true) ready += 1;
      continue;
    }
    const told = state.word !== undefined && (state.terminated || state.word !== 'PodInitializing');
    const reason = `Init:${told ? state.word : `${position}/${expected}`}`;
    return { ready, restarts, sidecarRestarts, reason, ...(state.message && { message: state.message }) };
  }
  return { ready, restarts, sidecarRestarts };
}

function readState(json: unknown): State {
  const from = fields<'waiting' | 'terminated' | 'running'>(json);
  if (from.terminated !== undefined && from.terminated !== null) {
    const terminated = fields<'reason' | 'message' | 'exitCode' | 'signal'>(from.terminated);
    const signal = integer(terminated.signal);
    const exit = integer(terminated.exitCode) ?? 0;
    const unnamed = signal === undefined || signal === 0 ? `ExitCode:${exit}` : `Signal:${signal}`;
    const message = text(terminated.message);
    return {
      word: text(terminated.reason) ?? unnamed,
      ...(message !== undefined && { message }),
      succeeded: exit === 0,
      terminated: true,
    };
  }
  const waiting = fields<'reason' | 'message'>(from.waiting);
  const word = text(waiting.reason);
  const message = text(waiting.message);
  const started = time(fields<'startedAt'>(from.running).startedAt);
  return {
    ...(word !== undefined && { word }),
    ...(message !== undefined && { message }),
    ...(started !== undefined && { started }),
    succeeded: false,
    terminated: false,
  };
}
