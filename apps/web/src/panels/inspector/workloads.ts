/**
 * Who wants the pods that a Service asks for, and who owns a pod: lookups in the topology that panels share.
 */
import type { Pod, Service, Topology, Workload } from '@switchboard/core/topology';

/** Deployments and StatefulSets: the workloads that one can scale. Known also while they have no pod. */
export function scalableBehind(service: Service, topology: Topology): readonly Workload[] {
  return (service.staffing?.workloads ?? [])
    .map(uid => topology.workloads.get(uid))
    .filter(workload => workload !== undefined)
    .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
}

/** From the owner of a pod up: ReplicaSet, Deployment. */
export function ownerChain(uid: string | undefined, topology: Topology): readonly Workload[] {
  const chain: Workload[] = [];
  for (let at = uid; at !== undefined && chain.length < 5; ) {
    const workload = topology.workloads.get(at);
    if (workload === undefined) break;
    chain.push(workload);
    at = workload.owner;
  }
  return chain;
}

/** The pods that a workload owns, directly or through those that it owns. */
export function podsOf(workload: Workload, topology: Topology): readonly Pod[] {
  return [...topology.pods.values()].filter(pod =>
    ownerChain(pod.owner, topology).some(owner => owner.uid === workload.uid),
  );
}
