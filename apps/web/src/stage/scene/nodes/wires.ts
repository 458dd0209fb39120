/**
 * Wires from the plugs of lines to where their pods stand, by the graph, and trunks of folded lists behind them: one thick way with the number at every branch. Part of
 * `still`.
 */
import { lampOfLine, lampOfPod } from '@switchboard/core/scene/lamp';
import type { NodesSide, Trunk, Wire } from '@switchboard/core/scene/nodes-side';
import { onPath } from '@switchboard/core/scene/select';
import type { Endpoint } from '@switchboard/core/topology';
import { strokes } from '../../../tokens/tokens.ts';
import { type Desk, level, part, say, upright } from '../desk.ts';
import { drainingRowId } from '../folds.ts';
import { knownOf } from '../known.ts';
import { objectOf } from '../line-side.ts';
import { plugOf, wireOf } from '../looks.ts';
import { layPolicyWall } from '../policy-wall.ts';
import type { LampLook, WireLook } from '../shape.ts';
import { isInSight } from '../sight.ts';
import { graphIdOf } from './side-desk.ts';

/** A wire begins where its plug ends, so that its casing does not eat it. */
const plugHalf = 1.5;

const flat = 3;
/** Thickness by number: of a trunk, and of a branch. */
const trunkWidth = (count: number): number => (count > 100 ? 6 : count > 20 ? 5 : count > 5 ? 4 : 3);
const branchWidth = (count: number): number => (count > 20 ? 4 : count > 1 ? 3 : 2);

/** After everything else, because a wire needs both its ends, also one that is out of sight. */
export function layWires(desk: Desk, side: NodesSide): void {
  const targets = new Map<number, string>();
  for (const bracket of side.brackets)
    for (const stand of bracket.stands) {
      const id = graphIdOf(bracket, stand);
      if (id !== undefined) targets.set(stand.y, id);
    }
  const sources = sourcesOf(desk);
  const laid = new Set(desk.nodes.map(node => node.id));
  const lamp = (id: string, x: number, y: number, look: LampLook): void => {
    if (laid.has(id)) return;
    laid.add(id);
    desk.nodes.push({ id, type: 'lamp', look, x, y });
  };
  for (const trunk of side.trunks) layTrunk(desk, trunk);
  for (const wire of side.wires.values()) {
    const [top, bottom] = wire.from < wire.to ? [wire.from, wire.to] : [wire.to, wire.from];
    const line = desk.topology.endpoints.get(wire.endpoint);
    const source = sources.get(wire.endpoint);
    const target = targets.get(wire.to);
    if (line === undefined || source === undefined || target === undefined) continue;
    if (!isInSight(desk.sight, top, bottom)) continue;
    const pod = line.pod === undefined ? undefined : desk.topology.pods.get(line.pod);
    const stale = knownOf(desk, 'EndpointSlice', line.namespace) === 'stale';
    const look = stale ? 'off' : lampOfLine(line, pod);
    lamp(source, desk.columns.capsule, wire.from, look);
    lamp(target, side.columns.lamp, wire.to, pod === undefined ? look : lampOfPod(pod));
    layBent(desk, wire, line, wireOf[look], source, target);
    layPolicyWall(desk, line, desk.columns.socket - 13, wire.to, !onPath(desk.path, 'endpoints', line.id));
  }
}

/** Id of the lamp in whose row a line stands. */
function sourcesOf(desk: Desk): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const block of desk.placement.blocks) {
    if (block.type === 'alias') continue;
    for (const seat of block.seats) {
      const { occupant } = seat;
      if (occupant.type === 'line') sources.set(occupant.endpoint, `line:${occupant.endpoint}`);
      if (occupant.type === 'draining')
        for (const id of occupant.endpoints) sources.set(id, drainingRowId(block.key, seat));
    }
  }
  return sources;
}

function layBent(
  desk: Desk,
  wire: Wire,
  line: Endpoint,
  look: WireLook,
  source: string,
  target: string,
): void {
  const { columns: c } = desk;
  const dim = !onPath(desk.path, 'endpoints', line.id);
  const growing = look === 'ready' && desk.plays('ready', line.id);
  desk.edges.push({
    id: `wire:${line.id}`,
    source,
    target,
    from: c.plug + plugHalf,
    to: c.socket,
    y: wire.from,
    // So little higher or lower that a bend would be a flaw: it ends level, beside the middle of the lamp.
    ...(Math.abs(wire.from - wire.to) <= flat ? {} : { bend: { x: wire.lane, y: wire.to } }),
    look: growing ? 'bed' : look,
    dim,
    ...objectOf(line),
  });
  desk.nodes.push({
    id: `plug:${line.id}`,
    type: 'plug',
    x: c.plug,
    y: wire.from,
    colour: plugOf[look],
    dim,
  });
}

function layTrunk(desk: Desk, trunk: Trunk): void {
  const { columns: c } = desk;
  const { lane, sources, branches } = trunk;
  const block = desk.placement.blocks.find(found => found.key === trunk.block);
  const dim = block?.type === 'list' && !onPath(desk.path, 'services', block.service);
  const heights = [...sources, ...branches].map(({ y }) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  const width = trunkWidth(sources.reduce((sum, { count }) => sum + count, 0));
  for (const [i, { y, count }] of sources.entries()) {
    const x = c.plug - plugHalf;
    desk.shapes.push({ type: 'rect', x, y: y - 10, width: strokes.plug, height: 20, fill: 'wire', dim });
    level(desk, c.plug, lane, y, 'wire', { lineWidth: trunkWidth(count), dim });
    const key = `trunk:${trunk.block}${i === 0 ? '' : `#${i}`}`;
    const said = [part(String(count), 'bold', 'ink')];
    say(desk, 'Endpoints', key, { x: c.plug + 8, y: y - 12 }, 12.5, said, { dim });
  }
  upright(desk, lane, top - 1, bottom + 1, 'wire', { lineWidth: width, dim });
  for (const branch of branches) {
    level(desk, lane, c.socket + 4, branch.y, 'wire', { lineWidth: branchWidth(branch.count), dim });
    if (branch.count === 1) continue;
    say(
      desk,
      'Pods',
      `branch:${trunk.block}:${branch.y}`,
      { x: c.socket - 2, y: branch.y - 11, anchor: 'end' },
      12.5,
      [part(String(branch.count), 'bold', 'ink')],
      { dim },
    );
  }
}
