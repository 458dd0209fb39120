/**
 * From one level of detail to the next by the keys and the wheel that zoom: where zooming is at its end, or at rest, a step changes the level instead. Pure; asked by
 * the gestures before they zoom.
 */
import type { Detail } from '@switchboard/core/scene/lens';
import { neighbour } from '@switchboard/core/scene/level';

/** `keys` step from rest; a wheel, which is turned by little, has to go some way first. */
const ends = { keys: { out: 1.01, in: 0.99 }, wheel: { out: 0.55, in: 1.8 } } as const;

/** The level to go to; undefined where one zooms. */
export function levelStep(
  level: Detail,
  zoom: number,
  direction: 'in' | 'out',
  by: 'keys' | 'wheel',
): Detail | undefined {
  const end = ends[by][direction];
  if (direction === 'out' ? zoom > end : zoom < end) return undefined;
  return neighbour(level, direction === 'out' ? 1 : -1);
}
