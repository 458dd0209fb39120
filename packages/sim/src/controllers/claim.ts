/**
 * Which pods a workload takes in and which it lets go, by its selector (kubernetes `pkg/controller/controller_ref_manager.go` ClaimPods).
 * Called by every controller that owns pods, before it counts them: each claim changes what is counted and brings the key back.
 */
import type { Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { controllerOf, controllerReference, isControlledBy } from './owner.ts';
import { isTerminating } from './pod-state.ts';
import { matchesSelector } from './selector.ts';

export function claims(
  owner: StoredObject,
  pods: readonly StoredObject[],
  /** Beside the selector: may it be adopted at all. */
  mayBelong: (pod: StoredObject) => boolean = () => true,
): readonly Write[] {
  if (isTerminating(owner)) return [];
  return pods.flatMap((pod): readonly Write[] => {
    const owners = pod.metadata.ownerReferences ?? [];
    const mine = isControlledBy(pod, owner);
    if (!mine && (controllerOf(pod) !== undefined || isTerminating(pod))) return [];
    const fits = matchesSelector(owner.spec.selector, pod.metadata.labels) && mayBelong(pod);
    if (mine === fits) return [];
    const { ownerReferences: _, ...metadata } = pod.metadata;
    const next = fits
      ? [...owners, controllerReference(owner)]
      : owners.filter(reference => reference.uid !== owner.metadata.uid);
    const held = next.length === 0 ? metadata : { ...metadata, ownerReferences: next };
    return [{ verb: 'update', object: { ...pod, metadata: held } }];
  });
}
