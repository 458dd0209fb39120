/**
 * The filled blocks as rows with coordinates, and where every pod's body is. Called by `place` as its last step.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { Topology } from '../../topology.ts';
import type { Block, Fold, FoldPart, Seat, Spot } from '../placement.ts';
import type { FilledPart } from './fold-parts.ts';
import type { Tenant } from './plan.ts';
import { headingMiddle } from './rows.ts';
import { headingKey, type Stacked } from './stack.ts';

export function drawBlocks(stacked: Stacked) {
  const { spacing, tops } = stacked;
  const blocks: Block[] = [];
  const headings: { readonly namespace: string; readonly y: number }[] = [];
  for (const { plan, seats: taken, parts, opened } of stacked.filled) {
    const heading = tops.get(headingKey(plan.namespace));
    if (heading !== undefined && headings.at(-1)?.namespace !== plan.namespace)
      headings.push({ namespace: plan.namespace, y: heading + headingMiddle(spacing) });
    const slotTop = tops.get(plan.key) ?? 0;
    const top = slotTop + spacing.head + Math.round(spacing.pitch / 2);
    const nameY = spacing.head > 0 ? slotTop + Math.round(spacing.head / 2) : top;
    const { key, namespace, name, service, family, named } = plan;
    if (plan.type === 'alias') {
      const abroad = plan.abroad === undefined ? {} : { abroad: plan.abroad };
      blocks.push({ type: 'alias', key, service, name, namespace, nameY, top, bottom: top, ...abroad });
      continue;
    }
    const { seats, fold } =
      parts === undefined
        ? { seats: taken.map((one, index) => seatOf({ ...one, index }, top + index * spacing.pitch)) }
        : drawFold(parts, top, spacing.pitch);
    const rows = seats.length + (fold?.rows ?? 0);
    const rest = {
      key,
      namespace,
      nameY,
      seats,
      opened,
      top,
      bottom: top + Math.max(0, rows - 1) * spacing.pitch,
      ...(fold === undefined ? {} : { fold }),
    };
    blocks.push(
      plan.type === 'list'
        ? { type: 'list', service, name, family, named, ...rest }
        : { type: 'in-no-list', ...rest },
    );
  }
  return { blocks, headings };
}

function seatOf({ index, occupant, plate }: FilledPart['seats'][number], y: number): Seat {
  return { index, y, occupant, ...(plate === undefined ? {} : { plate }) };
}

/** Part below part, each with its seats. */
function drawFold(
  filled: readonly FilledPart[],
  top: number,
  pitch: number,
): { readonly seats: readonly Seat[]; readonly fold: Fold } {
  const seats: Seat[] = [];
  let y = top;
  const parts = filled.map(({ seats: own, ...part }): FoldPart => {
    const middle = y + Math.round(((part.rows - 1) * pitch) / 2);
    y += part.rows * pitch;
    const bottom = y - pitch;
    for (const seat of own) {
      seats.push(seatOf(seat, y));
      y += pitch;
    }
    return { ...part, y: middle, bottom, seats: own.length };
  });
  return {
    seats,
    fold: {
      rows: parts.reduce((sum, { rows }) => sum + rows, 0),
      endpoints: parts.flatMap(part => part.endpoints),
      pods: parts.flatMap(part => part.pods),
      parts,
    },
  };
}

export function spotsOf(
  blocks: readonly Block[],
  tenants: ReadonlyMap<string, readonly Tenant[]>,
  topology: Topology,
  laneX: ReadonlyMap<string, number>,
): ReadonlyMap<Uid, Spot> {
  const spots = new Map<Uid, Spot>();
  for (const block of blocks) {
    if (block.type === 'alias') continue;
    const there = tenants.get(block.key) ?? [];
    const nodes = new Map(there.flatMap(t => (t.pod === undefined ? [] : [[t.pod, t.plate.node] as const])));
    const put = (pod: Uid, seat: number, y: number): void => {
      const node = nodes.get(pod);
      const x = node === undefined ? undefined : laneX.get(node);
      spots.set(pod, { block: block.key, seat, y, ...(x === undefined ? {} : { x }) });
    };
    const bodies = new Set(there.flatMap(t => (t.body && t.pod !== undefined ? [t.pod] : [])));
    for (const { pods, y } of block.fold?.parts ?? []) for (const pod of pods) put(pod, -1, y);
    for (const { occupant, index, y } of block.seats) {
      if (
        occupant.type === 'pod' ||
        (occupant.type === 'line' && occupant.body && occupant.pod !== undefined)
      )
        put(occupant.pod ?? '', index, y);
      if (occupant.type !== 'draining') continue;
      for (const id of occupant.endpoints) {
        const pod = topology.endpoints.get(id)?.pod;
        if (pod !== undefined && bodies.has(pod)) put(pod, index, y);
      }
    }
  }
  return spots;
}

/** When the first tombstone ends. */
export function nextEnd(blocks: readonly Block[]): number | undefined {
  let next: number | undefined;
  for (const block of blocks) {
    if (block.type === 'alias') continue;
    for (const { occupant } of block.seats)
      if (occupant.type === 'tombstone' && (next === undefined || occupant.tombstone.until < next))
        next = occupant.tombstone.until;
  }
  return next;
}
