/**
 * Init containers, one after the other (kubernetes `pkg/kubelet/kuberuntime/kuberuntime_container.go`: computeInitContainerActions): each must end well before the next
 * begins, one that fails is started again with back-off, a sidecar only has to have started. How long one takes, and how it ends, its command line says;
 * one that waits for a Service (`until nslookup myservice`) does. Called by the kubelet.
 */
import type { StoredObject } from '../object.ts';
import { type ProcessContainer, processOf, startsNothing } from './container-process.ts';
import { announceImage, startPull } from './image-pull.ts';
import * as run from './pod-run.ts';
import { type Container, type Scene, sayInit } from './pod-scene.ts';

type InitContainer = Container & ProcessContainer & { readonly restartPolicy?: string };

const LOOK_AGAIN_MS = 2_000;
const RESYNC_MS = 60_000;

const containerAt = ({ spec }: StoredObject, place: number): InitContainer | undefined =>
  spec.initContainers?.[place];

const WAITS_FOR =
  /\b(?:until|while !)\s+(?:nslookup\s+|getent\s+hosts\s+|nc\s+(?:-\w+\s+)*|(?:wget|curl)\s[^;]*?https?:\/\/)([a-z][a-z0-9-]*)(?:\.([a-z0-9-]+))?/;

/** Whether a Service that the script waits for is not there yet. */
function waits({ command = [], args = [] }: InitContainer, { pod, node, snapshot }: Scene): boolean {
  const [, name, namespace = pod.metadata.namespace] = WAITS_FOR.exec([...command, ...args].join(' ')) ?? [];
  return name !== undefined && !startsNothing(node) && snapshot.get('Service', namespace, name) === undefined;
}

function begin(held: run.PodRun, place: number, container: InitContainer, scene: Scene): run.PodRun {
  const { now, dice, node } = scene;
  sayInit(scene, 'Created', 'Container created', container);
  sayInit(scene, 'Started', 'Container started', container);
  const before = held.init[place];
  const entry: run.InitRun = {
    startedAt: now,
    finishedAt: undefined,
    code: 0,
    restarts: before === undefined ? 0 : before.restarts + 1,
    before,
  };
  const lasts = startsNothing(node) ? undefined : processOf(container)?.lasts;
  return {
    ...held,
    init: [...held.init.slice(0, place), entry],
    now: run.initialize(place, run.isSidecar(container) ? 'sidecar' : lasts, now, dice),
  };
}

/** The next init container, or the images of the others where there is none. */
export function initialize(held: run.PodRun, place: number, scene: Scene): run.PodRun {
  const container = containerAt(scene.pod, place);
  if (container === undefined) return { ...held, now: startPull(scene) };
  announceImage(container, scene);
  return begin(held, place, container, scene);
}

type Stage<Name> = Extract<run.Stage, { readonly stage: Name }>;

/** The time of the init container at work is over. */
export function finishInit(held: run.PodRun, stage: Stage<'initializing'>, scene: Scene): run.PodRun {
  const { pod, node, now } = scene;
  const { place } = stage;
  const container = containerAt(pod, place);
  const entry = held.init[place];
  if (container === undefined || entry === undefined || run.isSidecar(container))
    return initialize(held, place + 1, scene);
  if (waits(container, scene)) return { ...held, now: { ...stage, until: now + LOOK_AGAIN_MS } };
  const code = startsNothing(node) ? 0 : (processOf(container)?.code ?? 0);
  const init = held.init.with(place, { ...entry, finishedAt: now, code });
  if (code === 0) return initialize({ ...held, init }, place + 1, scene);
  if (pod.spec.restartPolicy === 'Never') return { ...held, init, now: { stage: 'ended', code } };
  const retryAt = entry.restarts === 0 ? now : now + run.backOff(entry.restarts);
  return { ...held, init, now: { stage: 'init-back-off', place, told: false, until: now + 1_000, retryAt } };
}

/** A sync of a pod whose init container has failed. */
export function retryInit(held: run.PodRun, stage: Stage<'init-back-off'>, scene: Scene): run.PodRun {
  const { pod, now } = scene;
  const { place, retryAt } = stage;
  const container = containerAt(pod, place);
  if (container === undefined) return initialize(held, place + 1, scene);
  if (now >= retryAt) return begin(held, place, container, scene);
  const who = `${pod.metadata.name}_${pod.metadata.namespace}(${held.uid})`;
  sayInit(
    scene,
    'BackOff',
    `Back-off restarting failed container ${container.name} in pod ${who}`,
    container,
  );
  return { ...held, now: { ...stage, told: true, until: Math.min(retryAt, now + RESYNC_MS) } };
}
