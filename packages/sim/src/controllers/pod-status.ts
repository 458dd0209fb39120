/**
 * The status of a pod as its kubelet writes it (kubernetes `pkg/kubelet/status/generate.go`, `kubelet_pods.go`): phase, conditions in
 * upstream's order, container statuses. A pure function of the pod, where it stands, and the time.
 */
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionOf, conditionsOf, withCondition } from './condition.ts';
import { hex64, imageId } from './container-identity.ts';
import { type ContainerState, crashLoop, terminated, waiting } from './container-state.ts';
import { ephemeralStatuses } from './ephemeral-containers.ts';
import { initFailed, initialized, initStatus, isIncomplete } from './init-status.ts';
import type { PodRun, Running, Stage } from './pod-run.ts';
import { hasBadImage, pullTrouble } from './pull-trouble.ts';

interface Container {
  readonly name: string;
  readonly image: string;
  readonly restartPolicy?: string;
}

/** What still answers: running containers, also of a pod that was told to stop. */
export const answering = (stage: Stage): Running | undefined =>
  stage.stage === 'running' ? stage : stage.stage === 'stopping' ? stage.running : undefined;

const FAILURES: ReadonlySet<unknown> = new Set([
  'CreateContainerConfigError',
  'ErrImageNeverPull',
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
]);

/** Why a container could not be created is said until it could (`pkg/kubelet/reason_cache.go`). */
function failureOf(pod: StoredObject, { name }: Container): ContainerState | undefined {
  const held: readonly { readonly name: string; readonly state?: ContainerState }[] =
    pod.status?.containerStatuses ?? [];
  const state = held.find(one => one.name === name)?.state;
  return FAILURES.has(state?.waiting?.['reason']) ? state : undefined;
}

function stateOf(pod: StoredObject, run: PodRun, container: Container, last: string): ContainerState {
  const { now: stage, lastExit } = run;
  const exited = (code: number): ContainerState =>
    terminated(lastExit?.code ?? code, lastExit?.startedAt ?? 0, lastExit?.finishedAt ?? 0, last);
  switch (stage.stage) {
    case 'running':
      return { running: { startedAt: timestamp(stage.startedAt) } };
    case 'stopping':
      return stage.running === undefined
        ? waiting('ContainerCreating')
        : { running: { startedAt: timestamp(stage.running.startedAt) } };
    case 'ended':
      if (lastExit !== undefined) return exited(stage.code);
      return waiting(initFailed(run) ? 'PodInitializing' : 'ContainerCreating');
    case 'back-off': {
      if (!stage.told) return exited(0);
      const { name, namespace, uid } = pod.metadata;
      return crashLoop(run.failures, container.name, `${name}_${namespace}(${uid})`);
    }
    case 'pulling':
    case 'pull-failed':
      return hasBadImage(container.image) && stage.shown !== undefined
        ? { waiting: pullTrouble(container.image, stage.shown) }
        : (failureOf(pod, container) ?? waiting('ContainerCreating'));
    case 'initializing':
    case 'init-back-off':
      return waiting('PodInitializing');
    case 'config-failed':
      return stage.container === container.name
        ? waiting(stage.reason, stage.problem)
        : waiting('ContainerCreating');
    default:
      return lastExit === undefined || stage.stage !== 'starting'
        ? (failureOf(pod, container) ?? waiting('ContainerCreating'))
        : exited(0);
  }
}

function containerStatus(pod: StoredObject, run: PodRun, container: Container, ready: boolean) {
  const { lastExit, restarts } = run;
  const idOf = (start: number) => `containerd://${hex64(`${run.uid}/${container.name}/${start}`)}`;
  const running = run.now.stage === 'running' || run.now.stage === 'stopping';
  const last = lastExit === undefined ? '' : idOf(running ? restarts - 1 : restarts);
  const state = stateOf(pod, run, container, last);
  const started = answering(run.now) !== undefined;
  const known = started || lastExit !== undefined;
  const showsLast = lastExit !== undefined && state.terminated === undefined;
  return {
    name: container.name,
    state,
    lastState: showsLast ? terminated(lastExit.code, lastExit.startedAt, lastExit.finishedAt, last) : {},
    ready,
    restartCount: restarts,
    image: container.image,
    imageID: known ? imageId(container.image) : '',
    ...(known ? { containerID: started ? idOf(restarts) : last } : {}),
    started,
  };
}

