/**
 * The element of the topology that a name in the URL means, if it is there now. Objects are named by kind, namespace and name, so a pod that was re-created under the same
 * name is found again, as another pod. Kinds that are read but have no element of their own (budgets, grants, namespaces) are only asked for.
 */
import { kinds } from '@switchboard/core/kubernetes/kind';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { mapOf, resolve } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import { type Known, type ObjectMap, objectMaps } from '../../store/gone.ts';

export type Selected<Type extends ObjectMap = ObjectMap> = Known<Type>;

export function select(topology: Topology, wanted: ObjectName): Selected | undefined {
  const found = resolve(topology, wanted);
  const type = objectMaps.find(map => map === found?.map);
  const element = found && type && topology[type].get(found.key);
  // The map and its element belong together: both were found by the same name.
  return element && ({ type, uid: found.key, name: element.name, element } as Selected);
}

/** Of such an object all that is known is what it says itself. */
export function isAskedFor(kind: string): boolean {
  const map = mapOf(kind);
  return !objectMaps.some(one => one === map) && kinds.some(spec => spec.kind === kind);
}
