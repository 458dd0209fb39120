/**
 * The containers that `kubectl debug` puts into a running pod: started when they are first seen, and they go on until the pod ends
 * (kubernetes `pkg/kubelet/kuberuntime/kuberuntime_manager.go`: EphemeralContainersToStart; they are never restarted).
 */
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { hex64, imageId } from './container-identity.ts';
import { type Container, type Scene, sayAt } from './pod-scene.ts';

interface Status {
  readonly name: string;
  readonly state: Readonly<Record<string, unknown>>;
}

const containersIn = (pod: StoredObject): readonly Container[] => pod.spec.ephemeralContainers ?? [];

const statusesIn = (pod: StoredObject): readonly Status[] => pod.status?.ephemeralContainerStatuses ?? [];

const isNew = (pod: StoredObject, { name }: Container): boolean =>
  !statusesIn(pod).some(status => status.name === name);

/** Speaks of those that are new. */
export function announceEphemeral(scene: Scene): void {
  for (const container of containersIn(scene.pod)) {
    if (!isNew(scene.pod, container)) continue;
    const { name, image } = container;
    const field = `spec.ephemeralContainers{${name}}`;
    sayAt(scene, 'Pulling', `Pulling image "${image}"`, field);
    const size = 'Image size: 48213006 bytes.';
    sayAt(
      scene,
      'Pulled',
      `Successfully pulled image "${image}" in 412ms (412ms including waiting). ${size}`,
      field,
    );
    sayAt(scene, 'Created', 'Container created', field);
    sayAt(scene, 'Started', 'Container started', field);
  }
}

/** `runs`: whether the pod's own containers do. */
export function ephemeralStatuses(
  pod: StoredObject,
  runs: boolean,
  now: number,
): { readonly ephemeralContainerStatuses?: readonly unknown[] } {
  const containers = containersIn(pod);
  if (containers.length === 0) return {};
  const statuses = containers.flatMap(container => {
    const held = statusesIn(pod).find(({ name }) => name === container.name);
    if (held !== undefined) return [held];
    if (!runs) return [];
    return [
      {
        name: container.name,
        state: { running: { startedAt: timestamp(now) } },
        lastState: {},
        ready: false,
        restartCount: 0,
        image: container.image,
        imageID: imageId(container.image),
        containerID: `containerd://${hex64(`${pod.metadata.uid}/${container.name}`)}`,
      },
    ];
  });
  return { ephemeralContainerStatuses: statuses };
}
