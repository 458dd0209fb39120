/**
 * Who an object belongs to, by owner references (apimachinery `pkg/apis/meta/v1/controller_ref.go`).
 */
import type { Snapshot } from '../controller.ts';
import type { OwnerReference, StoredObject } from '../object.ts';

export const controllerOf = (object: StoredObject): OwnerReference | undefined =>
  object.metadata.ownerReferences?.find(owner => owner.controller === true);

export const isControlledBy = (object: StoredObject, owner: StoredObject): boolean =>
  controllerOf(object)?.uid === owner.metadata.uid;

export const controllerReference = (owner: StoredObject): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
});

/** The objects of a kind that this owner controls, in order of creation. */
export const controlledBy = (
  snapshot: Snapshot,
  kind: string,
  owner: StoredObject,
): readonly StoredObject[] =>
  snapshot
    .having('owner', owner.metadata.uid)
    .filter(object => object.kind === kind && isControlledBy(object, owner));

/** Pods that a workload may have to do with: its own, and those of its namespace that nobody controls. */
export const claimable = (snapshot: Snapshot, owner: StoredObject): readonly StoredObject[] => [
  ...controlledBy(snapshot, 'Pod', owner),
  ...snapshot.having('orphan', owner.metadata.namespace ?? ''),
];
