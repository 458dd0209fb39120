/**
 * Runs pods until enough have succeeded (kubernetes `pkg/controller/job/job_controller.go`).
 * Rules: `parallelism` at a time, `completions` in all, given up after `backoffLimit` failures; finished Jobs go after
 * `ttlSecondsAfterFinished`; after a failure the next try waits 10 s, doubled with each failure since the last success, at most ten minutes.
 * Kept simpler: pods are counted where they lie, without tracking finalizers.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionOf, conditionsOf, withCondition } from './condition.ts';
import { itsController, itself, objectOf } from './key.ts';
import { controlledBy } from './owner.ts';
import { drawName, podFromTemplate } from './pod-from-template.ts';
import { isActive, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'job-controller';

const labelsOf = (job: StoredObject): Readonly<Record<string, string>> => ({
  'batch.kubernetes.io/controller-uid': job.metadata.uid,
  'batch.kubernetes.io/job-name': job.metadata.name,
  'controller-uid': job.metadata.uid,
  'job-name': job.metadata.name,
});

function verdictOf(job: StoredObject, succeeded: number, failed: number): readonly Condition[] {
  if (failed > (job.spec.backoffLimit ?? 6)) {
    const why = { reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
    return [
      { type: 'FailureTarget', status: 'True', ...why },
      { type: 'Failed', status: 'True', ...why },
    ];
  }
  if (succeeded < (job.spec.completions ?? 1)) return [];
  const why = { reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' };
  return [
    { type: 'SuccessCriteriaMet', status: 'True', ...why },
    { type: 'Complete', status: 'True', ...why },
  ];
}

const isOver = (job: StoredObject): boolean =>
  ['Complete', 'Failed'].some(type => conditionOf(job, type)?.status === 'True');

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 600_000;

interface Status {
  readonly state?: { readonly terminated?: { readonly finishedAt?: string } };
}

const finishedAt = ({ status = {} }: StoredObject): number =>
  Math.max(
    0,
    ...(status.containerStatuses ?? []).map(
      (held: Status) => Date.parse(held.state?.terminated?.finishedAt ?? '') || 0,
    ),
  );

/** When the next pod may be made; the past where nothing failed (upstream: `backoff_utils.go`). */
function nextTry(pods: readonly StoredObject[]): number {
  const ends = (phase: string) => pods.filter(pod => pod.status?.phase === phase).map(finishedAt);
  const success = Math.max(0, ...ends('Succeeded'));
  const failures = ends('Failed').filter(at => at > success);
  if (failures.length === 0) return 0;
  return Math.max(...failures) + Math.min(FIRST_WAIT_MS * 2 ** (failures.length - 1), LONGEST_WAIT_MS);
}

function afterlife(
  job: StoredObject,
  now: number,
): { readonly writes: readonly Write[]; readonly wakeAt?: number } {
  const ttl: number | undefined = job.spec.ttlSecondsAfterFinished;
  if (ttl === undefined) return { writes: [] };
  const end = conditionOf(job, 'Complete') ?? conditionOf(job, 'Failed');
  const at = Date.parse(end?.lastTransitionTime ?? '') + ttl * 1000;
  if (now < at) return { writes: [], wakeAt: at };
  return { writes: [{ verb: 'delete', object: job }] };
}

export const job: Controller = {
  name: COMPONENT,
  watches: { Job: itself, Pod: itsController('Job') },
  reconcile(key, snapshot: Snapshot, now, dice) {
    const held = objectOf(snapshot, 'Job', key);
    if (held === undefined || isTerminating(held)) return { writes: [] };
    if (isOver(held)) return afterlife(held, now);
    const pods = controlledBy(snapshot, 'Pod', held);
    const active = pods.filter(isActive);
    const succeeded = pods.filter(pod => pod.status?.phase === 'Succeeded' && !isTerminating(pod)).length;
    const failed = pods.filter(pod => pod.status?.phase === 'Failed').length;
    const end = verdictOf(held, succeeded, failed);
    const parallelism = held.spec.suspend === true ? 0 : (held.spec.parallelism ?? 1);
    const wanted = end.length > 0 ? 0 : Math.min(parallelism, (held.spec.completions ?? 1) - succeeded);
    const say = (reason: string, message: string): Write =>
      recordEvent(snapshot, now, {
        about: held,
        reason,
        message,
        component: COMPONENT,
        type: reason === 'BackoffLimitExceeded' ? 'Warning' : 'Normal',
      });
    const missing = Math.max(0, wanted - active.length);
    const again = nextTry(pods);
    const waits = missing > 0 && now < again;
    const made = Array.from({ length: waits ? 0 : missing }, (): readonly Write[] => {
      const name = drawName(snapshot, held, dice);
      return [
        { verb: 'create', object: podFromTemplate(held.spec.template, held, name, labelsOf(held)) },
        say('SuccessfulCreate', `Created pod: ${name.name}`),
      ];
    }).flat();
    const dropped = active
      .slice(Math.max(0, wanted))
      .flatMap((pod): readonly Write[] => [
        { verb: 'delete', object: pod },
        say('SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`),
      ]);
    const time = timestamp(now);
    const conditions = end.reduce(
      (list: readonly Condition[], condition) =>
        withCondition(list, { ...condition, lastProbeTime: time }, time),
      conditionsOf(held),
    );
    const complete = end.some(condition => condition.type === 'Complete');
    const nonZero = (field: string, count: number) => (count > 0 ? { [field]: count } : {});
    const status = {
      ...(conditions.length > 0 ? { conditions } : {}),
      startTime: held.status?.startTime ?? time,
      ...(complete ? { completionTime: time } : {}),
      ...nonZero('active', waits ? active.length : wanted),
      ...nonZero('succeeded', succeeded),
      ...nonZero('failed', failed),
      terminating: pods.filter(isTerminating).length,
      uncountedTerminatedPods: {},
      ready: active.filter(isReady).length,
    };
    const verdict = complete
      ? [say('Completed', 'Job completed')]
      : end.length > 0
        ? [say('BackoffLimitExceeded', 'Job has reached the specified backoff limit')]
        : [];
    return {
      writes: [...made, ...dropped, ...verdict, { verb: 'status', object: { ...held, status } }],
      ...(waits ? { wakeAt: again } : {}),
    };
  },
};
