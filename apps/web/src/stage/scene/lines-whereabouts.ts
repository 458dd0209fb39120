/** Where marks are drawn in the lens `lines`: row by row, the wire level between the two lists, lamps of pods in their lanes. Asked through `whereabouts`. */
import type { Cue } from '@switchboard/core/scene/cue';
import type { Desk } from './desk.ts';
import { noteArea } from './lane-heads.ts';
import { laneBottom } from './lanes.ts';
import { addressSpan } from './line-side.ts';
import { level } from './path.ts';
import { frameOf, laneX } from './pod-row.ts';
import { podAddressSpan } from './pod-side.ts';
import { seatOf } from './seat-of.ts';
import type { Area, Whereabouts } from './whereabouts.ts';

/** Height of the highlighter over an address. */
const markerHeight = 22;

export function whereaboutsInLines(desk: Desk): Whereabouts {
  const { columns: c, topology } = desk;
  const rowOf = (cue: Cue): number | undefined => seatOf(desk, cue)?.y;
  const occupantOf = (cue: Cue) => seatOf(desk, cue)?.occupant.type;
  const lineOf = (cue: Cue) => topology.endpoints.get(cue.endpoint ?? '');
  const podOf = (cue: Cue) => topology.pods.get(cue.pod ?? '');
  const over = (cue: Cue, span: { readonly from: number; readonly to: number } | undefined) => {
    const y = rowOf(cue);
    // In a row that joins several draining lines no address is said.
    const apart = occupantOf(cue) === 'line' || occupantOf(cue) === 'pod';
    if (y === undefined || span === undefined || !apart) return undefined;
    return { x: span.from, y: y - markerHeight / 2, width: span.to - span.from, height: markerHeight };
  };
  return {
    lineLamp(cue) {
      const y = rowOf(cue);
      return y === undefined || cue.endpoint === undefined ? undefined : { x: c.capsule, y };
    },
    podLamp(cue) {
      const seat = seatOf(desk, cue);
      const gone = seat?.occupant.type === 'tombstone' ? seat.occupant.tombstone.node : undefined;
      const x = laneX(desk, podOf(cue)?.node ?? gone);
      return seat === undefined || x === undefined ? undefined : { x, y: seat.y };
    },
    lineAddress(cue) {
      const line = lineOf(cue);
      return line === undefined ? undefined : over(cue, addressSpan(desk, line, podOf(cue)));
    },
    podAddress(cue) {
      const pod = podOf(cue);
      return pod === undefined ? undefined : over(cue, podAddressSpan(desk, pod, lineOf(cue)));
    },
    seatFrame(cue) {
      const y = rowOf(cue);
      return y === undefined ? undefined : frameOf(desk, y);
    },
    wire(cue) {
      const y = rowOf(cue);
      return y === undefined || cue.endpoint === undefined ? undefined : level(c.plug, c.socket, y);
    },
    strand(cue) {
      const strand = desk.strands.get(cue.endpoint ?? '');
      return strand === undefined ? undefined : level(strand.from, strand.to, strand.y);
    },
    nodeNote(cue) {
      const area = noteArea(desk, cue.node ?? '');
      return area === undefined ? undefined : { ...area, heads: true };
    },
    room: cue => roomFor(desk, cue),
  };
}

/** The rows that a block gained, or all of one that is new; the lane of a node that is new. */
function roomFor(desk: Desk, { block: key, node }: Cue): Area | undefined {
  const { placement, pitch, columns: c } = desk;
  if (node !== undefined) {
    const lane = placement.lanes.find(found => found.node === node);
    const top = placement.frame.laneHead;
    if (lane === undefined) return undefined;
    return { x: lane.x - lane.width / 2, y: top, width: lane.width, height: laneBottom(desk) - top };
  }
  const block = placement.blocks.find(found => found.key === key);
  if (block === undefined) return undefined;
  const made = placement.room.find(room => room.type === 'seats' && room.block === key);
  const rows = made?.type === 'seats' ? made.rows : Math.round((block.bottom - block.top) / pitch) + 1;
  const height = rows * pitch;
  return { x: c.capsule, y: block.bottom + pitch / 2 - height, width: c.podEnd - c.capsule, height };
}
