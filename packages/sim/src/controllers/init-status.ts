/**
 * How the init containers of a pod stand (kubernetes `pkg/kubelet/kubelet_pods.go`), each by its last run, and whether the others may begin. Read by `pod-status.ts`.
 */
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { hex64, imageId } from './container-identity.ts';
import { type ContainerState, crashLoop, terminated, waiting } from './container-state.ts';
import { type InitRun, isSidecar, type PodRun } from './pod-run.ts';

interface Container {
  readonly name: string;
  readonly image: string;
  readonly restartPolicy?: string;
}

/** One has failed for good. */
export const initFailed = ({ now: stage, init }: PodRun): boolean =>
  stage.stage === 'ended' && init.some(({ code }) => code !== 0);

/** Whether all init containers have done what the others wait for. */
export const initialized = (run: PodRun): boolean =>
  !['creating', 'initializing', 'init-back-off'].includes(run.now.stage) && !initFailed(run);

const placeOf = ({ now: stage }: PodRun): number =>
  stage.stage === 'initializing' || stage.stage === 'init-back-off' ? stage.place : -1;

export const isIncomplete = (run: PodRun, place: number): boolean =>
  (run.init[place]?.finishedAt === undefined || run.init[place].code !== 0) && place >= placeOf(run);

const over = ({ startedAt, finishedAt = 0, code }: InitRun, id: string): ContainerState =>
  terminated(code, startedAt, finishedAt, id);

export function initStatus(run: PodRun, pod: StoredObject, container: Container, place: number) {
  const held = run.init[place];
  const { name, namespace } = pod.metadata;
  const sidecar = isSidecar(container);
  const idOf = (restarts: number) =>
    `containerd://${hex64(`${run.uid}/${container.name}${restarts === 0 ? '' : `/${restarts}`}`)}`;
  const id = idOf(held?.restarts ?? 0);
  const ended = run.now.stage === 'ended';
  const finishedAt = held?.finishedAt ?? (sidecar && ended ? run.lastExit?.finishedAt : undefined);
  const waits = run.now.stage === 'init-back-off' && run.now.told && run.now.place === place;
  const state = (): ContainerState => {
    if (held === undefined) return waiting('PodInitializing');
    if (waits) return crashLoop(held.restarts, container.name, `${name}_${namespace}(${run.uid})`);
    return finishedAt === undefined
      ? { running: { startedAt: timestamp(held.startedAt) } }
      : over({ ...held, finishedAt }, id);
  };
  const now = state();
  const last = waits ? held : held?.before;
  const up = now.running !== undefined;
  const passed = sidecar
    ? up && (initialized(run) || placeOf(run) > place)
    : now.terminated?.['exitCode'] === 0;
  return {
    name: container.name,
    state: now,
    lastState: last === undefined ? {} : over(last, idOf(last.restarts)),
    ready: passed,
    restartCount: held?.restarts ?? 0,
    image: container.image,
    imageID: held === undefined ? '' : imageId(container.image),
    ...(held === undefined ? {} : { containerID: id }),
    started: sidecar ? passed : up,
  };
}
