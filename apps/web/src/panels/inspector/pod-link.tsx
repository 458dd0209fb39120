/** The name of a pod, with what it shares with its siblings set light and what is its own set strong, as on the picture; choosing it selects the pod. */
import { showName, splitPodName } from '@switchboard/core/scene/show-name';
import type { Pod, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { ObjectLink } from './object-link.tsx';

export function PodLink({
  pod,
  topology,
  short = false,
}: {
  readonly pod: Pick<Pod, 'name' | 'namespace'> & { readonly owner?: string | undefined };
  readonly topology: Topology;
  /** Only what is its own, where the column says whose it is. */
  readonly short?: boolean;
}): ReactNode {
  const { name, namespace } = pod;
  const owner = pod.owner === undefined ? undefined : topology.workloads.get(pod.owner);
  const root = owner?.owner === undefined ? undefined : topology.workloads.get(owner.owner);
  const { shared, middle, own } = splitPodName(name, owner?.name, root?.name);
  // A number alone says too little.
  const brief = short && !/^\d+$/.test(own);
  return (
    <ObjectLink object={{ kind: 'Pod', namespace, name }}>
      {shared !== '' && !brief && <span className="shared">{showName(`${shared}${middle}`)}</span>}
      {shared === '' ? showName(name) : showName(own)}
    </ObjectLink>
  );
}
