import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab, NAMESPACE } from '../lab.ts';
import { conditionOf } from './condition.ts';
import { isActive } from './pod-state.ts';

const template = (image: string) => ({ template: appSpec('red', 1, {}, image).template });

const sets = (lab: Lab) =>
  lab.store
    .list('ReplicaSet', NAMESPACE)
    .map(set => [set.metadata.annotations?.['deployment.kubernetes.io/revision'], set.spec.replicas]);

const progress = (lab: Lab) => {
  const held = lab.get('Deployment', 'red');
  return held && conditionOf(held, 'Progressing')?.reason;
};

describe('a Deployment', () => {
  const begin = (more: object = {}, replicas = 4): Lab => {
    const lab = createLab();
    lab.apply('Deployment', 'red', appSpec('red', replicas, more));
    lab.wait(20);
    return lab;
  };

  it('counts revisions, and rolling back makes the old set the newest revision', () => {
    const lab = begin();
    lab.change('Deployment', 'red', template('app:2'));
    lab.wait(60);
    expect(sets(lab)).toEqual([
      ['1', 0],
      ['2', 4],
    ]);
    lab.change('Deployment', 'red', template('app:1'));
    lab.wait(60);
    expect(sets(lab)).toEqual([
      ['3', 4],
      ['2', 0],
    ]);
    expect(lab.get('Deployment', 'red')?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
    });
    expect(progress(lab)).toBe('NewReplicaSetAvailable');
  });

  it('says in its status what kubectl rollout status waits for', () => {
    const lab = begin();
    lab.change('Deployment', 'red', template('app:2'));
    lab.wait(1);
    expect(progress(lab)).toBe('ReplicaSetUpdated');
    expect(lab.get('Deployment', 'red')?.status).toMatchObject({
      observedGeneration: 2,
      updatedReplicas: 2,
      availableReplicas: 3,
    });
    lab.wait(60);
    expect(lab.get('Deployment', 'red')?.status).toMatchObject({
      replicas: 4,
      updatedReplicas: 4,
      availableReplicas: 4,
    });
    expect(lab.get('Deployment', 'red')?.status.unavailableReplicas).toBeUndefined();
  });

  it('stops at an image that cannot be pulled, keeps the rest answering, and gives up after its deadline', () => {
    const lab = begin({ progressDeadlineSeconds: 60 });
    lab.change('Deployment', 'red', template('app:broken'));
    lab.wait(50);
    expect(lab.ready('red')).toHaveLength(3);
    expect(progress(lab)).toBe('ReplicaSetUpdated');
    lab.wait(30);
    expect(progress(lab)).toBe('ProgressDeadlineExceeded');
    lab.change('Deployment', 'red', template('app:1'));
    lab.wait(60);
    expect(lab.ready('red')).toHaveLength(4);
    expect(progress(lab)).toBe('NewReplicaSetAvailable');
  });

  it('Recreate: no new pod before the last old one is gone', () => {
    const lab = begin({ strategy: { type: 'Recreate' } });
    lab.change('Deployment', 'red', template('app:2'));
    for (let step = 0; step < 100; step += 1) {
      lab.wait(0.1);
      const images = new Set(lab.pods('red').map(pod => pod.spec.containers[0].image));
      expect(images.size).toBeLessThanOrEqual(1);
    }
    expect(lab.ready('red').map(pod => pod.spec.containers[0].image)).toEqual(Array(4).fill('app:2'));
  });

  it('shares a change of scale among its sets while it rolls out', () => {
    const lab = begin({}, 10);
    lab.change('Deployment', 'red', template('app:broken'));
    lab.wait(20);
    expect(sets(lab)).toEqual([
      ['1', 8],
      ['2', 5],
    ]);
    lab.change('Deployment', 'red', { replicas: 20 });
    lab.wait(1);
    // 8 and 5 of 13 become 15 and 10 of 25.
    expect(sets(lab).map(([, size]) => size)).toEqual([15, 10]);
  });

  it('does not roll out while it is paused, but scales', () => {
    const lab = begin({ paused: true });
    expect(lab.pods('red')).toHaveLength(0);
    lab.change('Deployment', 'red', { paused: false });
    lab.wait(20);
    lab.change('Deployment', 'red', { paused: true, replicas: 2, ...template('app:2') });
    lab.wait(20);
    expect(sets(lab)).toEqual([['1', 2]]);
  });
});

