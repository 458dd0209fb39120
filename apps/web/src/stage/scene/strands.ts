/**
 * Strands: one line from the outside to a list for every line in it that takes calls, so that capacity can be counted and zero is visibly zero. A strand
 * stands where its seat stands in the bundle, so survivors never move; above seven, folded above four, the bundle is a bar. Used by doors and services.
 */
import type { Block } from '@switchboard/core/scene/placement';
import type { Endpoint } from '@switchboard/core/topology';
import { dashes, strokes } from '../../tokens/tokens.ts';
import type { Desk } from './desk.ts';
import { knownOf } from './known.ts';

export interface Strand {
  readonly id: string;
  readonly look: 'ready' | 'terminating' | 'stale' | 'free';
  readonly folded?: true;
}

/** Bundles thicker than this are a bar. */
export const mostStrands = 7;
/** A folded list has the height of one row. */
const mostFolded = 4;
/** A bundle that takes more height than this, px, is a bar as well: it would run through the words below the name. */
const tallest = 36;

/** The strands of a Service: one per seat of its first list, then one per folded line. */
export function strandsOf(desk: Desk, service: string): readonly Strand[] {
  const block = desk.placement.blocks.find(
    found => found.type === 'list' && found.named && found.service === service,
  );
  if (block === undefined || block.type !== 'list') return [];
  const strands = strandsInto(desk, block);
  // Where no call gets through there is no capacity.
  return desk.faults?.cutAt(service) === undefined
    ? strands
    : strands.map(({ id }) => ({ id, look: 'free' }));
}

/** The strands that go into one list. */
export function strandsInto(desk: Desk, block: Extract<Block, { readonly type: 'list' }>): readonly Strand[] {
  const folded = (block.fold?.endpoints ?? []).map((id): Strand => ({ ...strand(desk, id), folded: true }));
  const seats = block.seats.map((seat): Strand => {
    if (seat.occupant.type === 'line') return strand(desk, seat.occupant.endpoint);
    return { id: `${block.key}#${seat.index}`, look: 'free' };
  });
  return [...seats, ...folded];
}

function strand(desk: Desk, id: string): Strand {
  const line = desk.topology.endpoints.get(id);
  if (line === undefined) return { id, look: 'free' };
  const look = lookOf(line);
  const stale = look === 'ready' && knownOf(desk, 'EndpointSlice', line.namespace) === 'stale';
  return { id, look: stale ? 'stale' : look };
}

function lookOf(line: Endpoint): 'ready' | 'terminating' | 'free' {
  if (line.terminating === true) return line.serving === false ? 'free' : 'terminating';
  return line.ready === false ? 'free' : 'ready';
}

/**
 * Where the strand of a seat lies in its bundle, relative to the middle: it follows from the seat alone, so that a list that gains a seat moves nobody.
 */
export type Slots = (seat: number, pitch: number) => number;

/** Around the middle: the first in it, the next below, the next above. */
export const outwards: Slots = (seat, pitch) => (seat % 2 === 0 ? -seat / 2 : (seat + 1) / 2) * pitch;
/** Two Services in one trunk grow away from each other. */
export const upwards: Slots = (seat, pitch) => -(seat + 0.5) * pitch;
export const downwards: Slots = (seat, pitch) => (seat + 0.5) * pitch;

/** Returns the heights of the strands, for marks that grow along them; none where the bundle is a bar. */
export function layStrands(
  desk: Desk,
  strands: readonly Strand[],
  from: number,
  to: number,
  y: number,
  dim: boolean,
  slots: Slots = outwards,
): ReadonlyMap<string, number> {
  const live = strands.filter(({ look }) => look !== 'free');
  const pitch = strokes.strandPitch[desk.theme];
  const most = strands.some(({ folded }) => folded) ? mostFolded : mostStrands;
  if (live.length > most || strands.length * pitch > tallest) {
    const height = Math.min(14, 8 + Math.round(live.length / 20) * 2);
    if (live.length > 0) layBar(desk, from, to, y, height, dim);
    return new Map();
  }
  const heights = new Map<string, number>();
  strands.forEach((strand, seat) => {
    const at = y + slots(seat, pitch);
    heights.set(strand.id, at);
    if (strand.look === 'free') return;
    const growing = strand.look === 'ready' && desk.plays('ready', strand.id);
    desk.shapes.push({
      type: 'line',
      points: [from, at, to, at],
      colour:
        strand.look === 'ready'
          ? growing
            ? 'rule'
            : 'wire'
          : strand.look === 'stale'
            ? 'off'
            : 'terminating',
      lineWidth: growing ? 1 : strokes.wire[desk.theme],
      ...(strand.look === 'terminating' ? { dash: dashes.terminating } : {}),
      dim,
    });
  });
  return heights;
}

/** A bundle too thick to be counted. */
export function layBar(desk: Desk, from: number, to: number, y: number, height: number, dim: boolean): void {
  desk.shapes.push({ type: 'rect', x: from, y: y - height / 2, width: to - from, height, fill: 'wire', dim });
}
