/**
 * How pods of a Job are counted once and for all (kubernetes `pkg/controller/job/job_controller.go` trackJobStatusAndRemoveFinalizers): a pod that
 * has ended is held by a finalizer until the status names it as uncounted; then the finalizer goes and the count rises.
 */
import type { Write } from '../controller.ts';
import type { DraftObject, StoredObject } from '../object.ts';
import { judge } from './job-failure-policy.ts';
import { indexesText, indexOf, isIndexed, parseIndexes } from './job-indexes.ts';
import { isTerminating } from './pod-state.ts';

const TRACKING = 'batch.kubernetes.io/job-tracking';

export const isTracked = ({ metadata }: StoredObject): boolean =>
  metadata.finalizers?.includes(TRACKING) === true;

/** A new pod, held until it has been counted. */
export const tracked = (pod: DraftObject): DraftObject => ({
  ...pod,
  metadata: { ...pod.metadata, finalizers: [...(pod.metadata.finalizers ?? []), TRACKING] },
});

/** Also one that was asked to go before it could end, unless only failed ones are replaced. */
export const hasFailed = (pod: StoredObject, job: StoredObject): boolean =>
  pod.status?.phase === 'Failed' ||
  (job.spec.podReplacementPolicy !== 'Failed' && isTerminating(pod) && pod.status?.phase !== 'Succeeded');

export const release = (pod: StoredObject): Write => {
  const { finalizers = [], ...metadata } = pod.metadata;
  const others = finalizers.filter(name => name !== TRACKING);
  return {
    verb: 'update',
    object: { ...pod, metadata: others.length > 0 ? { ...metadata, finalizers: others } : metadata },
  };
};

export interface Count {
  readonly succeeded: number;
  readonly failed: number;
  readonly completedIndexes: string | undefined;
  /** To be named in the status before the finalizers go. */
  readonly uncounted: { readonly succeeded?: readonly string[]; readonly failed?: readonly string[] };
  readonly counted: readonly StoredObject[];
}

/** `over`: the Job has its verdict, so that all that is left is counted too (`failed`: as failures). */
export function countPods(
  job: StoredObject,
  pods: readonly StoredObject[],
  over: 'succeeded' | 'failed' | undefined,
): Count {
  const status = job.status ?? {};
  const indexes = new Set(parseIndexes(status.completedIndexes ?? ''));
  const won: string[] = [];
  const lost: string[] = [];
  const counted: StoredObject[] = [];
  for (const pod of pods.filter(isTracked)) {
    const ended = pod.status?.phase === 'Succeeded';
    const failed = hasFailed(pod, job);
    if (!ended && !failed && over === undefined) continue;
    counted.push(pod);
    const index = isIndexed(job) ? indexOf(pod, job) : 0;
    if (index < 0) continue;
    if (ended && isIndexed(job)) indexes.add(index);
    else if (ended) won.push(pod.metadata.uid);
    else if ((failed || over === 'failed') && judge(pod, job).counts) lost.push(pod.metadata.uid);
  }
  return {
    succeeded: isIndexed(job) ? indexes.size : (status.succeeded ?? 0) + won.length,
    failed: (status.failed ?? 0) + lost.length,
    completedIndexes: isIndexed(job) ? indexesText(indexes) : undefined,
    uncounted: {
      ...(won.length > 0 ? { succeeded: won } : {}),
      ...(lost.length > 0 ? { failed: lost } : {}),
    },
    counted,
  };
}
