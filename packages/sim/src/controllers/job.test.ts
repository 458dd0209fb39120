import { describe, expect, it } from 'vitest';
import { createLab, type Lab, NAMESPACE } from '../lab.ts';

const spec = (more: object = {}, annotations: Readonly<Record<string, string>> = {}) => ({
  template: {
    metadata: { annotations },
    spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: 'work:1' }] },
  },
  ...more,
});

const EXIT_3 = { 'sim.switchboard/exit-code': '3' };

const job = (lab: Lab) => lab.get('Job', 'red');
const conditions = (lab: Lab) =>
  (job(lab)?.status.conditions ?? []).map(
    ({ type, status, reason }: { type: string; status: string; reason: string }) =>
      `${type}=${status} ${reason}`,
  );

describe('a Job', () => {
  it('counts every pod once, holding it until then', () => {
    const lab = createLab();
    lab.apply('Job', 'red', spec({ completions: 2, parallelism: 2 }));
    lab.wait(1);
    expect(
      lab.pods('red').every(pod => pod.metadata.finalizers?.[0] === 'batch.kubernetes.io/job-tracking'),
    ).toBe(true);
    const told: string[][] = [];
    lab.store.subscribe(({ object }) => {
      const uncounted: string[] | undefined =
        object.kind === 'Job' ? object.status?.uncountedTerminatedPods?.succeeded : undefined;
      if (uncounted !== undefined) told.push(uncounted);
    });
    lab.settle();
    expect(told.flat().toSorted()).toEqual(
      lab
        .pods('red')
        .map(pod => pod.metadata.uid)
        .toSorted(),
    );
    expect(lab.pods('red').some(pod => pod.metadata.finalizers !== undefined)).toBe(false);
    expect(job(lab)?.status).toMatchObject({
      succeeded: 2,
      uncountedTerminatedPods: {},
      ready: 0,
      terminating: 0,
    });
    expect(conditions(lab)).toEqual([
      'SuccessCriteriaMet=True CompletionsReached',
      'Complete=True CompletionsReached',
    ]);
  });

  it('runs one pod per index, each knowing its own', () => {
    const lab = createLab();
    lab.apply('Job', 'red', spec({ completions: 4, parallelism: 2, completionMode: 'Indexed' }));
    lab.wait(2);
    const [first] = lab.pods('red');
    expect(first?.metadata.name).toMatch(/^red-0-.{5}$/);
    expect(first?.spec.hostname).toBe('red-0');
    expect(first?.spec.containers[0].env[0].name).toBe('JOB_COMPLETION_INDEX');
    lab.settle();
    expect(job(lab)?.status).toMatchObject({ succeeded: 4, completedIndexes: '0-3' });
  });

  it('takes its pods away while it is suspended, and begins anew', () => {
    const lab = createLab();
    lab.apply('Job', 'red', spec());
    lab.wait(2);
    lab.change('Job', 'red', { suspend: true });
    lab.settle();
    expect(lab.pods('red')).toEqual([]);
    expect(job(lab)?.status.startTime).toBeUndefined();
    expect(conditions(lab)).toEqual(['Suspended=True JobSuspended']);
    lab.change('Job', 'red', { suspend: false });
    lab.settle();
    expect(conditions(lab)).toEqual([
      'Suspended=False JobResumed',
      'SuccessCriteriaMet=True CompletionsReached',
      'Complete=True CompletionsReached',
    ]);
  });

  it('ends at its deadline, and says so when the last pod is gone', () => {
    const lab = createLab();
    lab.apply('Job', 'red', spec({ activeDeadlineSeconds: 3 }, { 'sim.switchboard/run-for': '60' }));
    lab.wait(3.5);
    expect(conditions(lab)).toEqual(['FailureTarget=True DeadlineExceeded']);
    lab.settle();
    expect(conditions(lab)).toEqual(['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded']);
    expect(lab.events()).toContain('DeadlineExceeded Job was active longer than specified deadline');
    expect(job(lab)?.status).toMatchObject({ failed: 1 });
  });

  it('fails at once where its policy says so, and does not count what is ignored', () => {
    const rule = (action: string) => ({
      podFailurePolicy: { rules: [{ action, onExitCodes: { operator: 'In', values: [3] } }] },
    });
    const lab = createLab();
    lab.apply('Job', 'red', spec(rule('FailJob'), EXIT_3));
    lab.settle();
    expect(conditions(lab)).toEqual(['FailureTarget=True PodFailurePolicy', 'Failed=True PodFailurePolicy']);
    expect(job(lab)?.status.conditions[1].message).toMatch(
      /^Container work for pod lab\/red-.{5} failed with exit code 3 matching FailJob rule at index 0$/,
    );
    const patient = createLab();
    patient.apply('Job', 'red', spec({ ...rule('Ignore'), backoffLimit: 0 }, EXIT_3));
    patient.wait(60);
    expect(conditions(patient)).toEqual([]);
  });
});

describe('a CronJob', () => {
  const cron = (more: object = {}, annotations = {}) => ({
    schedule: '* * * * *',
    jobTemplate: { spec: spec({}, annotations) },
    ...more,
  });
  const jobs = (lab: Lab) => lab.store.list('Job', NAMESPACE).map(({ metadata }) => metadata.name);
  const minute = (lab: Lab) => Math.floor(lab.now() / 60_000);

  it('makes a Job a minute, named after it, and keeps the last three', () => {
    const lab = createLab();
    const first = minute(lab) + 1;
    lab.store.create({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'red', namespace: NAMESPACE },
      spec: cron(),
    });
    lab.wait(62);
    expect(jobs(lab)).toEqual([`red-${first}`]);
    expect(lab.get('CronJob', 'red')?.status).toMatchObject({
      active: [{ name: `red-${first}`, kind: 'Job' }],
    });
    lab.wait(300);
    expect(lab.get('CronJob', 'red')?.status.lastSuccessfulTime).toBeDefined();
    expect(jobs(lab).length).toBeLessThanOrEqual(4);
    expect(lab.events()).toContain(`SawCompletedJob Saw completed job: red-${first}, condition: Complete`);
  });

  it.each([
    ['Allow', 3],
    ['Forbid', 1],
    ['Replace', 1],
  ])('with %s has %i Jobs of those that never end', (concurrencyPolicy, count) => {
    const lab = createLab();
    const slow = { 'sim.switchboard/run-for': '9999' };
    lab.store.create({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'red', namespace: NAMESPACE },
      spec: cron({ concurrencyPolicy }, slow),
    });
    lab.wait(190);
    expect(jobs(lab)).toHaveLength(count);
    expect(lab.get('CronJob', 'red')?.status.active).toHaveLength(count);
  });
});
