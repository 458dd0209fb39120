/**
 * One topology from several shards, for a viewer of several namespaces. Keys are unique over shards (UIDs, and ids that begin with one). Only maps of which a
 * shard changed are built again: pass the last result as `before`. A map that a single shard fills is that shard's own.
 */
import { MapDraft } from './layered-map.ts';
import { descends, touchedSince } from './lineage.ts';
import { type Elements, emptyTopology, type MapName, mapNames, type Topology } from './topology.ts';

export interface Merged {
  readonly shards: readonly Topology[];
  readonly topology: Topology;
}

type AnyMap = ReadonlyMap<string, Elements[MapName]>;

export function merge(shards: readonly Topology[], before?: Merged): Merged {
  const topology: { -readonly [M in MapName]: AnyMap } = { ...emptyTopology };
  for (const name of mapNames) {
    const sources = sourcesOf(shards, name);
    const [first, ...others] = sources;
    if (first === undefined) continue;
    if (others.length === 0) topology[name] = first;
    else if (before !== undefined && isSameList(sources, sourcesOf(before.shards, name))) {
      topology[name] = before.topology[name];
    } else if (name === 'doors') topology[name] = withoutEchoes(sources.flatMap(source => [...source]));
    else topology[name] = united(sources, before && sourcesOf(before.shards, name), before?.topology[name]);
  }
  const merged = topology as Topology;
  const kept = before !== undefined && mapNames.every(name => before.topology[name] === merged[name]);
  return { shards, topology: kept ? before.topology : merged };
}

/** A shard may tell what leads to it from another namespace; where that one is shown, too, it is told there. */
function withoutEchoes(doors: readonly (readonly [string, Elements[MapName]])[]): AnyMap {
  const told = new Map(doors);
  for (const [key, door] of told) if ('echoOf' in door && told.has(door.echoOf ?? '')) told.delete(key);
  return told;
}

/** Built on from the union before, where it is known which keys have changed since. */
function united(sources: readonly AnyMap[], past: readonly AnyMap[] = [], before?: AnyMap): AnyMap {
  const touched = sources.map((source, position) => {
    const was = past[position];
    return was === undefined || past.length !== sources.length ? undefined : touchedSince(was, source);
  });
  if (before === undefined || touched.includes(undefined))
    return new Map(sources.flatMap(source => [...source]));
  const draft = new MapDraft(before);
  const keys: string[] = [];
  for (const [position, source] of sources.entries())
    for (const key of touched[position] ?? []) {
      const element = source.get(key);
      if (element === undefined) draft.delete(key);
      else draft.set(key, element);
      keys.push(key);
    }
  const union = draft.finish();
  descends(union, before, keys);
  return union;
}

function sourcesOf(shards: readonly Topology[], name: MapName): readonly AnyMap[] {
  return shards.map((shard): AnyMap => shard[name]).filter(map => map.size > 0);
}

function isSameList(a: readonly AnyMap[], b: readonly AnyMap[]): boolean {
  return a.length === b.length && a.every((map, position) => map === b[position]);
}
