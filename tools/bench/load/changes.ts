/**
 * Changes of pods as a cluster tells them, without end: each pod in turn becomes not ready and ready again, each change with a version and the time at which it was
 * made (as the time since when the pod is so), which viewers read back to know how long it took to reach them. They can be made as long as wanted.
 */
import type { PodObject } from '@switchboard/core/kubernetes/object';

/** @param padding letters that each change carries beside, no two alike. */
export function createChanges(pods: readonly PodObject[], padding: number): (now: number) => PodObject {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(Math.ceil(padding / 26));
  let made = 0;
  return now => {
    const before = pods[made % pods.length];
    if (before === undefined) throw new Error('there are no pods to change');
    const ready = Math.floor(made / pods.length) % 2 === 1;
    made += 1;
    return {
      ...before,
      meta: { ...before.meta, resourceVersion: String(1_000_000 + made) },
      ready,
      readySince: Math.round(now),
      containersReady: ready ? 1 : 0,
      ...(padding > 0 && { reason: `${made} ${letters}`.slice(0, padding) }),
    };
  };
}
