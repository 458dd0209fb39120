/** Conditions of the Gateway API as rules read them: by type, and only those that speak of the newest version. */
import type { Condition } from '../kubernetes/gateway-api.ts';

export function current(
  conditions: readonly Condition[],
  type: string,
  generation: number,
): Condition | undefined {
  const found = conditions.find(condition => condition.type === type);
  return found === undefined || (found.generation !== undefined && found.generation < generation)
    ? undefined
    : found;
}

/** Objects of manifests that never were in a cluster have no time of creation, and nobody can have said anything of them. */
export const wasInCluster = ({ meta }: { readonly meta: { readonly created: number } }): boolean =>
  meta.created > 0;
