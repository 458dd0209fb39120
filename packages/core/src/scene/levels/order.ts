/**
 * In which order lamps are seated at a layout: what is well first, so that what is not stands together at the end, then by name. Newcomers come in the same
 * order. Used by Streets and Plan.
 */
import type { Pod } from '../../topology.ts';
import { byName } from '../by-name.ts';
import { type Lamp, lampOfPod } from '../lamp.ts';

const rank: Readonly<Record<Lamp, number>> = {
  ready: 0,
  external: 0,
  finished: 1,
  starting: 2,
  'not-ready': 3,
  unknown: 4,
  failed: 5,
  terminating: 6,
};

export function rankOf(lamp: Lamp): number {
  return rank[lamp];
}

export function inLampOrder(pods: readonly Pod[]): readonly string[] {
  return pods.toSorted(byLamp).map(pod => pod.uid);
}

function byLamp(a: Pod, b: Pod): number {
  return (
    rank[lampOfPod(a)] - rank[lampOfPod(b)] ||
    byName(a.namespace, b.namespace) ||
    byName(a.name, b.name) ||
    (a.uid < b.uid ? -1 : 1)
  );
}
