/**
 * The picture of one shard, made anew from the world each time: total (it never throws) and free of order (it depends on what there is, not on when we heard
 * of it). Called by the hub for every dirty shard of a tick. Laws P2–P20, P25–P27.
 */

import { projectCluster } from './project/cluster.ts';
import { Memory } from './project/memory.ts';
import { projectNamespace } from './project/namespace.ts';
import { same } from './same.ts';
import { type Elements, emptyTopology, type MapName, mapNames, type Topology } from './topology.ts';
import type { World } from './world.ts';

/**
 * @param namespace '' for the cluster shard.
 * @param before the last picture of this shard: elements and maps that say the same keep its identity, which makes `diff` cheap.
 */
export type Project = (world: World, namespace: string, before?: Topology) => Topology;

/** A projector remembers what it read last, by identity; its results are those of `project`. */
export function createProjector(): Project {
  const memory = new Memory();
  return (world, namespace, before = emptyTopology) => {
    const after =
      namespace === '' ? projectCluster(world) : projectNamespace(world, namespace, memory, before);
    return keep(before, after);
  };
}

export const project: Project = (world, namespace, before) => createProjector()(world, namespace, before);

type AnyMap = ReadonlyMap<string, Elements[MapName]>;

function keep(before: Topology, after: Topology): Topology {
  const kept: { -readonly [M in MapName]: AnyMap } = { ...after };
  for (const name of mapNames) kept[name] = keepMap(before[name], after[name]);
  return mapNames.every(name => kept[name] === before[name]) ? before : (kept as Topology);
}

function keepMap(before: AnyMap, after: AnyMap): AnyMap {
  if (before === after) return before;
  let unchanged = before.size === after.size;
  let map: Map<string, Elements[MapName]> | undefined;
  for (const [key, element] of after) {
    const known = before.get(key);
    if (known === element) continue;
    if (known !== undefined && same(known, element)) {
      map ??= new Map(after);
      map.set(key, known);
    } else unchanged = false;
  }
  return unchanged ? before : (map ?? after);
}
