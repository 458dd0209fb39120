/**
 * What a fold holds, slice by slice: a list of several slices is folded into as many parts, each in the rows that it needs. Part of `still`; asked by the list's side
 * for capsules and by `folds` for dots.
 */

import type { Uid } from '@switchboard/core/kubernetes/object';
import type { Block, Fold } from '@switchboard/core/scene/placement';
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
}

/** Thinner parts could not be told apart: then all stand together. */
const thinnest = 7;

export function foldGroups(
  desk: Desk,
  fold: Fold,
  key: string,
  seats: Block | undefined,
): readonly FoldGroup[] {
  const height = fold.rows * desk.pitch;
  const whole = { key, y: fold.y, height, endpoints: fold.endpoints, pods: fold.pods, differing: [] };
  const sliceOf = (id: string) => desk.topology.endpoints.get(id)?.slices[0] ?? '';
  const slices = Map.groupBy(fold.endpoints, sliceOf);
  if (slices.size < 2 || height / slices.size < thinnest) return [whole];
  const own = seats !== undefined && seats.type !== 'alias' ? seats.seats : [];
  const lines = own.flatMap(({ occupant }) => (occupant.type === 'line' ? [occupant.endpoint] : []));
  const pods = new Set(fold.pods);
  const each = height / slices.size;
  const top = fold.y - height / 2;
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
      differing: lines.filter(id => sliceOf(id) === slice),
    }));
}
