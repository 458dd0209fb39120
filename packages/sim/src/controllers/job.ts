/**
 * Runs pods until enough have succeeded (kubernetes `pkg/controller/job/job_controller.go`).
 * Rules: `parallelism` at a time, `completions` in all, given up after `backoffLimit` failures; finished Jobs go after
 * `ttlSecondsAfterFinished`. Kept simpler: pods are counted where they lie, without tracking finalizers, and retried without back-off.
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

const deletePod = ({ metadata }: StoredObject): Write => ({
  verb: 'delete',
  kind: 'Pod',
  namespace: metadata.namespace ?? '',
  name: metadata.name,
  uid: metadata.uid,
});

function afterlife(
  job: StoredObject,
  now: number,
): { readonly writes: readonly Write[]; readonly wakeAt?: number } {
  const ttl: number | undefined = job.spec.ttlSecondsAfterFinished;
  if (ttl === undefined) return { writes: [] };
  const end = conditionOf(job, 'Complete') ?? conditionOf(job, 'Failed');
  const at = Date.parse(end?.lastTransitionTime ?? '') + ttl * 1000;
  if (now < at) return { writes: [], wakeAt: at };
  const { namespace = '', name, uid } = job.metadata;
  return { writes: [{ verb: 'delete', kind: 'Job', namespace, name, uid }] };
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
    const made = Array.from({ length: Math.max(0, wanted - active.length) }, (): readonly Write[] => {
      const name = drawName(snapshot, held, dice);
      return [
        { verb: 'create', object: podFromTemplate(held.spec.template, held, name, labelsOf(held)) },
        say('SuccessfulCreate', `Created pod: ${name.name}`),
      ];
    }).flat();
    const dropped = active
      .slice(Math.max(0, wanted))
      .flatMap((pod): readonly Write[] => [
        deletePod(pod),
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
      ...nonZero('active', wanted),
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
    return { writes: [...made, ...dropped, ...verdict, { verb: 'status', object: { ...held, status } }] };
  },
};
