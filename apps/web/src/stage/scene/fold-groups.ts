/**
 * What a fold holds, slice by slice: its parts as they are placed, and where there are too many slices for parts of their own the one part cut into as many strips. Part of
 * `still`; asked by the list's side for capsules and by `folds` for dots.
 */

import type { Uid } from '@switchboard/core/kubernetes/object';
import type { Block, Fold, FoldPart, Seat } from '@switchboard/core/scene/placement';
import type { Desk } from './desk.ts';

export interface FoldGroup {
  readonly key: string;
  /** Name of the slice, where there are several. */
  readonly slice?: string;
  /** Middle and height. */
  readonly y: number;
  readonly height: number;
  /** Folded lines and their pods. */
  readonly endpoints: readonly string[];
  readonly pods: readonly Uid[];
  /** Lines of this slice that keep a row of their own below the fold. */
  readonly differing: readonly string[];
  /** Seats below its dots and above the next part. */
  readonly seats: readonly Seat[];
}

/** Thinner parts could not be told apart: then all stand together. */
const thinnest = 7;

export function foldGroups(
  desk: Desk,
  fold: Fold,
  key: string,
  block: Block | undefined,
): readonly FoldGroup[] {
  const seats = block !== undefined && block.type !== 'alias' ? block.seats : [];
  const [only, ...more] = fold.parts;
  if (only !== undefined && more.length === 0) return strips(desk, only, key, seats);
  let from = 0;
  return fold.parts.flatMap((part, i): readonly FoldGroup[] => {
    const own = seats.slice(from, from + part.seats);
    from += part.seats;
    // A slice that has become empty keeps its rows, and shows nothing there.
    if (part.endpoints.length === 0 && own.every(({ occupant }) => occupant.type === 'free')) return [];
    const lines = [...part.endpoints, ...linesOf(own)];
    const slices = new Set(lines.map(id => sliceOf(desk, id)));
    const { y, endpoints, pods } = part;
    const name = slices.size > 1 ? `${part.slice ?? ''} +${slices.size - 1}` : part.slice;
    return [
      {
        key: i === 0 ? key : `${key}#${i}`,
        ...(name === undefined ? {} : { slice: name }),
        y,
        height: part.rows * desk.pitch,
        endpoints,
        pods,
        differing: linesOf(own),
        seats: own,
      },
    ];
  });
}

function strips(desk: Desk, part: FoldPart, key: string, seats: readonly Seat[]): readonly FoldGroup[] {
  const height = part.rows * desk.pitch;
  const { y, endpoints: all, pods: bodies } = part;
  const whole = { key, y, height, endpoints: all, pods: bodies, differing: [], seats: [] };
  const slices = Map.groupBy(all, id => sliceOf(desk, id));
  if (slices.size < 2 || height / slices.size < thinnest) return [whole];
  const lines = linesOf(seats);
  const pods = new Set(bodies);
  const each = height / slices.size;
  const top = y - height / 2;
  return [...slices]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slice, endpoints], i) => ({
      key: i === 0 ? key : `${key}#${i}`,
      slice,
      y: Math.round(top + (i + 0.5) * each),
      height: each,
      endpoints,
      pods: endpoints.flatMap(id => {
        const pod = desk.topology.endpoints.get(id)?.pod;
        return pod !== undefined && pods.has(pod) ? [pod] : [];
      }),
      differing: lines.filter(id => sliceOf(desk, id) === slice),
      seats: [],
    }));
}

function sliceOf(desk: Desk, id: string): string {
  return desk.topology.endpoints.get(id)?.slices[0] ?? '';
}

function linesOf(seats: readonly Seat[]): readonly string[] {
  return seats.flatMap(({ occupant }) => (occupant.type === 'line' ? [occupant.endpoint] : []));
}
