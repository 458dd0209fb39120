/**
 * The element of the topology that a name in the URL means, if it is there now, tagged by its kind so that each gets its own panel. Objects are named by kind,
 * namespace and name, so a pod that was re-created under the same name is found again, as another pod.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { resolve } from '@switchboard/core/scene/select';
import type { ClusterNode, Door, Pod, Service, Slice, Topology, Workload } from '@switchboard/core/topology';

export type Selected = { readonly uid: string; readonly name: string } & (
  | { readonly type: 'services'; readonly element: Service }
  | { readonly type: 'pods'; readonly element: Pod }
  | { readonly type: 'nodes'; readonly element: ClusterNode }
  | { readonly type: 'doors'; readonly element: Door }
  | { readonly type: 'slices'; readonly element: Slice }
  | { readonly type: 'workloads'; readonly element: Workload }
);

export function select(topology: Topology, wanted: ObjectName): Selected | undefined {
  const found = resolve(topology, wanted);
  if (found === undefined) return undefined;
  const { map: type, key: uid } = found;
  switch (type) {
    case 'services':
      return tagged(type, uid, topology.services.get(uid));
    case 'pods':
      return tagged(type, uid, topology.pods.get(uid));
    case 'nodes':
      return tagged(type, uid, topology.nodes.get(uid));
    case 'doors':
      return tagged(type, uid, topology.doors.get(uid));
    case 'slices':
      return tagged(type, uid, topology.slices.get(uid));
    case 'workloads':
      return tagged(type, uid, topology.workloads.get(uid));
    default:
      return undefined;
  }
}

function tagged<Type extends string, Element extends { readonly name: string }>(
  type: Type,
  uid: string,
  element: Element | undefined,
):
  | { readonly type: Type; readonly uid: string; readonly name: string; readonly element: Element }
  | undefined {
  return element && { type, uid, name: element.name, element };
}
