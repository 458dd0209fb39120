/**
 * Which container keeps a pod from being ready, and what is known of it: init containers first, in their order, then those that wait or have ended, then those that
 * run and are not ready. Called by `parsePod`, for pods that are not ready.
 */
import { fields, integer, list, type Mutable, text } from '../json.ts';
import type { ContainerTrouble } from '../object.ts';
import { describeProbe } from './probes.ts';

type StatusField = 'name' | 'ready' | 'started' | 'restartCount' | 'state' | 'lastState' | 'image';
type StateField = 'waiting' | 'terminated' | 'running';
type ReasonField = 'reason' | 'message' | 'exitCode';

interface Statuses {
  readonly containerStatuses?: unknown;
  readonly initContainerStatuses?: unknown;
}

export function findTrouble(
  containers: readonly unknown[],
  initContainers: readonly unknown[],
  statuses: Statuses,
): ContainerTrouble | undefined {
  const sidecars = new Set(
    initContainers.flatMap(item => {
      const container = fields<'name' | 'restartPolicy'>(item);
      return container.restartPolicy === 'Always' ? [container.name] : [];
    }),
  );
  const init = list(statuses.initContainerStatuses).find(item => {
    const status = fields<StatusField>(item);
    if (sidecars.has(status.name)) return status.started !== true;
    return integer(fields<ReasonField>(fields<StateField>(status.state).terminated).exitCode) !== 0;
  });
  if (init !== undefined) return { ...describe(init, initContainers), init: true };
  const waiting = list(statuses.containerStatuses).filter(item => fields<StatusField>(item).ready !== true);
  const found = waiting.find(item => describe(item, containers).word !== undefined) ?? waiting[0];
  return found === undefined ? undefined : describe(found, containers);
}

function describe(json: unknown, specs: readonly unknown[]): ContainerTrouble {
  const status = fields<StatusField>(json);
  const state = fields<StateField>(status.state);
  const now = fields<ReasonField>(state.waiting ?? state.terminated);
  const trouble: Mutable<ContainerTrouble> = {
    container: text(status.name) ?? '',
    restarts: integer(status.restartCount) ?? 0,
  };
  const word = text(now.reason) ?? (state.terminated === undefined ? undefined : 'Error');
  const message = text(now.message);
  const image = text(status.image);
  const ended = fields<ReasonField>(fields<StateField>(status.lastState).terminated ?? state.terminated);
  const exit = integer(ended.exitCode);
  if (word !== undefined) trouble.word = word;
  if (message !== undefined) trouble.message = message;
  if (image !== undefined) trouble.image = image;
  if (exit !== undefined) trouble.last = { reason: text(ended.reason) ?? 'Error', exit };
  const spec = specs.find(item => fields<'name'>(item).name === status.name);
  const probe = describeProbe(fields<'readinessProbe'>(spec).readinessProbe);
  if (probe !== undefined) trouble.probe = probe;
  return trouble;
}
