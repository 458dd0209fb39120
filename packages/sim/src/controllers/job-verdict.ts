/**
 * Whether a Job is decided (kubernetes `pkg/controller/job/job_controller.go` syncJob): what was decided before stands, then its failure policy, its limit of
 * failures, its deadline. That it is complete follows from its counts, in `job.ts`.
 */
import type { StoredObject } from '../object.ts';
import { conditionOf } from './condition.ts';
import { hasFailed } from './job-count.ts';
import { judge } from './job-failure-policy.ts';
import { isActive } from './pod-state.ts';

export interface Verdict {
  readonly type: 'SuccessCriteriaMet' | 'FailureTarget';
  readonly reason: string;
  readonly message: string;
}

const restarts = (pods: readonly StoredObject[]): number =>
  pods
    .filter(isActive)
    .flatMap(({ status = {} }) => [
      ...(status.initContainerStatuses ?? []),
      ...(status.containerStatuses ?? []),
    ])
    .reduce((sum: number, { restartCount = 0 }: { restartCount?: number }) => sum + restartCount, 0);

const fails = (reason: string, message: string): Verdict => ({ type: 'FailureTarget', reason, message });

/** What has been decided before, else what the pods and the clock decide now. */
export function verdictOf(
  job: StoredObject,
  pods: readonly StoredObject[],
  failed: number,
  now: number,
): Verdict | undefined {
  for (const type of ['SuccessCriteriaMet', 'FailureTarget'] as const) {
    const held = conditionOf(job, type);
    if (held?.status === 'True') return { type, reason: held.reason ?? '', message: held.message ?? '' };
  }
  const policy = pods.filter(pod => hasFailed(pod, job)).map(pod => judge(pod, job).fails);
  const why = policy.find(text => text !== undefined);
  if (why !== undefined) return fails('PodFailurePolicy', why);
  const limit: number = job.spec.backoffLimit ?? 6;
  const again = restarts(pods);
  const tired =
    job.spec.template.spec.restartPolicy === 'OnFailure' && (limit === 0 ? again > 0 : again >= limit);
  if (failed > limit || tired)
    return fails('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  const deadline = deadlineOf(job);
  if (deadline !== undefined && deadline <= now)
    return fails('DeadlineExceeded', 'Job was active longer than specified deadline');
  return undefined;
}

/** Unset while it is suspended or has none. */
export function deadlineOf({ spec, status = {} }: StoredObject): number | undefined {
  if (spec.activeDeadlineSeconds === undefined || spec.suspend === true || !status.startTime)
    return undefined;
  return Date.parse(status.startTime) + spec.activeDeadlineSeconds * 1000;
}
