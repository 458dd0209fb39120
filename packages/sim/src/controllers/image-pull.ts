/**
 * How a kubelet comes by the images of a pod (kubernetes `pkg/kubelet/images/image_manager.go`): pulled, found, or not to be had.
 * An image is found on a node as long as a pod there has it; a pod that finds it takes as long as one that pulls it, to keep the story's pace.
 */
import type { StoredObject } from '../object.ts';
import * as run from './pod-run.ts';
import { type Container, containersOf, type Scene, say } from './pod-scene.ts';
import { pullError } from './pod-status.ts';

interface Status {
  readonly image: string;
  readonly imageID: string;
}

const has = (pod: StoredObject, image: string): boolean =>
  (pod.status?.containerStatuses ?? []).some((held: Status) => held.image === image && held.imageID !== '');

const isPresent = ({ image, imagePullPolicy }: Container, { node, snapshot }: Scene): boolean =>
  imagePullPolicy !== 'Always' && snapshot.having('node', node.metadata.name).some(pod => has(pod, image));

export function startPull(scene: Scene): run.Stage {
  const present: string[] = [];
  for (const container of containersOf(scene.pod)) {
    if (isPresent(container, scene)) present.push(container.image);
    else say(scene, 'Pulling', `Pulling image "${container.image}"`, container);
  }
  return run.pull(present, scene.now, scene.dice);
}

export function endPull(held: run.PodRun, { present, since, until }: run.Pulling, scene: Scene): run.PodRun {
  const containers = containersOf(scene.pod);
  const bad = containers.find(({ image }) => run.hasBadImage(image));
  if (bad !== undefined) {
    const failures = held.pullFailures + 1;
    say(scene, 'Failed', `Failed to pull image "${bad.image}": ${pullError(bad.image)}`, bad);
    say(scene, 'Failed', 'Error: ErrImagePull', bad);
    say(scene, 'BackOff', `Back-off pulling image "${bad.image}"`, bad);
    say(scene, 'Failed', 'Error: ImagePullBackOff', bad);
    const again = scene.now + run.backOff(failures);
    return { ...held, pullFailures: failures, now: { stage: 'pull-failed', until: again } };
  }
  const took = `${until - since}ms`;
  for (const container of containers) {
    const { image } = container;
    const words = present.includes(image)
      ? `Container image "${image}" already present on machine and can be accessed by the pod`
      : `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: 48213006 bytes.`;
    say(scene, 'Pulled', words, container);
  }
  return { ...held, now: run.startContainers(scene.now, scene.dice) };
}