describe('a ReplicaSet', () => {
  const nodes = (lab: Lab) =>
    lab
      .pods()
      .filter(isActive)
      .map(pod => pod.spec.nodeName)
      .toSorted();

  it.each([1, 2, 3, 4, 5, 6])(
    'gives up first what is not ready, then what is doubled up on a node (seed %i)',
    seed => {
      const lab = createLab({ seed });
      lab.apply('ReplicaSet', 'red', appSpec('red', 5));
      lab.wait(20);
      const lonely = lab.pods().find(pod => pod.spec.nodeName === 'node-3');
      lab.annotate('Pod', lonely?.metadata.name ?? '', { 'sim.switchboard/readiness': 'fail' });
      lab.wait(5);
      lab.change('ReplicaSet', 'red', { replicas: 4 });
      lab.wait(0);
      expect(nodes(lab)).toEqual(['node-1', 'node-1', 'node-2', 'node-2']);
      lab.change('ReplicaSet', 'red', { replicas: 5 });
      lab.wait(20);
      lab.change('ReplicaSet', 'red', { replicas: 4 });
      lab.wait(0);
      expect(nodes(lab)).toContain('node-3');
    },
  );

  it('lets a pod go that lost the label and replaces it, and adopts an orphan that has it', () => {
    const lab = createLab();
    lab.apply('ReplicaSet', 'red', appSpec('red', 2));
    lab.wait(10);
    const [first] = lab.pods();
    if (first === undefined) throw new Error('no pod');
    lab.store.update({ ...first, metadata: { ...first.metadata, labels: { app: 'quarantine' } } });
    lab.wait(10);
    expect(lab.get('Pod', first.metadata.name)?.metadata.ownerReferences ?? []).toEqual([]);
    expect(lab.pods('red')).toHaveLength(2);
    lab.store.remove('ReplicaSet', NAMESPACE, 'red', { propagation: 'Orphan' });
    lab.wait(10);
    expect(lab.pods()).toHaveLength(3);
    lab.apply('ReplicaSet', 'heir', appSpec('red', 2));
    lab.wait(0);
    expect(lab.pods('heir')).toHaveLength(2);
    expect(lab.pods()).toHaveLength(3);
  });
});

describe('a StatefulSet', () => {
  const names = (lab: Lab) =>
    lab
      .pods('db')
      .map(pod => pod.metadata.name)
      .toSorted();

  it('makes pods one after the other, takes them from the top, and gives a lost one its name back', () => {
    const lab = createLab();
    lab.apply('StatefulSet', 'db', { ...appSpec('db', 3), serviceName: 'db' });
    lab.wait(1);
    expect(names(lab)).toEqual(['db-0']);
    lab.wait(30);
    expect(names(lab)).toEqual(['db-0', 'db-1', 'db-2']);
    const uid = lab.get('Pod', 'db-1')?.metadata.uid;
    lab.store.remove('Pod', NAMESPACE, 'db-1');
    lab.wait(10);
    expect(lab.ready('db')).toHaveLength(3);
    expect(lab.get('Pod', 'db-1')?.metadata.uid).not.toBe(uid);
    lab.change('StatefulSet', 'db', { replicas: 1 });
    lab.wait(0);
    expect(
      lab
        .pods('db')
        .filter(pod => !isActive(pod))
        .map(pod => pod.metadata.name),
    ).toEqual(['db-2']);
    lab.wait(30);
    expect(names(lab)).toEqual(['db-0']);
  });

  it('replaces pods from the top down to the partition', () => {
    const lab = createLab();
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 1 } };
    lab.apply('StatefulSet', 'db', { ...appSpec('db', 3), serviceName: 'db', updateStrategy });
    lab.wait(30);
    lab.change('StatefulSet', 'db', { template: appSpec('db', 1, {}, 'app:2').template });
    lab.wait(60);
    const images = lab.pods('db').map(pod => `${pod.metadata.name} ${pod.spec.containers[0].image}`);
    expect(images.toSorted()).toEqual(['db-0 app:1', 'db-1 app:2', 'db-2 app:2']);
  });
});

