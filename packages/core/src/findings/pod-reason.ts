/** Why a pod is not ready, in a few words after its name. Called by rules about Services; rules about pods say it at length. */
import type { PodObject } from '../kubernetes/object.ts';

export function reasonOf({ reason, trouble, closedGates }: PodObject): string {
  if (closedGates !== undefined) return `: it waits for ${closedGates.join(', ')}`;
  if (reason !== undefined) return `: ${reason}`;
  return trouble?.probe === undefined ? '' : `: its readiness check (${trouble.probe}) does not pass`;
}
