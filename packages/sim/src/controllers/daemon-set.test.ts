import { describe, expect, it } from 'vitest';
import { createLab, type Lab, NAMESPACE } from '../lab.ts';

const spec = (image = 'app:1', rollingUpdate: object = {}) => ({
  selector: { matchLabels: { app: 'red' } },
  updateStrategy: { type: 'RollingUpdate', rollingUpdate },
  template: {
    metadata: { labels: { app: 'red' } },
    spec: { containers: [{ name: 'app', image, readinessProbe: { tcpSocket: { port: 1 } } }] },
  },
});

const images = (lab: Lab) =>
  lab
    .pods('red')
    .map(pod => pod.spec.containers[0].image)
    .toSorted();

const taint = (lab: Lab, node: string, taints: readonly object[]) => lab.change('Node', node, { taints });

describe('a DaemonSet', () => {
  it('stands on every node that suits, and counts itself', () => {
    const lab = createLab();
    taint(lab, 'node-3', [{ key: 'gpu', effect: 'NoSchedule' }]);
    lab.apply('DaemonSet', 'red', spec());
    lab.settle();
    expect(
      lab
        .pods('red')
        .map(pod => pod.spec.nodeName)
        .toSorted(),
    ).toEqual(['node-1', 'node-2']);
    expect(lab.get('DaemonSet', 'red')?.status).toMatchObject({
      desiredNumberScheduled: 2,
      currentNumberScheduled: 2,
      numberReady: 2,
      numberAvailable: 2,
      updatedNumberScheduled: 2,
      numberMisscheduled: 0,
    });
  });

  it('stays on a node that only refuses newcomers, and leaves one that drives off', () => {
    const lab = createLab();
    lab.apply('DaemonSet', 'red', spec());
    lab.settle();
    taint(lab, 'node-1', [{ key: 'x', effect: 'NoSchedule' }]);
    lab.settle();
    expect(lab.pods('red')).toHaveLength(3);
    expect(lab.get('DaemonSet', 'red')?.status).toMatchObject({
      desiredNumberScheduled: 2,
      numberMisscheduled: 1,
    });
    taint(lab, 'node-1', [{ key: 'x', effect: 'NoExecute' }]);
    lab.settle();
    expect(lab.pods('red')).toHaveLength(2);
  });

  it.each([
    ['maxUnavailable', { maxUnavailable: 1 }, 2],
    ['maxSurge', { maxSurge: 1, maxUnavailable: 0 }, 3],
  ])('rolls within %s', (_name, bounds, least) => {
    const lab = createLab();
    lab.apply('DaemonSet', 'red', spec('app:1', bounds));
    lab.settle();
    lab.change('DaemonSet', 'red', spec('app:2', bounds));
    for (let second = 0; second < 120; second += 1) {
      lab.wait(1);
      expect(lab.ready('red').length).toBeGreaterThanOrEqual(least);
    }
    expect(images(lab)).toEqual(['app:2', 'app:2', 'app:2']);
    expect(lab.store.list('ControllerRevision', NAMESPACE)).toHaveLength(2);
  });

  it('replaces a failed pod after a pause that grows', () => {
    const lab = createLab({ nodes: 1 });
    lab.apply('DaemonSet', 'red', spec());
    lab.settle();
    const fail = () => {
      const [pod] = lab.pods('red');
      if (pod !== undefined) lab.store.updateStatus({ ...pod, status: { ...pod.status, phase: 'Failed' } });
    };
    fail();
    lab.wait(20);
    expect(lab.pods('red')).toHaveLength(1);
    expect(lab.ready('red')).toHaveLength(1);
    expect(
      lab.events().some(text => text.startsWith('FailedDaemonPod Found failed daemon pod lab/red-')),
    ).toBe(true);
  });
});
