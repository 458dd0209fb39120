/**
 * The element of the topology that a name in the URL means, if it is there now. Objects are named by kind, namespace and name, so a pod that was re-created under
 * the same name is found again, as another pod.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { ClusterNode, Door, Pod, Service, Slice, Topology } from '@switchboard/core/topology';

export type Selected = { readonly uid: string; readonly name: string; readonly element: unknown } & (
  | { readonly type: 'service'; readonly service: Service }
  | { readonly type: 'pod'; readonly pod: Pod }
  | { readonly type: 'node'; readonly node: ClusterNode }
  | { readonly type: 'door'; readonly door: Door }
  | { readonly type: 'slice'; readonly slice: Slice }
);

export function resolve(topology: Topology, { kind, namespace, name }: ObjectName): Selected | undefined {
  switch (kind) {
    case 'Service': {
      const service = find(topology.services, namespace, name);
      return service && { type: 'service', service, uid: service.uid, name, element: service };
    }
    case 'Pod': {
      const pod = find(topology.pods, namespace, name);
      return pod && { type: 'pod', pod, uid: pod.uid, name, element: pod };
    }
    case 'Node': {
      const node = [...topology.nodes.values()].find(one => one.name === name);
      return node && { type: 'node', node, uid: node.uid, name, element: node };
    }
    case 'Ingress': {
      const door = find(topology.doors, namespace, name);
      return door && { type: 'door', door, uid: door.uid, name, element: door };
    }
    case 'EndpointSlice': {
      const slice = find(topology.slices, namespace, name);
      return slice && { type: 'slice', slice, uid: slice.uid, name, element: slice };
    }
    default:
      return undefined;
  }
}

/** A leaving pod and its successor may share a name for a while: the newest wins. */
function find<
  Element extends { readonly name: string; readonly namespace: string; readonly created: number },
>(map: ReadonlyMap<string, Element>, namespace: string, name: string): Element | undefined {
  let found: Element | undefined;
  for (const element of map.values()) {
    if (element.name !== name || element.namespace !== namespace) continue;
    if (found === undefined || element.created >= found.created) found = element;
  }
  return found;
}
