/**
 * The topology after a patch. Maps that the patch does not name keep their identity, and a patch that changes nothing returns the topology itself (law D4).
 * A key to remove that is not there is no error: frames may be heard twice. Called by the viewer's store per frame, and by replay.
 */
import { MapDraft } from './layered-map.ts';
import { descends } from './lineage.ts';
import type { Patch } from './patch.ts';
import { type Elements, keyOf, type MapName, mapNames, type Topology } from './topology.ts';

export function apply(topology: Topology, patch: Patch): Topology {
  return applyAll(topology, [patch]);
}

/** One after the other, with every map copied once. */
export function applyAll(topology: Topology, patches: readonly Patch[]): Topology {
  let after: { -readonly [M in MapName]: ReadonlyMap<string, Elements[MapName]> } | undefined;
  for (const name of mapNames) {
    const changes = patches.flatMap(patch => patch[name] ?? []);
    if (changes.length === 0) continue;
    const draft = new MapDraft<Elements[MapName]>(topology[name]);
    const touched: string[] = [];
    for (const { gone = [], put = [] } of changes) {
      for (const key of gone) {
        draft.delete(key);
        touched.push(key);
      }
      for (const element of put) {
        const key = keyOf(name, element);
        draft.set(key, element);
        touched.push(key);
      }
    }
    const map = draft.finish();
    descends(map, topology[name], touched);
    after ??= { ...topology };
    after[name] = map;
  }
  return after === undefined ? topology : (after as Topology);
}
