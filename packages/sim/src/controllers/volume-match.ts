/**
 * Which volume that lies ready a claim gets (component-helpers `storage/volume/pv_helpers.go`: FindMatchingVolume): one that was kept for it, else the smallest
 * that is large enough, of its class, its modes and its selector. Called by the binder.
 */
import type { StoredObject } from '../object.ts';
import { quantity } from './node-load.ts';
import { isTerminating } from './pod-state.ts';
import { type LabelSelector, matchesSelector } from './selector.ts';

const sizeOf = (volume: StoredObject): number => quantity(volume.spec.capacity?.storage);

const isKeptFor = (volume: StoredObject, { metadata }: StoredObject): boolean => {
  const reference = volume.spec.claimRef;
  return (
    reference?.name === metadata.name &&
    reference.namespace === metadata.namespace &&
    (reference.uid === undefined || reference.uid === metadata.uid)
  );
};

function fits(volume: StoredObject, { spec }: StoredObject): boolean {
  const modes: readonly string[] = volume.spec.accessModes ?? [];
  const wanted: readonly string[] = spec.accessModes ?? [];
  const selector: LabelSelector | undefined = spec.selector;
  return (
    (volume.spec.storageClassName ?? '') === (spec.storageClassName ?? '') &&
    (volume.spec.volumeMode ?? 'Filesystem') === (spec.volumeMode ?? 'Filesystem') &&
    wanted.every(mode => modes.includes(mode)) &&
    (selector === undefined || matchesSelector(selector, volume.metadata.labels)) &&
    sizeOf(volume) >= quantity(spec.resources?.requests?.storage)
  );
}

export function matchingVolume(
  claim: StoredObject,
  volumes: readonly StoredObject[],
): StoredObject | undefined {
  const open = volumes.filter(volume => !isTerminating(volume));
  const [kept] = open.filter(volume => isKeptFor(volume, claim));
  if (kept !== undefined) return kept;
  const [smallest] = open
    .filter(volume => volume.spec.claimRef === undefined && fits(volume, claim))
    .toSorted((left, right) => sizeOf(left) - sizeOf(right));
  return smallest;
}
