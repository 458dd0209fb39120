/**
 * Objects as people and URLs name them, from the elements of a topology. Text form `Kind/namespace/name`, the namespace empty for objects without one.
 */
import type { ClusterNode, Door, Pod, Service } from '../topology.ts';
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

export function nameOfDoor(door: Door): ObjectName {
  return { kind: door.kind, namespace: door.namespace, name: door.name };
}

export function formatName(name: ObjectName): string {
  return `${name.kind}/${name.namespace}/${name.name}`;
}

/** Undefined where the text is not of this form. */
export function parseName(text: string): ObjectName | undefined {
  const [kind, namespace, name, ...rest] = text.split('/');
  if (kind === undefined || namespace === undefined || name === undefined || rest.length > 0)
    return undefined;
  if (kind === '' || name === '') return undefined;
  return { kind, namespace, name };
}

export function sameName(a: ObjectName | undefined, b: ObjectName | undefined): boolean {
  return a?.kind === b?.kind && a?.namespace === b?.namespace && a?.name === b?.name;
}
