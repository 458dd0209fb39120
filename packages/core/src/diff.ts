/**
 * What has changed from one topology to another, as the smallest patch (laws D1–D3). Maps and elements that are identical are not looked into, so a diff costs
 * what `project` did not keep. Called by the hub per commit and by the stage per animation frame.
 */
import { touchedSince } from './lineage.ts';
import type { MapPatch, Patch } from './patch.ts';
import { same } from './same.ts';
import { type Elements, type MapName, mapNames, type Topology } from './topology.ts';

export function diff(before: Topology, after: Topology): Patch {
  const patch: { -readonly [M in MapName]?: MapPatch<Elements[MapName]> } = {};
  for (const name of mapNames) {
    const changed = diffMap(name, before, after);
    if (changed !== undefined) patch[name] = changed;
  }
  return patch as Patch;
}

function diffMap(name: MapName, before: Topology, after: Topology): MapPatch<Elements[MapName]> | undefined {
  const old: ReadonlyMap<string, Elements[MapName]> = before[name];
  const now: ReadonlyMap<string, Elements[MapName]> = after[name];
  if (old === now) return undefined;
  const touched = touchedSince(old, now);
  if (touched !== undefined) return diffKeys(touched, old, now);
  const put: Elements[MapName][] = [];
  let kept = 0;
  for (const [key, element] of now) {
    const known = old.get(key);
    if (known !== undefined) kept += 1;
    if (known !== element && (known === undefined || !same(known, element))) put.push(element);
  }
  const gone: string[] = [];
  if (kept < old.size) for (const key of old.keys()) if (!now.has(key)) gone.push(key);
  return patchFrom(put, gone);
}

/** The same where it is known which keys may differ. */
function diffKeys<Element extends Elements[MapName]>(
  keys: Iterable<string>,
  old: ReadonlyMap<string, Element>,
  now: ReadonlyMap<string, Element>,
): MapPatch<Element> | undefined {
  const put: Element[] = [];
  const gone: string[] = [];
  for (const key of keys) {
    const [known, element] = [old.get(key), now.get(key)];
    if (element === undefined) {
      if (known !== undefined) gone.push(key);
    } else if (known !== element && (known === undefined || !same(known, element))) put.push(element);
  }
  return patchFrom(put, gone);
}

function patchFrom<Element>(put: readonly Element[], gone: readonly string[]): MapPatch<Element> | undefined {
  if (put.length === 0 && gone.length === 0) return undefined;
  return { ...(put.length > 0 && { put }), ...(gone.length > 0 && { gone }) };
}

/** Whether the patch changes nothing. */
export function isEmpty(patch: Patch): boolean {
  return mapNames.every(name => patch[name] === undefined);
}

/** The patch from nothing: what a snapshot says. */
export function patchOf(topology: Topology): Patch {
  const patch: { -readonly [M in MapName]?: MapPatch<Elements[MapName]> } = {};
  for (const name of mapNames) {
    const map: ReadonlyMap<string, Elements[MapName]> = topology[name];
    if (map.size > 0) patch[name] = { put: [...map.values()] };
  }
  return patch as Patch;
}