function phaseOf(run: PodRun): string {
  if (run.now.stage === 'ended') return run.now.code === 0 ? 'Succeeded' : 'Failed';
  return answering(run.now) !== undefined || run.restarts > 0 || run.lastExit !== undefined
    ? 'Running'
    : 'Pending';
}

const KUBELETS = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];

function conditions(
  pod: StoredObject,
  run: PodRun,
  isReady: (container: Container) => boolean,
  hasAddress: boolean,
  now: number,
) {
  const missing = ((pod.spec.containers ?? []) as readonly Container[]).filter(one => !isReady(one));
  const ready = missing.length === 0;
  const names = (list: readonly Container[] | undefined) =>
    `[${(list ?? []).map(one => one.name).join(' ')}]`;
  const ended = run.now.stage === 'ended' && run.now.code === 0;
  const passed = initialized(run);
  const incomplete: readonly Container[] = (pod.spec.initContainers ?? []).filter(
    (_: Container, place: number) => isIncomplete(run, place),
  );
  const unready = ended
    ? { reason: 'PodCompleted' }
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: ${names(missing)}`,
      };
  const closed: readonly string[] = (pod.spec.readinessGates ?? [])
    .map((gate: { conditionType: string }) => gate.conditionType)
    .filter((type: string) => conditionOf(pod, type)?.status !== 'True');
  const gates = {
    reason: 'ReadinessGatesNotReady',
    message: closed
      .map(type => `the status of pod readiness gate "${type}" is not "True", but False`)
      .join(', '),
  };
  const bool = (value: boolean): 'True' | 'False' => (value ? 'True' : 'False');
  const hasInit = (pod.spec.initContainers ?? []).length > 0;
  const wanted: readonly Condition[] = [
    { type: 'PodReadyToStartContainers', status: bool(hasAddress && run.now.stage !== 'ended') },
    passed || !hasInit
      ? { type: 'Initialized', status: 'True', ...(ended ? { reason: 'PodCompleted' } : {}) }
      : {
          type: 'Initialized',
          status: 'False',
          reason: 'ContainersNotInitialized',
          message: `containers with incomplete status: ${names(incomplete)}`,
        },
    ready && closed.length === 0
      ? { type: 'Ready', status: 'True' }
      : { type: 'Ready', status: 'False', ...(ready ? gates : unready) },
    ready
      ? { type: 'ContainersReady', status: 'True' }
      : { type: 'ContainersReady', status: 'False', ...unready },
    { type: 'PodScheduled', status: 'True' },
  ];
  const time = timestamp(now);
  const held = conditionsOf(pod);
  return [
    ...wanted.flatMap(condition => {
      const own = held.filter(one => one.type === condition.type);
      return withCondition(own, { ...condition, lastProbeTime: null }, time);
    }),
    ...held.filter(one => !KUBELETS.includes(one.type)),
  ];
}

export function podStatus(
  pod: StoredObject,
  run: PodRun,
  node: StoredObject,
  addresses: readonly string[],
  now: number,
): StoredObject['status'] {
  const { readyAt } = answering(run.now) ?? {};
  const isReady = ({ name }: Container): boolean => (readyAt?.get(name) ?? Number.POSITIVE_INFINITY) <= now;
  const host = (node.status?.addresses ?? [])
    .filter((address: { type: string }) => address.type === 'InternalIP')
    .map((address: { address: string }) => address.address);
  const { message: _m, reason: _r, ...kept } = pod.status ?? {};
  const init: readonly Container[] = pod.spec.initContainers ?? [];
  const containers: readonly Container[] = pod.spec.containers ?? [];
  return {
    ...kept,
    ...(pod.metadata.generation === undefined ? {} : { observedGeneration: pod.metadata.generation }),
    phase: phaseOf(run),
    conditions: conditions(pod, run, isReady, addresses.length > 0, now),
    ...(host.length > 0 ? { hostIP: host[0], hostIPs: host.map((ip: string) => ({ ip })) } : {}),
    ...(addresses.length > 0 ? { podIP: addresses[0], podIPs: addresses.map(ip => ({ ip })) } : {}),
    startTime: pod.status?.startTime ?? timestamp(now),
    ...(init.length > 0
      ? { initContainerStatuses: init.map((one, place) => initStatus(run, pod, one, place)) }
      : {}),
    containerStatuses: containers.map(one => containerStatus(pod, run, one, isReady(one))),
    ...ephemeralStatuses(pod, answering(run.now) !== undefined, now),
  };
}
