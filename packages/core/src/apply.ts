/**
 * The topology after a patch. Maps that the patch does not name keep their identity, and a patch that changes nothing returns the topology itself (law D4).
 * A key to remove that is not there is no error: frames may be heard twice. Called by the viewer's store per frame, and by replay.
 */
import type { Patch } from './patch.ts';
import { type Elements, keyOf, type MapName, mapNames, type Topology } from './topology.ts';

export function apply(topology: Topology, patch: Patch): Topology {
  let after: { -readonly [M in MapName]: ReadonlyMap<string, Elements[MapName]> } | undefined;
  for (const name of mapNames) {
    const changed = patch[name];
    if (changed === undefined) continue;
    const map = new Map<string, Elements[MapName]>(topology[name]);
    for (const key of changed.gone ?? []) map.delete(key);
    for (const element of changed.put ?? []) map.set(keyOf(name, element), element);
    after ??= { ...topology };
    after[name] = map;
  }
  return after === undefined ? topology : (after as Topology);
}
