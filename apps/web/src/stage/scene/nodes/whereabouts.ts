/** Where marks are drawn in the lens `nodes`: lists as in `lines`, pods where they stand on their nodes, wires along their lanes. Asked through `whereabouts`. */
import type { Cue } from '@switchboard/core/scene/cue';
import { lampOfPod } from '@switchboard/core/scene/lamp';
import type { NodesSide } from '@switchboard/core/scene/nodes-side';
import { type Desk, widthOf } from '../desk.ts';
import { whereaboutsInLines } from '../lines-whereabouts.ts';
import { frameOf, over } from '../pod-row.ts';
import type { Area, Whereabouts } from '../whereabouts.ts';
import { addressOfRow } from './stand-row.ts';

const markerHeight = 22;

export function whereaboutsInNodes(desk: Desk, side: NodesSide): Whereabouts {
  const { columns: c, topology } = desk;
  const inLines = whereaboutsInLines(desk);
  const heightOf = (cue: Cue): number | undefined => standHeight(desk, side, cue);
  return {
    lineLamp: inLines.lineLamp,
    lineAddress: inLines.lineAddress,
    strand: inLines.strand,
    podLamp(cue) {
      const y = heightOf(cue);
      return y === undefined ? undefined : { x: side.columns.lamp, y };
    },
    podAddress(cue) {
      const pod = topology.pods.get(cue.pod ?? '');
      const y = heightOf(cue);
      if (pod === undefined || y === undefined) return undefined;
      const row = {
        address: pod.ips[0],
        look: lampOfPod(pod),
        quiet: false,
        name: pod.name,
        word: undefined,
      };
      const { width } = addressOfRow(desk, row);
      return { x: c.pod - over, y: y - markerHeight / 2, width: width + 2 * over, height: markerHeight };
    },
    seatFrame(cue) {
      const y = heightOf(cue);
      return y === undefined ? undefined : frameOf({ ...desk, pitch: side.pitch }, y);
    },
    wire(cue) {
      const wire = side.wires.get(cue.endpoint ?? '');
      if (wire !== undefined)
        return [c.plug, wire.from, wire.lane, wire.from, wire.lane, wire.to, c.socket, wire.to];
      return goneWire(desk, side, cue);
    },
    nodeNote(cue) {
      const box = desk.words.find(({ key }) => key === `node:${cue.node}`);
      const run = box?.runs.find(({ key }) => key === 'note') ?? box?.runs[0];
      if (box === undefined || run === undefined) return undefined;
      const width = widthOf(desk, run.parts, run.size) + 6;
      return { x: box.x + run.x - 3, y: box.y + run.y - 9, width, height: 18 };
    },
    room: cue => roomFor(desk, side, cue) ?? inLines.room(cue),
  };
}

/** Of the pod, or of what is left of it. */
function standHeight(desk: Desk, side: NodesSide, cue: Cue): number | undefined {
  const { pod } = cue;
  if (pod !== undefined && desk.topology.pods.has(pod)) return desk.placement.spots.get(pod)?.y;
  for (const { stands } of side.brackets)
    for (const { standing, y } of stands) {
      if (standing.type === 'tombstone') {
        const { tombstone } = standing;
        if (pod !== undefined ? tombstone.pod === pod : tombstone.endpoint === cue.endpoint) return y;
      } else if (standing.type === 'pod' && standing.pod === pod) return y;
      else if (standing.type === 'outside' && standing.endpoint === cue.endpoint) return y;
    }
  return undefined;
}

/** Where the wire of a line ran that is gone: its lane is still known. */
function goneWire(desk: Desk, side: NodesSide, cue: Cue): readonly number[] | undefined {
  const { columns: c } = desk;
  const lane = side.lanes.former.get(cue.endpoint ?? '');
  const from = whereaboutsInLines(desk).lineLamp(cue)?.y;
  const to = standHeight(desk, side, cue);
  if (lane === undefined || from === undefined || to === undefined) return undefined;
  return [c.plug, from, lane, from, lane, to, c.socket, to];
}

/** The rows that a bracket gained, or all of one that is new. */
function roomFor(desk: Desk, side: NodesSide, { node }: Cue): Area | undefined {
  const bracket = side.brackets.find(found => node !== undefined && found.node === node);
  const made = desk.placement.room.find(room => room.type === 'stands' && room.node === node);
  if (bracket === undefined || made?.type !== 'stands') return undefined;
  const height = made.rows * side.pitch;
  const { bracket: x } = side.columns;
  return { x, y: bracket.bottom - height, width: desk.columns.podEnd - x, height };
}
