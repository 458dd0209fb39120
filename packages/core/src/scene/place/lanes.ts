/**
 * Lanes: a column per node, ordered by zone and name. After a layout a lane keeps its place; a new node takes the hole that a gone one left, else shifts
 * what lies to its right by one lane. Also nodes that are only named by pods and slices have a lane. Called by `place`; keeps law S6.
 */
import type { Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import type { Columns, Lane, LaneForm } from '../placement.ts';
import { nodesInUse } from '../pods-by-node.ts';
import { mergeOrder } from './merge-order.ts';

/** Under this width per node lanes would be thinner than a stroke: then only nodes that carry something in view have one. */
const thinnest = 4;
const zoneGap: Readonly<Record<LaneForm, number>> = { wide: 0, mid: 8, zone: 14, totals: 14 };

interface Wanted {
  readonly node: string;
  readonly uid?: string;
  readonly zone?: string;
}

/** Nodes to show, in order. `room` is the width that lanes may take. */
export function wantedLanes(
  topology: Topology,
  namespaces: ReadonlySet<string>,
  room: number,
): readonly Wanted[] {
  const used = nodesInUse(topology, namespaces, 'pods and lines');
  const known = [...topology.nodes.values()].filter(
    node => topology.nodes.size * thinnest <= room || used.has(node.name),
  );
  const lanes: Wanted[] = known.map(node => ({
    node: node.name,
    uid: node.uid,
    ...(node.zone === undefined ? {} : { zone: node.zone }),
  }));
  const named = new Set(known.map(node => node.name));
  for (const node of used) if (!named.has(node)) lanes.push({ node });
  return lanes.sort(inOrder);
}

function inOrder(a: Wanted, b: Wanted): number {
  if (a.zone !== b.zone) {
    if (a.zone === undefined) return 1;
    if (b.zone === undefined) return -1;
    return byName(a.zone, b.zone);
  }
  return byName(a.node, b.node);
}

export function laneForm(width: number, count: number): LaneForm {
  const each = width / Math.max(1, count);
  return each >= 44 ? 'wide' : each >= 22 ? 'mid' : each >= thinnest ? 'zone' : 'totals';
}

/** From scratch, over the whole width of the column. */
export function spreadLanes(wanted: readonly Wanted[], columns: Columns, form: LaneForm): readonly Lane[] {
  const zones = wanted.filter((lane, i) => i > 0 && lane.zone !== wanted[i - 1]?.zone).length;
  const gap = zoneGap[form];
  const width = (columns.lanesEnd - columns.lanes - zones * gap) / Math.max(1, wanted.length);
  let left = columns.lanes;
  return wanted.map((lane, i) => {
    if (i > 0 && lane.zone !== wanted[i - 1]?.zone) left += gap;
    const x = Math.round(left + width / 2);
    left += width;
    return { ...lane, x, width };
  });
}

/** With the lanes before: they stay in their order, newcomers come in between. */
export function keepLanes(
  wanted: readonly Wanted[],
  before: readonly Lane[],
): { readonly lanes: readonly Lane[]; readonly added: readonly string[] } {
  const kept = new Map(before.map(lane => [lane.node, lane]));
  const asked = new Map(wanted.map(lane => [lane.node, lane]));
  const order = mergeOrder(
    [...asked.keys()],
    before.map(lane => lane.node).filter(node => asked.has(node)),
  );
  const width = before[0]?.width ?? 0;
  const added: string[] = [];
  const lanes: Lane[] = [];
  let moved = 0;
  for (const node of order) {
    const same = kept.get(node);
    const last = lanes.at(-1);
    const x =
      same === undefined ? (last === undefined ? (before[0]?.x ?? 0) : last.x + width) : same.x + moved;
    if (same === undefined) added.push(node);
    // Middles are rounded, so half a pixel either way is not an overlap.
    const lacking = last === undefined ? 0 : last.x + width - x;
    const steps = lacking > 1 ? Math.ceil((lacking - 1) / width) : 0;
    moved += steps * width;
    lanes.push({ ...asked.get(node), node, x: Math.round(x + steps * width), width });
  }
  return { lanes, added };
}
