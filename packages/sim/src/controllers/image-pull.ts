/**
 * How a kubelet comes by the images of a pod (kubernetes `pkg/kubelet/images/image_manager.go`): pulled, found, or not to be had.
 * An image is found on a node as long as a pod there has it; a pod that finds it takes as long as one that pulls it, to keep the story's pace.
 */
import type { StoredObject } from '../object.ts';
import * as run from './pod-run.ts';
import { type Container, containersOf, mayRepeat, type Scene, say } from './pod-scene.ts';
import { hasBadImage, type PullTrouble, pullError } from './pull-trouble.ts';

interface Status {
  readonly image: string;
  readonly imageID: string;
}

const has = (pod: StoredObject, image: string): boolean =>
  (pod.status?.containerStatuses ?? []).some((held: Status) => held.image === image && held.imageID !== '');

const isPresent = ({ image, imagePullPolicy }: Container, { node, snapshot }: Scene): boolean =>
  imagePullPolicy !== 'Always' && snapshot.having('node', node.metadata.name).some(pod => has(pod, image));

export function startPull(scene: Scene, shown?: PullTrouble): run.Stage {
  const present: string[] = [];
  for (const container of containersOf(scene.pod)) {
    if (isPresent(container, scene)) present.push(container.image);
    else say(scene, 'Pulling', `Pulling image "${container.image}"`, container);
  }
  return run.pull(present, shown, scene.now, scene.dice);
}

/** A sync that failed comes again after ten to fifteen seconds (`pkg/kubelet/pod_workers.go`: completeWork). */
const SYNC_MS = 12_000;

type PullFailed = Extract<run.Stage, { readonly stage: 'pull-failed' }>;

/** One more sync of a pod whose image was not to be had. */
export function retryPull(held: run.PodRun, stage: PullFailed, scene: Scene): run.PodRun {
  const { found: shown, retryAt } = stage;
  const bad = containersOf(scene.pod).find(({ image }) => hasBadImage(image));
  if (bad === undefined || scene.now >= retryAt) return { ...held, now: startPull(scene, shown) };
  if (mayRepeat(scene)) {
    say(scene, 'BackOff', `Back-off pulling image "${bad.image}"`, bad);
    say(scene, 'Failed', 'Error: ImagePullBackOff', bad);
  }
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
      ? `Container image "${image}" already present on machine and can be accessed by the pod`
      : `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: 48213006 bytes.`;
    say(scene, 'Pulled', words, container);
  }
  return { ...held, now: run.startContainers(scene.now, scene.dice) };
}
