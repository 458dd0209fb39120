/**
 * The tables of Jobs and CronJobs.
 */
import type { StoredObject } from '../object.ts';
import { age, humanDuration } from './age.ts';
import { AGE, column, NAME, type Printer, SELECTOR, selectorText, WORKLOAD_COLUMNS } from './column.ts';
import { template } from './workload.ts';

const selector = (object: StoredObject): string => selectorText(object.spec?.selector);

function jobStatus({ metadata, spec, status = {} }: StoredObject): string {
  const conditions: readonly { readonly type: string; readonly status: string }[] = status.conditions ?? [];
  const holds = (type: string): boolean =>
    conditions.some(held => held.type === type && held.status === 'True');
  const reached = ['Complete', 'Failed', 'SuccessCriteriaMet', 'FailureTarget', 'Suspended'].find(holds);
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  return reached ?? (spec.suspend ? 'Suspended' : 'Running');
}

function jobDuration({ status = {} }: StoredObject, now: number): string {
  if (!status.startTime) return '';
  const end = status.completionTime ? Date.parse(status.completionTime) : now;
  return humanDuration(end - Date.parse(status.startTime));
}

export const jobPrinter: Printer = {
  columns: [
    NAME,
    column('Status', 'Status of the job.'),
    column('Completions', 'Number of pods that succeeded of those wanted.'),
    column('Duration', 'Time required to complete the job.'),
    AGE,
    ...WORKLOAD_COLUMNS,
    SELECTOR,
  ],
  cells: (object, now) => [
    object.metadata.name,
    jobStatus(object),
    `${object.status?.succeeded ?? 0}/${object.spec.completions ?? 1}`,
    jobDuration(object, now),
    age(object.metadata.creationTimestamp, now),
    ...template(object),
    selector(object),
  ],
};

const list = (object: StoredObject): readonly object[] => object.status?.active ?? [];

export const cronJobPrinter: Printer = {
  columns: [
    NAME,
    column('Schedule', 'The schedule in Cron format, see https://en.wikipedia.org/wiki/Cron.'),
    column(
      'Timezone',
      'The time zone name for the given schedule, see https://en.wikipedia.org/wiki/List_of_tz_database_time_zones.',
    ),
    column('Suspend', 'This flag tells the controller to suspend subsequent executions.'),
    column('Active', 'A list of pointers to currently running jobs.', 'integer'),
    column('Last Schedule', 'Information when was the last time the job was successfully scheduled.'),
    AGE,
    ...WORKLOAD_COLUMNS,
    SELECTOR,
  ],
  cells: (object, now) => {
    const { spec, status = {}, metadata } = object;
    const jobTemplate = { ...object, spec: spec.jobTemplate?.spec };
    return [
      metadata.name,
      spec.schedule,
      spec.timeZone ?? '<none>',
      spec.suspend === true ? 'True' : 'False',
      list(object).length,
      status.lastScheduleTime === undefined ? '<none>' : age(status.lastScheduleTime, now),
      age(metadata.creationTimestamp, now),
      ...template(jobTemplate),
      selectorText(spec.jobTemplate?.spec?.selector),
    ];
  },
};
