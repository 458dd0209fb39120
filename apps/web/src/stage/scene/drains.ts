/** A node that is being emptied: how far that is. Part of `lane-heads`. */
import type { ClusterNode } from '@switchboard/core/topology';
import { linesMessages } from '../lines-messages.ts';
import type { Desk } from './desk.ts';

/** How far the pods that are asked to leave have left, as far as the picture remembers them; undefined where nobody leaves. */
export function drainOf(desk: Desk, node: ClusterNode): string | undefined {
  const seats = desk.placement.blocks.flatMap(block => ('seats' in block ? block.seats : []));
  const gone = seats.filter(
    ({ occupant }) =>
      occupant.type === 'tombstone' &&
      occupant.tombstone.node === node.name &&
      occupant.tombstone.pod !== undefined,
  ).length;
  const there = [...desk.topology.pods.values()].filter(
    pod => pod.node === node.name && pod.state !== 'finished',
  );
  const leaving = there.some(pod => pod.state === 'terminating');
  if (gone === 0 && !leaving) return undefined;
  return gone === 0 ? linesMessages.left(there.length) : linesMessages.gone(gone, gone + there.length);
}
