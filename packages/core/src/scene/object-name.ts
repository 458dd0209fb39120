/**
 * Objects as people and URLs name them, from the elements of a topology. The namespace is empty for objects without one.
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
