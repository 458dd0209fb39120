/** How many pods have been asked to go and are still there: while there are any, words count their seconds. Asked by the stage at every frame, so it is counted on and not anew. */
import type { Pod } from '../topology.ts';
import { follow } from './follow.ts';

const isLeaving = (pod: Pod | undefined): boolean => pod?.deletion !== undefined;

export const leavingPods = follow(0, (before, was, now, { pods }) => {
  let count = before;
  for (const uid of pods) {
    if (isLeaving(was.pods.get(uid))) count -= 1;
    if (isLeaving(now.pods.get(uid))) count += 1;
  }
  return count;
});
