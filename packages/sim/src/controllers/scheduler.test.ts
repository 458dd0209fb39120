import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab } from '../lab.ts';
import { conditionOf } from './condition.ts';

const podSpec = (more: object = {}) => ({ ...appSpec('red', 1).template.spec, ...more });

const nodesOf = (lab: Lab) => lab.pods().map(pod => pod.spec.nodeName);

describe('the scheduler', () => {
  it('spreads the pods of one owner over the nodes', () => {
    const lab = createLab();
    lab.apply('Deployment', 'red', appSpec('red', 6));
    lab.wait(1);
    expect(nodesOf(lab).toSorted()).toEqual(['node-1', 'node-1', 'node-2', 'node-2', 'node-3', 'node-3']);
  });

  it('binds in one write, with the condition, and asks for nothing new by it', () => {
    const lab = createLab();
    const seen: string[] = [];
    lab.store.subscribe(({ object }) => {
      if (object.kind !== 'Pod' || seen.at(-1)?.startsWith('bound') === true) return;
      const scheduled = conditionOf(object, 'PodScheduled')?.status ?? 'no condition';
      seen.push(`${object.spec.nodeName ? 'bound' : 'waits'} ${scheduled} ${object.metadata.generation}`);
    });
    lab.apply('Pod', 'red', { containers: [{ name: 'app', image: 'app:1' }] });
    lab.wait(5);
    expect(seen).toEqual(['waits no condition 1', 'bound True 1']);
    expect(lab.get('Pod', 'red')?.metadata.generation).toBe(1);
  });

  it('obeys node selectors, taints and tolerations', () => {
    const lab = createLab();
    lab.change('Node', 'node-2', { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] });
    const toleration = { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' };
    const zone = (name: string) => ({ nodeSelector: { 'topology.kubernetes.io/zone': name } });
    lab.apply('Pod', 'in-zone', podSpec(zone('zone-3')));
    lab.apply('Pod', 'tolerant', podSpec({ ...zone('zone-2'), tolerations: [toleration] }));
    lab.apply('Pod', 'intolerant', podSpec(zone('zone-2')));
    lab.wait(1);
    expect(nodesOf(lab)).toEqual(['node-3', 'node-2', undefined]);
  });

  it('says why a pod fits nowhere, in the words of kube-scheduler, and tries again when a node opens', () => {
    const lab = createLab();
    for (const name of ['node-1', 'node-2', 'node-3']) lab.change('Node', name, { unschedulable: true });
    lab.apply('Pod', 'red', podSpec());
    lab.wait(1);
    const message =
      '0/3 nodes are available: 3 node(s) were unschedulable. ' +
      'no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';
    expect(lab.events()).toContain(`FailedScheduling ${message}`);
    const pod = lab.get('Pod', 'red');
    expect(pod && conditionOf(pod, 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message,
    });
    lab.change('Node', 'node-2', { unschedulable: false });
    lab.wait(0.1);
    expect(lab.get('Pod', 'red')?.spec.nodeName).toBe('node-2');
  });

  it('counts requests against what a node has', () => {
    const lab = createLab({ nodes: 2 });
    const spec = podSpec({
      containers: [{ name: 'app', image: 'app:1', resources: { requests: { cpu: '5' } } }],
    });
    for (const name of ['one', 'two', 'three']) lab.apply('Pod', name, spec);
    lab.wait(1);
    expect(nodesOf(lab).filter(Boolean).toSorted()).toEqual(['node-1', 'node-2']);
    expect(lab.events().join()).toContain('0/2 nodes are available: 2 Insufficient cpu.');
  });

  const alone = { labelSelector: { matchLabels: { app: 'red' } }, topologyKey: 'kubernetes.io/hostname' };
  const red = { labels: { app: 'red' } };
  const end = 'no new claims to deallocate, preemption: 0/3 nodes are available: 3';

  it.each([
    [
      'pods that keep apart',
      { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [alone] } } },
      `0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. ${end} No preemption victims found for incoming pod.`,
    ],
    [
      'pods that want the same port of the host',
      { containers: [{ name: 'app', image: 'app:1', ports: [{ containerPort: 80, hostPort: 80 }] }] },
      `0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports. ${end} No preemption victims found for incoming pod.`,
    ],
  ])('puts %s on different nodes, and says so of the last', (_what, more, message) => {
    const lab = createLab();
    for (const name of ['one', 'two', 'three', 'four']) lab.apply('Pod', name, podSpec(more), red);
    lab.wait(2);
    expect(new Set(nodesOf(lab).filter(Boolean)).size).toBe(3);
    expect(lab.events()).toContain(`FailedScheduling ${message}`);
  });

  it.each([
    [
      'a company that is not there',
      {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { ...alone, labelSelector: { matchLabels: { app: 'blue' } } },
            ],
          },
        },
      },
      "3 node(s) didn't match pod affinity rules.",
    ],
    [
      'a label that no node has',
      { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'rack', labelSelector: {} }] },
      "3 node(s) didn't match pod topology spread constraints (missing required label).",
    ],
    [
      'a node by name',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['nobody'] }] },
              ],
            },
          },
        },
      },
      "3 node(s) didn't satisfy plugin(s) [NodeAffinity].",
    ],
    [
      'a device',
      { containers: [{ name: 'app', image: 'app:1', resources: { limits: { 'nvidia.com/gpu': 1 } } }] },
      '3 Insufficient nvidia.com/gpu.',
    ],
    [
      'a claim that is not there',
      { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'nope' } }] },
      'persistentvolumeclaim "nope" not found. not found',
    ],
  ])('refuses a pod that asks for %s', (_what, more, message) => {
    const lab = createLab();
    lab.apply('Pod', 'one', podSpec(more), red);
    lab.wait(1);
    expect(lab.events().find(text => text.startsWith('FailedScheduling'))).toContain(
      `0/3 nodes are available: ${message}`,
    );
  });

  it('spreads by constraint, within its skew', () => {
    const lab = createLab();
    const topologySpreadConstraints = [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: red.labels },
      },
    ];
    for (let index = 0; index < 6; index += 1)
      lab.apply('Pod', `p-${index}`, podSpec({ topologySpreadConstraints }), red);
    lab.wait(2);
    expect(nodesOf(lab).toSorted()).toEqual(['node-1', 'node-1', 'node-2', 'node-2', 'node-3', 'node-3']);
  });

  it('waits behind gates', () => {
    const lab = createLab();
    lab.apply('Pod', 'one', podSpec({ schedulingGates: [{ name: 'example.com/wait' }] }));
    lab.wait(1);
    expect(lab.get('Pod', 'one')?.status.conditions[0]).toMatchObject({ reason: 'SchedulingGated' });
    expect(lab.get('Pod', 'one')?.spec.nodeName).toBeUndefined();
  });
});
