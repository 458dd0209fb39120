/** Over how many nodes and zones pods are spread, in a few words: an even spread and a clump read differently. Part of `still`. */
import { linesMessages } from '../lines-messages.ts';
import type { Desk } from './desk.ts';

export function spreadWords(desk: Desk, pods: readonly string[]): readonly string[] {
  const { lanes } = desk.placement;
  const laneOf = new Map(lanes.map(lane => [lane.node, lane]));
  const nodes = new Set<string>();
  const perZone = new Map(lanes.map(lane => [lane.zone ?? '', 0]));
  let placed = 0;
  for (const uid of pods) {
    const node = desk.topology.pods.get(uid)?.node;
    if (node === undefined) continue;
    nodes.add(node);
    placed += 1;
    const zone = laneOf.get(node)?.zone ?? '';
    perZone.set(zone, (perZone.get(zone) ?? 0) + 1);
  }
  if (nodes.size === 0) return [];
  const short = linesMessages.onNodes(nodes.size, lanes.length);
  const used = [...perZone].filter(([, count]) => count > 0);
  const [first] = used;
  if (perZone.size < 2 || perZone.has('') || first === undefined || placed < 2) return [short];
  if (used.length === 1) return [linesMessages.allInZone(placed, nodes.size, first[0]), short];
  if (used.length < perZone.size)
    return [linesMessages.onZones(nodes.size, used.length, perZone.size), short];
  const least = Math.min(...used.map(([, count]) => count));
  return [linesMessages.perZone(nodes.size, lanes.length, least), short];
}
