/** Where things stand that a packet comes by, asked of what is laid already: so that it is the same question in both lenses. Undefined where it is folded away. */
import type { Uid } from '@switchboard/core/kubernetes/object';
import type { Desk } from '../desk.ts';

/** x of the upright parts, in the gutter before the pods, each of its own. */
export interface Lanes {
  readonly swap: number;
  readonly inside: number;
  readonly outside: number;
}

export function lanesOf({ columns: { plug, socket } }: Pick<Desk, 'columns'>): Lanes {
  const gutter = socket - plug;
  // Half-way between the two gutters that were drawn it is linear; a little room stays for what is only read.
  const share = Math.min(1, Math.max(0, (gutter - 44) / 136));
  const at = (narrow: number, wide: number) => Math.round(socket - narrow - (wide - narrow) * share);
  return { swap: at(14, 28), inside: at(31, 66), outside: at(42, 96) };
}

export function heightOfPod(desk: Desk, pod: Uid): number | undefined {
  return desk.nodes.find(({ id }) => id === `pod:${pod}`)?.y;
}

/** Where the wire of a line ends: at its pod, or at what is outside. */
export function heightOfArrival(desk: Desk, endpoint: string): number | undefined {
  const wire = desk.edges.find(({ id }) => id === `wire:${endpoint}`);
  return wire?.bend?.y ?? wire?.y;
}
