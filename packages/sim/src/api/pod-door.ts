/**
 * What of a pod is written through `ephemeralcontainers` and `resize`: that part, whatever else the request says of the pod.
 * Called for updates and patches of these subresources. Follows `dropNonEphemeralContainerUpdates` and `dropNonResizeUpdates` of `pkg/registry/core/pod/strategy.go`.
 */
import type { StoredObject } from '../object.ts';

interface Sized {
  readonly name: string;
  readonly resources?: unknown;
  readonly resizePolicy?: unknown;
}

const resized = (list: readonly Sized[] | undefined, asked: readonly Sized[] = []) =>
  list?.map(held => {
    const { resources, resizePolicy } = asked.find(({ name }) => name === held.name) ?? held;
    return {
      ...held,
      ...(resources === undefined ? {} : { resources }),
      ...(resizePolicy === undefined ? {} : { resizePolicy }),
    };
  });

/** The pod that is held, with that part as asked for and at the version that was asked for. */
export function throughDoor(subresource: string, next: StoredObject, held: StoredObject): StoredObject {
  const { resourceVersion, uid } = next.metadata;
  const metadata = {
    ...held.metadata,
    resourceVersion: resourceVersion ?? '',
    uid: uid || held.metadata.uid,
  };
  if (subresource === 'ephemeralcontainers') {
    const { ephemeralContainers } = next.spec;
    return { ...held, metadata, spec: { ...held.spec, ephemeralContainers } };
  }
  const lists = ['containers', 'initContainers'].flatMap(list =>
    held.spec[list] === undefined ? [] : [[list, resized(held.spec[list], next.spec?.[list])]],
  );
  return { ...held, metadata, spec: { ...held.spec, ...Object.fromEntries(lists) } };
}
