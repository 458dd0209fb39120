import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab, NAMESPACE } from '../lab.ts';

const budget = (lab: Lab, spec: object): void =>
  void lab.store.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'app', namespace: NAMESPACE },
    spec: { selector: { matchLabels: { app: 'app' } }, ...spec },
  });

const statusOf = (lab: Lab) => lab.store.get('PodDisruptionBudget', NAMESPACE, 'app')?.status;

function started(replicas: number): Lab {
  const lab = createLab();
  lab.apply('Deployment', 'app', appSpec('app', replicas));
  lab.settle();
  return lab;
}

describe('a disruption budget', () => {
  it.each([
    [{ minAvailable: 1 }, { desiredHealthy: 1, disruptionsAllowed: 3 }],
    [{ minAvailable: '60%' }, { desiredHealthy: 3, disruptionsAllowed: 1 }],
    [{ maxUnavailable: 1 }, { desiredHealthy: 3, disruptionsAllowed: 1 }],
    [{ maxUnavailable: '0%' }, { desiredHealthy: 4, disruptionsAllowed: 0 }],
    [
      { minAvailable: 1, selector: {} },
      { desiredHealthy: 1, disruptionsAllowed: 3 },
    ],
  ])('%j of four ready pods', (spec, expected) => {
    const lab = started(4);
    budget(lab, spec);
    lab.wait(1);
    expect(statusOf(lab)).toMatchObject({ expectedPods: 4, currentHealthy: 4, ...expected });
  });

  it('allows less while a pod is away, and as much as before once it is replaced', () => {
    const lab = started(3);
    budget(lab, { minAvailable: 2 });
    lab.wait(1);
    expect(statusOf(lab)).toMatchObject({ disruptionsAllowed: 1 });
    const [leaver] = lab.pods('app');
    lab.store.remove('Pod', NAMESPACE, leaver?.metadata.name ?? '');
    lab.wait(1);
    expect(statusOf(lab)).toMatchObject({
      currentHealthy: 2,
      disruptionsAllowed: 0,
      conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods' }],
    });
    lab.settle();
    expect(statusOf(lab)).toMatchObject({ currentHealthy: 3, disruptionsAllowed: 1 });
  });

  it('follows the scale of the workload', () => {
    const lab = started(2);
    budget(lab, { maxUnavailable: 1 });
    lab.change('Deployment', 'app', { replicas: 5 });
    lab.settle();
    expect(statusOf(lab)).toMatchObject({ expectedPods: 5, desiredHealthy: 4, disruptionsAllowed: 1 });
  });
});
