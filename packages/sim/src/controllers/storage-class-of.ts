/**
 * The StorageClass of a claim, and whether its volume is made only when a pod is put onto a node (component-helpers `storage/volume/helpers.go`).
 * Asked by the binder, the provisioner and the scheduler.
 */
import type { Snapshot } from '../controller.ts';
import type { StoredObject } from '../object.ts';

/** The node for whose pod the volume is to be made; the scheduler says it. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

export function storageClassOf(claim: StoredObject, snapshot: Snapshot): StoredObject | undefined {
  const name: string | undefined = claim.spec?.storageClassName;
  return name ? snapshot.get('StorageClass', undefined, name) : undefined;
}

/** It waits for a pod: its class says so, and no node has been chosen for it. */
export const waitsForConsumer = (claim: StoredObject, snapshot: Snapshot): boolean =>
  isDelayed(claim, snapshot) && claim.metadata.annotations?.[SELECTED_NODE] === undefined;

export const isDelayed = (claim: StoredObject, snapshot: Snapshot): boolean =>
  storageClassOf(claim, snapshot)?.['volumeBindingMode'] === 'WaitForFirstConsumer';