describe('a DaemonSet', () => {
  it('puts a pod on every node, also on a cordoned one, and replaces them one at a time', () => {
    const lab = createLab();
    lab.change('Node', 'node-2', { unschedulable: true });
    const { replicas: _, ...spec } = appSpec('agent', 1);
    lab.apply('DaemonSet', 'agent', spec);
    lab.wait(10);
    expect(
      lab
        .pods()
        .map(pod => pod.spec.nodeName)
        .toSorted(),
    ).toEqual(['node-1', 'node-2', 'node-3']);
    expect(lab.get('DaemonSet', 'agent')?.status).toMatchObject({
      desiredNumberScheduled: 3,
      numberReady: 3,
    });
    lab.change('DaemonSet', 'agent', { template: appSpec('agent', 1, {}, 'app:2').template });
    for (let step = 0; step < 60; step += 1) {
      lab.wait(0.5);
      expect(lab.ready().length).toBeGreaterThanOrEqual(2);
    }
    expect(lab.ready().map(pod => pod.spec.containers[0].image)).toEqual(['app:2', 'app:2', 'app:2']);
  });
});

describe('a Job', () => {
  const spec = (more: object = {}) => ({
    template: { spec: { containers: [{ name: 'work', image: 'work:1' }], restartPolicy: 'Never' } },
    ...more,
  });

  it('runs so many at a time until enough have succeeded, and goes after its time', () => {
    const lab = createLab();
    lab.apply('Job', 'import', spec({ completions: 5, parallelism: 2, ttlSecondsAfterFinished: 30 }));
    const complete = () => lab.get('Job', 'import')?.status?.completionTime !== undefined;
    for (let second = 0; second < 60 && !complete(); second += 1) {
      lab.wait(1);
      expect(lab.pods('import').filter(isActive).length).toBeLessThanOrEqual(2);
    }
    expect(lab.get('Job', 'import')?.status).toMatchObject({ succeeded: 5 });
    expect(lab.pods('import').map(pod => pod.status.phase)).toEqual(Array(5).fill('Succeeded'));
    expect(lab.events()).toContain('Completed Job completed');
    lab.wait(60);
    expect(lab.get('Job', 'import')).toBeUndefined();
    expect(lab.pods()).toEqual([]);
  });

  it('waits longer after each failure before it tries again', () => {
    const lab = createLab();
    const annotations = { 'sim.switchboard/exit-code': '3', 'sim.switchboard/run-for': '1' };
    const held = spec();
    lab.apply('Job', 'import', { ...held, template: { ...held.template, metadata: { annotations } } });
    const tries: number[] = [];
    for (let second = 0; second < 90; second += 1) {
      lab.wait(1);
      if (lab.pods('import').length > tries.length) tries.push(second);
    }
    const [first = 0, second = 0, third = 0, fourth = 0] = tries;
    expect(tries).toHaveLength(4);
    expect(second - first).toBeGreaterThanOrEqual(11);
    expect(second - first).toBeLessThan(16);
    expect(third - second).toBeGreaterThanOrEqual(21);
    expect(fourth - third).toBeGreaterThanOrEqual(41);
  });

  it('gives up after its limit of failures', () => {
    const lab = createLab();
    const held = spec({ backoffLimit: 1 });
    const annotations = { 'sim.switchboard/exit-code': '3' };
    lab.apply('Job', 'import', { ...held, template: { ...held.template, metadata: { annotations } } });
    lab.wait(60);
    const job = lab.get('Job', 'import');
    expect(job && conditionOf(job, 'Failed')).toMatchObject({
      status: 'True',
      reason: 'BackoffLimitExceeded',
    });
    expect(job?.status.failed).toBe(2);
    expect(lab.pods('import').map(pod => pod.status.phase)).toEqual(['Failed', 'Failed']);
  });
});
