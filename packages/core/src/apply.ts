/**
 * The topology after a patch. Maps that the patch does not name keep their identity, and a patch that changes nothing returns the topology itself (law D4).
 * A key to remove that is not there is no error: frames may be heard twice. Called by the viewer's store per frame, and by replay.
 */
import { descends } from './lineage.ts';
import type { Patch } from './patch.ts';
import { type Elements, keyOf, type MapName, mapNames, type Topology } from './topology.ts';

export function apply(topology: Topology, patch: Patch): Topology {
  let after: { -readonly [M in MapName]: ReadonlyMap<string, Elements[MapName]> } | undefined;
  for (const name of mapNames) {
    const changed = patch[name];
    if (changed === undefined) continue;
    const map = new Map<string, Elements[MapName]>(topology[name]);
    const touched = [...(changed.gone ?? [])];
    for (const key of touched) map.delete(key);
    for (const element of changed.put ?? []) {
      const key = keyOf(name, element);
      map.set(key, element);
      touched.push(key);
    }
    descends(map, topology[name], touched);
    after ??= { ...topology };
    after[name] = map;
  }
  return after === undefined ? topology : (after as Topology);
}
