/**
 * Runs pods until enough have succeeded (kubernetes `pkg/controller/job/job_controller.go`).
 * Rules: `parallelism` at a time, `completions` in all (or one per index), given up after `backoffLimit` failures, after its deadline or by its failure
 * policy; suspended, it takes its pods away. A verdict stands as SuccessCriteriaMet or FailureTarget until the last pod is gone.
 * Kept simpler: no limits per index and no success policy.
 */
import type { Controller, Dice, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { claims } from './claim.ts';
import { type Condition, conditionOf, conditionsOf, withCondition } from './condition.ts';
import { type BackOff, backOffAfter, NO_FAILURE, nextTry } from './job-backoff.ts';
import { type Count, countPods, hasFailed, isTracked, release, tracked } from './job-count.ts';
import { indexOf, isIndexed, parseIndexes, pendingIndexes, withIndex } from './job-indexes.ts';
import { deadlineOf, type Verdict, verdictOf } from './job-verdict.ts';
import { itsController, itself, objectOf } from './key.ts';
import { claimable, controllerOf, isControlledBy } from './owner.ts';
import { drawName, podFromTemplate } from './pod-from-template.ts';
import { earlier, isActive, isReady, isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'job-controller';
const BURST = 500;

const holds = (job: StoredObject, type: string): boolean => conditionOf(job, type)?.status === 'True';

export const isJobOver = (job: StoredObject): boolean => holds(job, 'Complete') || holds(job, 'Failed');

interface Scene {
  readonly job: StoredObject;
  readonly pods: readonly StoredObject[];
  readonly active: readonly StoredObject[];
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly dice: Dice;
}

const say = (
  { job, snapshot, now }: Scene,
  reason: string,
  message: string,
  type: 'Normal' | 'Warning' = 'Normal',
) => recordEvent(snapshot, now, { about: job, reason, message, component: COMPONENT, type });

const labelsOf = (job: StoredObject): Readonly<Record<string, string>> => ({
  'batch.kubernetes.io/controller-uid': job.metadata.uid,
  'batch.kubernetes.io/job-name': job.metadata.name,
  'controller-uid': job.metadata.uid,
  'job-name': job.metadata.name,
});

function make(scene: Scene, index: number | undefined): readonly Write[] {
  const { job, snapshot, dice } = scene;
  const prefix = index === undefined ? job.metadata.name : `${job.metadata.name}-${index}`;
  const names = drawName(snapshot, { ...job, metadata: { ...job.metadata, name: prefix } }, dice);
  const pod = tracked(podFromTemplate(job.spec.template, job, names, labelsOf(job)));
  return [
    { verb: 'create', object: index === undefined ? pod : withIndex(pod, job, index) },
    say(scene, 'SuccessfulCreate', `Created pod: ${names.name}`),
  ];
}

function drop(scene: Scene, pods: readonly StoredObject[], forGood: boolean): readonly Write[] {
  return pods.flatMap((pod): readonly Write[] => [
    ...(forGood && isTracked(pod) ? [release(pod)] : []),
    { verb: 'delete', object: pod },
    say(scene, 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`),
  ]);
}

interface Managed {
  readonly writes: readonly Write[];
  readonly active: number;
  readonly wakeAt: number | undefined;
}

/** As many pods as are wanted now (manageJob). */
function manage(scene: Scene, count: Count, backOff: BackOff): Managed {
  const { job, pods, active, now } = scene;
  const { completions, parallelism = 1 } = job.spec;
  const left = (completions ?? 0) - count.succeeded;
  const open = completions === undefined ? (count.succeeded > 0 ? active.length : parallelism) : left;
  const wanted = job.spec.suspend === true ? 0 : Math.max(0, Math.min(open, parallelism));
  if (active.length > wanted) {
    const leavers = active
      .toSorted((a, b) => Number(isReady(a)) - Number(isReady(b)))
      .slice(0, active.length - wanted);
    return { writes: drop(scene, leavers, true), active: wanted, wakeAt: undefined };
  }
  const leaving = job.spec.podReplacementPolicy === 'Failed' ? pods.filter(isTerminating).length : 0;
  const missing = Math.min(BURST, wanted - active.length - leaving);
  const again = nextTry(backOff);
  if (missing <= 0) return { writes: [], active: active.length, wakeAt: undefined };
  if (now < again) return { writes: [], active: active.length, wakeAt: again };
  const done = parseIndexes(count.completedIndexes ?? '');
  const indexes = isIndexed(job)
    ? pendingIndexes(job, [...done, ...active.map(pod => indexOf(pod, job))], missing)
    : Array.from({ length: missing }, () => undefined);
  return {
    writes: indexes.flatMap(index => make(scene, index)),
    active: active.length + indexes.length,
    wakeAt: undefined,
  };
}

function isComplete({ spec }: StoredObject, succeeded: number, active: number): boolean {
  if (active > 0) return false;
  return spec.completions === undefined ? succeeded > 0 : succeeded >= spec.completions;
}

/** Suspended and resumed are conditions of their own, and events. */
function suspension(
  scene: Scene,
  conditions: readonly Condition[],
): readonly [readonly Condition[], readonly Write[]] {
  const { job, now } = scene;
  const held = conditions.find(({ type }) => type === 'Suspended');
  const suspended = job.spec.suspend === true;
  if (held === undefined ? !suspended : (held.status === 'True') === suspended) return [conditions, []];
  const message = suspended ? 'Job suspended' : 'Job resumed';
  const time = timestamp(now);
  const wanted: Condition = {
    type: 'Suspended',
    status: suspended ? 'True' : 'False',
    reason: suspended ? 'JobSuspended' : 'JobResumed',
    message,
    lastProbeTime: time,
  };
  return [
    withCondition(conditions, wanted, time),
    [say(scene, suspended ? 'Suspended' : 'Resumed', message)],
  ];
}

/** Pods that wait to be counted by a Job that is gone. */
function orphans(key: string, snapshot: Snapshot): readonly StoredObject[] {
  const cut = key.indexOf('/');
  return snapshot.list('Pod', key.slice(0, cut)).filter(pod => {
    const owner = controllerOf(pod);
    return owner?.kind === 'Job' && owner.name === key.slice(cut + 1) && isTracked(pod);
  });
}

export const job: Controller<BackOff> = {
  name: COMPONENT,
  watches: { Job: itself, Pod: itsController('Job') },
  reconcile(key, snapshot, now, dice, memory = NO_FAILURE) {
    const held = objectOf(snapshot, 'Job', key);
    if (held === undefined) return { writes: orphans(key, snapshot).map(release) };
    const everyone = claimable(snapshot, held);
    const pods = everyone.filter(pod => isControlledBy(pod, held));
    if (isJobOver(held)) return { writes: pods.filter(isTracked).map(release) };
    const claimed = claims(held, everyone);
    if (claimed.length > 0) return { writes: claimed, memory };

    const scene: Scene = { job: held, pods, active: pods.filter(isActive), snapshot, now, dice };
    const fresh = pods.filter(isTracked);
    const first = countPods(held, pods, undefined);
    const backOff = backOffAfter(
      memory,
      fresh.filter(pod => pod.status?.phase === 'Succeeded'),
      fresh.filter(pod => hasFailed(pod, held)),
    );
    let verdict = verdictOf(held, pods, first.failed, now);
    let managed: Managed = { writes: [], active: scene.active.length, wakeAt: undefined };
    let extra: readonly Write[] = [];
    let conditions = conditionsOf(held);
    if (verdict !== undefined) managed = { ...managed, writes: drop(scene, scene.active, false), active: 0 };
    else {
      if (!isTerminating(held)) managed = manage(scene, first, backOff);
      if (isComplete(held, first.succeeded, managed.active))
        verdict = {
          type: 'SuccessCriteriaMet',
          reason: 'CompletionsReached',
          message: 'Reached expected number of succeeded pods',
        };
      else [conditions, extra] = suspension(scene, conditions);
    }
    const over = verdict && (verdict.type === 'FailureTarget' ? 'failed' : 'succeeded');
    const count = countPods(held, pods, over);
    const resumed = extra.length > 0 && held.spec.suspend !== true;
    const startTime = resumed || !held.status?.startTime ? timestamp(now) : held.status.startTime;
    const report = reportOf(scene, { count, managed, conditions, verdict, startTime });
    const waits = { ...held, status: { ...held.status, startTime } };
    return {
      writes: [
        ...managed.writes,
        ...extra,
        ...(count.counted.length > 0 ? [report.before] : []),
        ...count.counted.map(release),
        report.after,
        ...report.events,
      ],
      memory: backOff,
      wakeAt: earlier(managed.wakeAt, verdict === undefined ? deadlineOf(waits) : undefined),
    };
  },
};

interface Findings {
  readonly count: Count;
  readonly managed: Managed;
  readonly conditions: readonly Condition[];
  readonly verdict: Verdict | undefined;
  readonly startTime: string;
}

const LAST = { SuccessCriteriaMet: 'Complete', FailureTarget: 'Failed' } as const;

/** The status that names what is not counted yet, the status that has counted it, and what is told of the end. */
function reportOf(scene: Scene, { count, managed, conditions, verdict, startTime }: Findings) {
  const { job, pods, active, now } = scene;
  const time = timestamp(now);
  const dropped = verdict === undefined ? [] : active;
  const terminating = pods.filter(isTerminating).length + dropped.length;
  const over = verdict !== undefined && terminating === 0;
  const told = (type: string): Condition => ({
    type,
    status: 'True',
    lastProbeTime: time,
    reason: verdict?.reason ?? '',
    message: verdict?.message ?? '',
  });
  const decided =
    verdict === undefined || conditions.some(({ type }) => type === verdict.type)
      ? conditions
      : withCondition(conditions, told(verdict.type), time);
  const last = verdict && LAST[verdict.type];
  const final = over && last !== undefined ? withCondition(decided, told(last), time) : decided;
  const nonZero = (field: string, number: number) => (number > 0 ? { [field]: number } : {});
  const common = {
    ...(job.spec.suspend === true ? {} : { startTime }),
    ...nonZero('active', managed.active),
    ...(count.completedIndexes ? { completedIndexes: count.completedIndexes } : {}),
    terminating,
    ready: verdict === undefined ? active.filter(isReady).length : 0,
  };
  const status = (fields: object): Write => ({
    verb: 'status',
    object: { ...job, status: { ...common, ...fields } },
  });
  const listed = (list: readonly Condition[]) => (list.length > 0 ? { conditions: list } : {});
  return {
    before: status({
      ...listed(decided),
      ...nonZero('succeeded', isIndexed(job) ? count.succeeded : (job.status?.succeeded ?? 0)),
      ...nonZero('failed', job.status?.failed ?? 0),
      uncountedTerminatedPods: count.uncounted,
    }),
    after: status({
      ...listed(final),
      ...(over && last === 'Complete' ? { completionTime: time } : {}),
      ...nonZero('succeeded', count.succeeded),
      ...nonZero('failed', count.failed),
      uncountedTerminatedPods: {},
    }),
    events: !over
      ? []
      : last === 'Complete'
        ? [say(scene, 'Completed', 'Job completed')]
        : [say(scene, verdict?.reason ?? '', verdict?.message ?? '', 'Warning')],
  };
}
