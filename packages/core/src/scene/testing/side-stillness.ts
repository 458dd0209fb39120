/**
 * What is wrong with the right side of a placement in the lens `nodes`, in sentences: somebody stands twice or nowhere, rows overlap, lanes are too near, or somebody moved
 * who had no reason to. Empty when all is well. For tests of `place` and `route`.
 */
import type { Topology } from '../../topology.ts';
import type { NodesSide, Standing } from '../nodes-side.ts';
import { keyOf } from '../place/stands.ts';
import type { Placement } from '../placement.ts';
import { apart } from '../route.ts';

interface Place {
  readonly bracket: string;
  readonly index: number;
  readonly y: number;
  readonly standing: Standing;
}

function places({ brackets }: NodesSide): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const { key: bracket, stands } of brackets)
    for (const { index, y, standing } of stands) {
      const key = keyOf(standing);
      if (key !== undefined) found.set(`${bracket} ${key}`, { bracket, index, y, standing });
    }
  return found;
}

export function standFaults(topology: Topology, { side, spots }: Placement): readonly string[] {
  if (side === undefined) return ['there is no side'];
  const faults: string[] = [];
  const bodies = new Map<string, number>();
  for (const { key, stands, type } of side.brackets)
    for (const { standing, y } of stands) {
      const pods = standing.type === 'pod' ? [standing.pod] : standing.type === 'fold' ? standing.pods : [];
      for (const pod of pods) {
        bodies.set(pod, (bodies.get(pod) ?? 0) + 1);
        const node = topology.pods.get(pod)?.node;
        if (topology.pods.has(pod) && key !== (node === undefined ? 'no-node' : `node|${node}`))
          faults.push(`pod ${pod} of ${node} stands at ${key}`);
        if (spots.get(pod)?.y !== y) faults.push(`pod ${pod} is said to be elsewhere`);
      }
      if (type === 'outside' && standing.type === 'pod') faults.push(`pod ${standing.pod} stands outside`);
    }
  for (const pod of topology.pods.keys())
    if (bodies.get(pod) !== 1) faults.push(`pod ${pod} stands ${bodies.get(pod) ?? 0} times on nodes`);
  let last = Number.NEGATIVE_INFINITY;
  for (const { key, top, stands } of side.brackets) {
    if (top < last) faults.push(`${key} lies on what is above`);
    for (const { y } of stands) {
      if (y - side.pitch / 2 < last - 1) faults.push(`a row of ${key} lies on another`);
      last = y + side.pitch / 2;
    }
  }
  return faults;
}

export function laneFaults({ side, columns }: Placement): readonly string[] {
  if (side === undefined) return ['there is no side'];
  const groups = new Map([...side.lanes.together].map(([group, x]) => [x, group]));
  const xs = [...new Set(side.lanes.taken.values())].sort((a, b) => a - b);
  const faults = xs.flatMap((x, i) =>
    i > 0 && x - (xs[i - 1] as number) < apart ? [`lanes at ${xs[i - 1]} and ${x}`] : [],
  );
  if (xs.some(x => !Number.isInteger(x))) faults.push('a lane is no whole pixel');
  const used = [...side.lanes.taken.values()];
  // Wherever so few lie, there is a free one.
  const room = side.columns.socket - columns.plug - 40;
  const few = xs.length * (2 * apart - 1) < room;
  if (groups.size === 0 && few && used.length !== xs.length) faults.push('two wires share a lane');
  return faults;
}

/** Whoever stands before and after stands in the same place, or shifted by whole rows in a step that made room; its wire keeps its lane. */
export function sideMotionFaults(before: Placement, after: Placement): readonly string[] {
  if (before.side === undefined || after.side === undefined) return [];
  if (before.layoutKey !== after.layoutKey) return [];
  const faults: string[] = [];
  const made = after.room.some(room => room.type === 'stands');
  const was = places(before.side);
  for (const [key, place] of places(after.side)) {
    const old = was.get(key);
    if (old === undefined) continue;
    if (old.index !== place.index) faults.push(`${key} went from row ${old.index} to row ${place.index}`);
    const dy = place.y - old.y;
    if (dy !== 0 && !made) faults.push(`${key} moved by ${dy}`);
    if (dy % before.side.pitch !== 0) faults.push(`${key} shifted by ${dy}, not by rows`);
  }
  const tops = new Map(before.side.brackets.map(bracket => [bracket.key, bracket.top]));
  for (const { key, top } of after.side.brackets) {
    const dy = top - (tops.get(key) ?? top);
    if (dy !== 0 && !made) faults.push(`${key} moved by ${dy}`);
  }
  for (const [id, wire] of after.side.wires) {
    const old = before.side.wires.get(id);
    if (old !== undefined && old.lane !== wire.lane)
      faults.push(`the wire of ${id} went from lane ${old.lane} to ${wire.lane}`);
  }
  return faults;
}
