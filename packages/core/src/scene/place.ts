/**
 * topology → placement: where everything sits. Deterministic, and sticky: with the same layout key the placement before decides, so that survivors and
 * bystanders never move except where the page makes room, which is recorded. Other namespaces or another size are a layout from scratch; in
 * another lens only what stands right of the plugs is, which the lens `nodes` hands in: its code may come later. Called by
 * `place` and `firstPicture` after every patch and when a tombstone ends (`wakeAt`). `now` is the time of the stage's clock. Laws S1 to S9.
 */
import type { Topology } from '../topology.ts';
import { isLayoutBeingRead } from './being-read.ts';
import { columns } from './columns.ts';
import { rememberResidents } from './drain.ts';
import type { Lens, StageSize } from './lens.ts';
import type { NodesSide } from './nodes-side.ts';
import { placeDoors } from './place/doors.ts';
import { drawBlocks, nextEnd, spotsOf } from './place/draw.ts';
import { type Clocks, goingAt } from './place/going.ts';
import { keepLanes, laneForm, spreadLanes, wantedLanes } from './place/lanes.ts';
import type { Left, PlacedNodesSide } from './place/nodes-side.ts';
import { opposite } from './place/opposite.ts';
import { doorsOf, planBlocks } from './place/order.ts';
import type { SeatRule } from './place/seats.ts';
import { inherit, keep, layOut } from './place/stack.ts';
import type { Columns, Lane, LaneForm, Placement, RoomMade } from './placement.ts';

export type PlaceOptions = Clocks;

export const lingerLive = 60_000;
export const lingerPresenting = 4_000;

/** What stands right of the plugs in the lens `nodes`. */
export type PlaceSide = (left: Left, before: NodesSide | undefined) => PlacedNodesSide;

export function placeRows(
  topology: Topology,
  lens: Lens,
  size: StageSize,
  before: Placement | undefined,
  now: number,
  options: PlaceOptions = { linger: lingerLive },
  placeSide?: PlaceSide,
): Placement {
  const plans = planBlocks(topology, lens.namespaces);
  const layoutKey = layoutKeyOf(topology, lens, size, before);
  const known = before !== undefined && isReadAnew(before.layoutKey, layoutKey) ? undefined : before;
  const past = known?.layoutKey === layoutKey && known.blocks.length > 0 ? known : undefined;
  const inherited = inherit(plans, past);
  const tenants = opposite(topology, plans, known);
  const across = placeLanes(topology, lens, size, past);
  const rule: Omit<SeatRule, 'wanted'> = {
    now,
    going: goingAt(now, options),
    lives: { line: id => topology.endpoints.has(id), pod: uid => topology.pods.has(uid) },
  };
  const scene = { lens, plans, tenants, rule };
  const stacked = past === undefined ? layOut(scene, size, across) : keep(scene, past, inherited);

  const laneX = new Map(across.lanes.map(lane => [lane.node, lane.x]));
  const { blocks, headings } = drawBlocks(stacked);
  const spots = spotsOf(blocks, tenants, topology, laneX);
  const nodes =
    placeSide !== undefined && lens.kind === 'nodes' && across.columns.form !== 'phone'
      ? placeSide(
          {
            topology,
            lens,
            size,
            blocks,
            tenants,
            columns: across.columns,
            frame: stacked.frame,
            pitch: stacked.spacing.pitch,
            spots,
            rule,
          },
          past?.side,
        )
      : undefined;
  const wakeAt = earlier(nextEnd(blocks), nodes?.wakeAt);
  return {
    level: 'rows',
    columns: across.columns,
    frame: stacked.frame,
    pitch: stacked.spacing.pitch,
    gap: stacked.gap,
    width: nodes === undefined ? Math.max(size.width, across.width) : size.width,
    height: Math.max(size.height, stacked.end + size.height - stacked.frame.bottom, nodes?.end ?? 0),
    blocks,
    headings,
    doors: placeDoors(
      lens.namespaces.flatMap(namespace => doorsOf(topology, namespace)),
      blocks,
      stacked.frame.top,
    ),
    lanes: across.lanes,
    laneForm: across.form,
    ...(nodes === undefined ? { spots } : { spots: nodes.spots, side: nodes.side }),
    room: [...stacked.room, ...(nodes === undefined ? across.room : nodes.room)],
    residents: rememberResidents(before?.residents, topology, lens.namespaces),
    ...(wakeAt === undefined ? {} : { wakeAt }),
    layoutKey,
  };
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/**
 * Which lens it is does not count: what is left of the plugs is the same in both, so changing it moves nobody there. Nodes come with another shard than pods: when they are first
 * known the lanes are laid out anew, with their zones; and so is everything when all was read for the first time, for what was read first must not show. A kind that is served later
 * moves nobody.
 */
function layoutKeyOf(topology: Topology, lens: Lens, size: StageSize, before: Placement | undefined): string {
  const nodes = topology.nodes.size > 0 ? 'nodes' : 'no nodes';
  const namespaces = `${lens.namespaces.join(',')}|`;
  const look = `${namespaces}${size.width}x${size.height}|${nodes}`;
  const wasRead = before?.layoutKey.startsWith(namespaces) === true && !before.layoutKey.endsWith(unread);
  return !wasRead && isLayoutBeingRead(topology, lens.namespaces) ? `${look}${unread}` : look;
}

const unread = '|not all is read';

function isReadAnew(before: string, now: string): boolean {
  return before.endsWith(unread) && !now.endsWith(unread);
}

interface Across {
  readonly columns: Columns;
  readonly lanes: readonly Lane[];
  readonly form: LaneForm;
  readonly width: number;
  readonly room: readonly RoomMade[];
}

function placeLanes(topology: Topology, lens: Lens, size: StageSize, past: Placement | undefined): Across {
  const wanted = wantedLanes(topology, new Set(lens.namespaces), 386);
  if (past === undefined || past.lanes.length === 0) {
    const fresh = columns(size.width, wanted.length);
    const form = laneForm(fresh.lanesEnd - fresh.lanes, wanted.length);
    return {
      columns: fresh,
      lanes: spreadLanes(wanted, fresh, form),
      form,
      width: size.width,
      room: [],
    };
  }
  const { lanes, added } = keepLanes(wanted, past.lanes);
  const right = lanes.reduce((most, lane) => Math.max(most, Math.round(lane.x + lane.width / 2)), 0);
  // Middles are rounded: a pixel is no new lane.
  const beyond = right > past.columns.lanesEnd + 1 ? right - past.columns.lanesEnd : 0;
  return {
    columns: {
      ...past.columns,
      lanesEnd: past.columns.lanesEnd + beyond,
      outsideEnd: past.columns.outsideEnd + beyond,
    },
    lanes,
    form: past.laneForm,
    width: past.width + beyond,
    room: added.map(node => ({ type: 'lane', node })),
  };
}
