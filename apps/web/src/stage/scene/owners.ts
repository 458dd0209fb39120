/** By whose name a pod is set: what it shares with its siblings is grey, its own part bold. From its owners where they are known, else from the name itself. Part of `still`. */
import type { Pod } from '@switchboard/core/topology';
import type { Desk } from './desk.ts';

export interface OwnerNames {
  readonly owner?: string;
  readonly root?: string;
}

/** Names of the pod's owner and of the owner's owner. */
export function ownersOf(desk: Desk, pod: Pod): OwnerNames {
  const owner = pod.owner === undefined ? undefined : desk.topology.workloads.get(pod.owner);
  if (owner === undefined) return ownersByName(pod.name);
  const root = owner.owner === undefined ? undefined : desk.topology.workloads.get(owner.owner);
  return { owner: owner.name, ...(root === undefined ? {} : { root: root.name }) };
}

/** As a Deployment names its pods, in Kubernetes' own letters (k8s.io/apimachinery/pkg/util/rand): only for how a name is set. */
export function ownersByName(name: string): OwnerNames {
  const found =
    /^(?<root>.+)-(?<hash>[bcdfghjklmnpqrstvwxz2456789]{6,10})-[bcdfghjklmnpqrstvwxz2456789]{5}$/.exec(name);
  const { root, hash } = found?.groups ?? {};
  return root === undefined || hash === undefined ? {} : { owner: `${root}-${hash}`, root };
}
