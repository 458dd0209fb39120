/**
 * How a kubelet comes by the images of a pod (kubernetes `pkg/kubelet/images/image_manager.go`): pulled, found, or not to be had.
 * An image is found on a node as long as a pod there has it; a pod that finds it takes as long as one that pulls it, to keep the story's pace.
 */
import type { StoredObject } from '../object.ts';
import { startsNothing } from './container-process.ts';
import * as run from './pod-run.ts';
import { type Container, containersOf, type Scene, say, sayAt } from './pod-scene.ts';
import { hasBadImage, invalidName, type PullTrouble, pullError } from './pull-trouble.ts';

interface Status {
  readonly image: string;
  readonly imageID: string;
}

const has = (pod: StoredObject, image: string): boolean =>
  (pod.status?.containerStatuses ?? []).some((held: Status) => held.image === image && held.imageID !== '');

const isPresent = ({ image, imagePullPolicy }: Container, { node, snapshot }: Scene): boolean =>
  imagePullPolicy !== 'Always' && snapshot.having('node', node.metadata.name).some(pod => has(pod, image));

/** A sync that failed comes again after ten to fifteen seconds (`pkg/kubelet/pod_workers.go`: completeWork). */
const SYNC_MS = 12_000;

const foundWords = (image: string): string =>
  `Container image "${image}" already present on machine and can be accessed by the pod`;

/** Before an init container, and before a container is started again: its image is looked for once more. */
export function announceImage(container: Container, scene: Scene): void {
  const { name, image } = container;
  const initial = (scene.pod.spec.initContainers ?? []).some((one: Container) => one.name === name);
  const field = `spec.${initial ? 'initContainers' : 'containers'}{${name}}`;
  const again = container.imagePullPolicy === 'Always';
  if (!again && (!initial || isPresent(container, scene))) {
    sayAt(scene, 'Pulled', foundWords(image), field);
    return;
  }
  sayAt(scene, 'Pulling', `Pulling image "${image}"`, field);
  const took = '398ms (398ms including waiting)';
  sayAt(
    scene,
    'Pulled',
    `Successfully pulled image "${image}" in ${took}. Image size: 48213006 bytes.`,
    field,
  );
}

interface Refusal {
  readonly event: string;
  readonly reason: string;
  readonly problem: string;
}

/** An image that is not even asked for. */
function refusalOf(container: Container, scene: Scene): Refusal | undefined {
  const { image, imagePullPolicy } = container;
  if (startsNothing(scene.node)) return undefined;
  const wrong = invalidName(image);
  if (wrong !== undefined) return { event: 'InspectFailed', reason: 'InvalidImageName', problem: wrong };
  if (imagePullPolicy !== 'Never' || isPresent(container, scene)) return undefined;
  const problem = `Container image "${image}" is not present with pull policy of Never`;
  return { event: 'ErrImageNeverPull', reason: 'ErrImageNeverPull', problem };
}

function refuse(scene: Scene): run.Stage | undefined {
  for (const container of containersOf(scene.pod)) {
    const refusal = refusalOf(container, scene);
    if (refusal === undefined) continue;
    const { event, reason, problem } = refusal;
    say(scene, event, problem, container);
    say(scene, 'Failed', `Error: ${reason}`, container);
    const until = scene.now + SYNC_MS;
    return { stage: 'config-failed', container: container.name, reason, problem, until };
  }
  return undefined;
}

export function startPull(scene: Scene, shown?: PullTrouble): run.Stage {
  const refused = refuse(scene);
  if (refused !== undefined) return refused;
  const present: string[] = [];
  for (const container of containersOf(scene.pod)) {
    if (isPresent(container, scene)) present.push(container.image);
    else say(scene, 'Pulling', `Pulling image "${container.image}"`, container);
  }
  return run.pull(present, shown, scene.now, scene.dice);
}

type PullFailed = Extract<run.Stage, { readonly stage: 'pull-failed' }>;

/** One more sync of a pod whose image was not to be had. */
export function retryPull(held: run.PodRun, stage: PullFailed, scene: Scene): run.PodRun {
  const { found: shown, retryAt } = stage;
  const bad = containersOf(scene.pod).find(({ image }) => hasBadImage(image));
  if (bad === undefined || scene.now >= retryAt) return { ...held, now: startPull(scene, shown) };
  say(scene, 'BackOff', `Back-off pulling image "${bad.image}"`, bad);
  say(scene, 'Failed', 'Error: ImagePullBackOff', bad);
  const until = scene.now + SYNC_MS;
  return { ...held, now: { stage: 'pull-failed', shown, found: 'ImagePullBackOff', until, retryAt } };
}

export function endPull(
  held: run.PodRun,
  { present, shown, since, until: done }: run.Pulling,
  scene: Scene,
): run.PodRun {
  const containers = containersOf(scene.pod);
  const bad = containers.find(({ image }) => hasBadImage(image));
  if (bad !== undefined) {
    const failures = held.pullFailures + 1;
    say(scene, 'Failed', `Failed to pull image "${bad.image}": ${pullError(bad.image)}`, bad);
    say(scene, 'Failed', 'Error: ErrImagePull', bad);
    const retryAt = scene.now + run.backOff(failures);
    // The first time the new sandbox calls for another sync at once.
    const until = scene.now + (failures === 1 ? 1_000 : SYNC_MS);
    return {
      ...held,
      pullFailures: failures,
      now: { stage: 'pull-failed', shown, found: 'ErrImagePull', until, retryAt },
    };
  }
  const took = `${done - since}ms`;
  for (const container of containers) {
    const { image } = container;
    const words = present.includes(image)
      ? foundWords(image)
      : `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: 48213006 bytes.`;
    say(scene, 'Pulled', words, container);
  }
  return { ...held, now: run.startContainers(scene.now, scene.dice) };
}
