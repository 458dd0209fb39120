/**
 * Makes Jobs at the times of a schedule (kubernetes `pkg/controller/cronjob/cronjob_controllerv2.go`).
 * Rules: a Job is named after the minute it is for; a time that was missed is made up for once, if its deadline allows; Forbid waits for the one
 * that runs, Replace takes it away; of finished Jobs only so many are kept.
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { conditionOf } from './condition.ts';
import { parseSchedule, type Schedule } from './cron-schedule.ts';
import { isJobOver } from './job.ts';
import { itsController, itself, objectOf } from './key.ts';
import { controlledBy, controllerReference } from './owner.ts';
import { isTerminating } from './pod-state.ts';
import { recordEvent } from './record-event.ts';

const COMPONENT = 'cronjob-controller';
const SCHEDULED = 'batch.kubernetes.io/cronjob-scheduled-timestamp';
/** Clocks differ: upstream comes a little late on purpose. */
const DELTA_MS = 100;

interface Reference {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  readonly apiVersion: string;
  readonly resourceVersion?: string;
}

interface Status {
  readonly active: readonly Reference[];
  readonly lastScheduleTime?: string;
  readonly lastSuccessfulTime?: string;
}

interface Scene {
  readonly cron: StoredObject;
  readonly jobs: readonly StoredObject[];
  readonly snapshot: Snapshot;
  readonly now: number;
}

const say = (
  { cron, snapshot, now }: Scene,
  reason: string,
  message: string,
  type: 'Normal' | 'Warning' = 'Normal',
) => recordEvent(snapshot, now, { about: cron, reason, message, type, component: COMPONENT });

const remove = (scene: Scene, job: StoredObject): readonly Write[] => [
  { verb: 'delete', object: job, propagation: 'Background' },
  say(scene, 'SuccessfulDelete', `Deleted job ${job.metadata.name}`),
];

/** Which Jobs run, and which have come to an end since (syncCronJob's first half). */
function follow(scene: Scene): readonly [Status, readonly Write[]] {
  const { cron, jobs } = scene;
  let status: Status = { active: [], ...cron.status };
  const writes: Write[] = [];
  const without = (uid: string): void => {
    status = { ...status, active: status.active.filter(one => one.uid !== uid) };
  };
  for (const job of jobs) {
    const listed = status.active.some(({ uid }) => uid === job.metadata.uid);
    const { name } = job.metadata;
    if (!isJobOver(job)) {
      if (!listed)
        writes.push(
          say(
            scene,
            'UnexpectedJob',
            `Saw a job that the controller did not create or forgot: ${name}`,
            'Warning',
          ),
        );
      continue;
    }
    const complete = conditionOf(job, 'Complete')?.status === 'True';
    if (listed) {
      without(job.metadata.uid);
      const condition = complete ? 'Complete' : 'Failed';
      writes.push(say(scene, 'SawCompletedJob', `Saw completed job: ${name}, condition: ${condition}`));
    }
    const end: string | undefined = job.status?.completionTime;
    if (complete && end !== undefined && end > (status.lastSuccessfulTime ?? ''))
      status = { ...status, lastSuccessfulTime: end };
  }
  const there = new Set(jobs.map(job => job.metadata.uid));
  for (const { uid, name } of status.active.filter(one => !there.has(one.uid))) {
    writes.push(say(scene, 'MissingJob', `Active job went missing: ${name}`));
    without(uid);
  }
  return [status, writes];
}

/** Of finished Jobs the oldest go. */
function cleanUp(scene: Scene): readonly Write[] {
  const surplus = (type: string, limit: number | undefined): readonly StoredObject[] => {
    const ended = scene.jobs
      .filter(job => conditionOf(job, type)?.status === 'True' && !isTerminating(job))
      .toSorted((a, b) => ((a.status?.startTime ?? '~') < (b.status?.startTime ?? '~') ? -1 : 1));
    return limit === undefined ? [] : ended.slice(0, Math.max(0, ended.length - limit));
  };
  const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = scene.cron.spec;
  return [
    ...surplus('Complete', successfulJobsHistoryLimit),
    ...surplus('Failed', failedJobsHistoryLimit),
  ].flatMap(job => remove(scene, job));
}

interface Due {
  /** The latest time that was due and has no Job yet. */
  readonly at: number | undefined;
  readonly many: boolean;
}

/** mostRecentScheduleTime */
function dueOf({ cron, now }: Scene, next: Schedule, withDeadline: boolean): Due {
  const since = Date.parse(cron.status?.lastScheduleTime ?? cron.metadata.creationTimestamp);
  const { startingDeadlineSeconds } = cron.spec;
  const earliest =
    withDeadline && startingDeadlineSeconds !== undefined
      ? Math.max(since, now - startingDeadlineSeconds * 1000)
      : since;
  const first = next(earliest);
  if (first === undefined || first > now) return { at: undefined, many: false };
  const second = next(first);
  if (second === undefined || second > now) return { at: first, many: false };
  const missed = Math.floor((now - first) / (second - first)) + 1;
  let at: number | undefined;
  const start = first + (missed - 2) * (second - first);
  for (let time = next(start); time !== undefined && time <= now; time = next(time)) at = time;
  return { at, many: missed > 100 };
}

