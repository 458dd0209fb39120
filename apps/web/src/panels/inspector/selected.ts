/**
 * The element of the topology that a name in the URL means, if it is there now, tagged by its kind so that each gets its own panel. Objects are named by kind,
 * namespace and name, so a pod that was re-created under the same name is found again, as another pod.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';
import { resolve } from '@switchboard/core/scene/select';
import type { Elements, Topology } from '@switchboard/core/topology';

const shown = ['services', 'pods', 'nodes', 'doors', 'slices', 'workloads', 'classes'] as const;

export type Selected = {
  [Type in (typeof shown)[number]]: {
    readonly type: Type;
    readonly uid: string;
    readonly name: string;
    readonly element: Elements[Type];
  };
}[(typeof shown)[number]];

export function select(topology: Topology, wanted: ObjectName): Selected | undefined {
  const found = resolve(topology, wanted);
  if (found === undefined) return undefined;
  const type = shown.find(map => map === found.map);
  const element = type === undefined ? undefined : topology[type].get(found.key);
  // The map and its element belong together: both were found by the same name.
  return element && ({ type, uid: found.key, name: element.name, element } as Selected);
}
