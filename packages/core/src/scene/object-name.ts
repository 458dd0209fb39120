/**
 * Objects as people and URLs name them: from the elements of a topology, whether two names mean the same, and written out. The namespace is empty for objects without one.
 */
import type { ClusterNode, Pod, Service } from '../topology.ts';
import type { ObjectName } from './lens.ts';

export function nameOfPod(pod: Pod): ObjectName {
  return { kind: 'Pod', namespace: pod.namespace, name: pod.name };
}

export function nameOfService(service: Service): ObjectName {
  return { kind: 'Service', namespace: service.namespace, name: service.name };
}

export function nameOfNode(node: ClusterNode): ObjectName {
  return { kind: 'Node', namespace: '', name: node.name };
}

/** Two that are not there are the same, too. */
export function isSameObject(a: ObjectName | undefined, b: ObjectName | undefined): boolean {
  return a?.kind === b?.kind && a?.namespace === b?.namespace && a?.name === b?.name;
}

/** `Kind/namespace/name`, as in the address; the namespace is empty for objects that have none (`Node//node-a`). */
export function printObjectName({ kind, namespace, name }: ObjectName): string {
  return `${kind}/${namespace}/${name}`;
}