const nameFor = ({ metadata }: StoredObject, at: number): string =>
  `${metadata.name}-${Math.floor(at / 60_000)}`;

function jobFor(cron: StoredObject, at: number): Write {
  const { metadata = {}, spec } = cron.spec.jobTemplate;
  return {
    verb: 'create',
    object: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: nameFor(cron, at),
        ...(cron.metadata.namespace === undefined ? {} : { namespace: cron.metadata.namespace }),
        ...(metadata.labels === undefined ? {} : { labels: metadata.labels }),
        annotations: { ...metadata.annotations, [SCHEDULED]: timestamp(at) },
        ownerReferences: [controllerReference(cron)],
      },
      spec,
    },
  };
}

/** What the schedule asks for now: a Job, or a reason why not. */
function start(
  scene: Scene,
  next: Schedule,
  status: Status,
): { readonly writes: readonly Write[]; readonly made?: number } {
  const { cron, jobs, now } = scene;
  const { at, many } = dueOf(scene, next, true);
  if (at === undefined) return { writes: [] };
  const writes: Write[] = [];
  if (many)
    writes.push(
      say(
        scene,
        'TooManyMissedTimes',
        'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
        'Warning',
      ),
    );
  const { startingDeadlineSeconds, concurrencyPolicy = 'Allow' } = cron.spec;
  if (startingDeadlineSeconds !== undefined && at + startingDeadlineSeconds * 1000 < now) {
    const when = new Date(at).toUTCString().replace('GMT', 'UTC');
    return {
      writes: [
        ...writes,
        say(scene, 'MissSchedule', `Missed scheduled time to start a job: ${when}`, 'Warning'),
      ],
    };
  }
  const name = nameFor(cron, at);
  const done = Date.parse(status.lastScheduleTime ?? '') === at;
  if (done || status.active.some(one => one.name === name)) return { writes };
  if (concurrencyPolicy === 'Forbid' && status.active.length > 0)
    return {
      writes: [
        ...writes,
        say(
          scene,
          'JobAlreadyActive',
          'Not starting job because prior execution is running and concurrency policy is Forbid',
        ),
      ],
    };
  if (concurrencyPolicy === 'Replace')
    for (const { uid } of status.active)
      writes.push(...jobs.filter(job => job.metadata.uid === uid).flatMap(job => remove(scene, job)));
  return {
    writes: [...writes, jobFor(cron, at), say(scene, 'SuccessfulCreate', `Created job ${name}`)],
    made: at,
  };
}

const reference = (job: StoredObject): Reference => ({
  kind: 'Job',
  ...(job.metadata.namespace === undefined ? {} : { namespace: job.metadata.namespace }),
  name: job.metadata.name,
  uid: job.metadata.uid,
  apiVersion: 'batch/v1',
  resourceVersion: job.metadata.resourceVersion,
});

/** The Job made last is listed once it is there: its uid is not known before. */
function withNewcomers(scene: Scene, status: Status): Status {
  const last = scene.cron.status?.lastScheduleTime;
  const name = last === undefined ? '' : nameFor(scene.cron, Date.parse(last));
  const fresh = scene.jobs.filter(
    job =>
      job.metadata.name === name &&
      !isJobOver(job) &&
      !status.active.some(({ uid }) => uid === job.metadata.uid),
  );
  return { ...status, active: [...status.active, ...fresh.map(reference)] };
}

function written(cron: StoredObject, { active, ...rest }: Status): Write {
  return { verb: 'status', object: { ...cron, status: active.length > 0 ? { active, ...rest } : rest } };
}

export const cronJob: Controller = {
  name: COMPONENT,
  watches: { CronJob: itself, Job: itsController('CronJob') },
  reconcile(key, snapshot, now) {
    const held = objectOf(snapshot, 'CronJob', key);
    if (held === undefined) return { writes: [] };
    const jobs = controlledBy(snapshot, 'Job', held);
    const first: Scene = { cron: held, jobs, snapshot, now };
    const cron = { ...held, status: withNewcomers(first, { active: [], ...held.status }) };
    const scene: Scene = { ...first, cron };
    const [status, followed] = follow(scene);
    const clean = cleanUp(scene);
    const report = (final: Status): readonly Write[] => [...followed, ...clean, written(held, final)];
    if (isTerminating(held) || held.spec.suspend === true) return { writes: report(status) };
    const { schedule: text, timeZone } = held.spec;
    const next = parseSchedule(text, timeZone);
    if (next === undefined)
      return {
        writes: [
          ...report(status),
          say(scene, 'UnparseableSchedule', `unparseable schedule: ${JSON.stringify(text)}`, 'Warning'),
        ],
      };
    const { writes, made } = start({ ...scene, cron: { ...cron, status } }, next, status);
    const replaced = made !== undefined && held.spec.concurrencyPolicy === 'Replace' ? { active: [] } : {};
    const final = made === undefined ? status : { ...status, ...replaced, lastScheduleTime: timestamp(made) };
    const again = next(now);
    return {
      writes: [...writes, ...report(final)],
      ...(again === undefined ? {} : { wakeAt: again + DELTA_MS }),
    };
  },
};
