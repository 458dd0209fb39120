import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab, NAMESPACE } from '../lab.ts';
import { type Condition, conditionOf } from './condition.ts';
import { isReady } from './pod-state.ts';

const ready = (lab: Lab, node: string) => {
  const held = lab.get('Node', node);
  return held && conditionOf(held, 'Ready')?.status;
};

const taints = (lab: Lab, node: string): readonly string[] =>
  (lab.get('Node', node)?.spec.taints ?? []).map(
    (one: { key: string; effect: string }) => `${one.key}:${one.effect}`,
  );

function begin(): Lab {
  const lab = createLab();
  lab.apply('Deployment', 'red', appSpec('red', 3));
  lab.wait(20);
  return lab;
}

describe('nodes', () => {
  it('a cordon is shown as a taint, and gone with it', () => {
    const lab = begin();
    lab.change('Node', 'node-1', { unschedulable: true });
    lab.wait(0);
    expect(taints(lab, 'node-1')).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
    expect(lab.ready()).toHaveLength(3);
    lab.change('Node', 'node-1', { unschedulable: false });
    lab.wait(0);
    expect(taints(lab, 'node-1')).toEqual([]);
  });

  it('a kubelet repeats the conditions of its node every five minutes', () => {
    const lab = begin();
    const times = () =>
      lab
        .get('Node', 'node-1')
        ?.status.conditions.map((held: Condition) => [
          Date.parse(held.lastHeartbeatTime ?? ''),
          held.lastTransitionTime,
        ]);
    const before = times();
    lab.wait(1200);
    for (const [index, [told, since]] of times().entries()) {
      expect(lab.now() - told).toBeLessThanOrEqual(310_000);
      expect(since).toBe(before[index][1]);
    }
  });

  it('a silent kubelet makes its node and its pods not ready, and moves the pods after five minutes', () => {
    const lab = begin();
    lab.annotate('Node', 'node-2', { 'sim.switchboard/kubelet': 'stopped' });
    lab.wait(39);
    expect(ready(lab, 'node-2')).toBe('True');
    lab.wait(15);
    expect(ready(lab, 'node-2')).toBe('Unknown');
    expect(taints(lab, 'node-2')).toEqual([
      'node.kubernetes.io/unreachable:NoSchedule',
      'node.kubernetes.io/unreachable:NoExecute',
    ]);
    const lost = lab.pods().find(pod => pod.spec.nodeName === 'node-2');
    expect(lost && [isReady(lost), conditionOf(lost, 'ContainersReady')?.status]).toEqual([false, 'True']);
    lab.wait(310);
    expect(lab.ready().map(pod => pod.spec.nodeName)).not.toContain('node-2');
    expect(lab.ready()).toHaveLength(3);
    expect(lab.get('Pod', lost?.metadata.name ?? '')?.metadata.deletionTimestamp).toBeDefined();
    lab.annotate('Node', 'node-2', { 'sim.switchboard/kubelet': undefined });
    lab.wait(40);
    expect(ready(lab, 'node-2')).toBe('True');
    expect(taints(lab, 'node-2')).toEqual([]);
    expect(lab.pods()).toHaveLength(3);
  });

  it('pods of a node that is deleted go after a while', () => {
    const lab = begin();
    lab.store.remove('Node', undefined, 'node-3');
    lab.wait(60);
    expect(
      lab
        .ready()
        .map(pod => pod.spec.nodeName)
        .toSorted(),
    ).not.toContain('node-3');
    expect(lab.ready()).toHaveLength(3);
    expect(lab.pods()).toHaveLength(3);
  });
});

describe('nodes that come and go', () => {
  it('are noted by the node controller, and told how long their kubelet may keep what it read', () => {
    const lab = begin();
    lab.store.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'late' }, spec: {} });
    lab.wait(30);
    expect(lab.get('Node', 'late')?.metadata.annotations).toMatchObject({
      'node.alpha.kubernetes.io/ttl': '0',
    });
    lab.store.remove('Node', undefined, 'late');
    lab.wait(1);
    expect(lab.events().filter(event => event.includes('late'))).toEqual([
      'RegisteredNode Node late event: Registered Node late in Controller',
      'RemovingNode Node late event: Removing Node late from Controller',
    ]);
  });

  it('a hundred and one of them may keep it for 15 s, until there are fewer than ninety', () => {
    const lab = createLab({ nodes: 101 });
    const seconds = () =>
      new Set(
        lab.store.list('Node').map(({ metadata }) => metadata.annotations?.['node.alpha.kubernetes.io/ttl']),
      );
    lab.wait(0);
    expect([...seconds()]).toEqual(['15']);
    for (let number = 90; number <= 101; number += 1) lab.store.remove('Node', undefined, `node-${number}`);
    lab.wait(400);
    expect([...seconds()]).toEqual(['0']);
  });
});

describe('deleting', () => {
  it('a namespace takes everything in it along, pods after their grace', () => {
    const lab = begin();
    lab.apply('Service', 'red', { selector: { app: 'red' }, ports: [{ port: 80 }] });
    lab.wait(1);
    lab.store.remove('Namespace', undefined, NAMESPACE);
    lab.wait(0);
    expect(lab.get('Namespace', NAMESPACE)?.status.phase).toBe('Terminating');
    lab.wait(60);
    expect(lab.get('Namespace', NAMESPACE)).toBeUndefined();
    for (const kind of ['Pod', 'Service', 'EndpointSlice', 'Deployment', 'ReplicaSet', 'Endpoints'])
      expect(lab.store.list(kind, NAMESPACE)).toEqual([]);
  });

  it('a namespace is looked at five seconds later, and its pods go first', () => {
    const lab = begin();
    lab.apply('ConfigMap', 'held', undefined, { finalizers: ['example.com/hold'] });
    lab.store.remove('Namespace', undefined, NAMESPACE);
    const condition = (type: string) => conditionOf(lab.get('Namespace', NAMESPACE), type);
    lab.wait(4);
    expect(lab.pods().map(pod => pod.metadata.deletionTimestamp)).toEqual([undefined, undefined, undefined]);
    lab.wait(2);
    expect(lab.pods()).not.toEqual([]);
    expect(lab.pods().filter(pod => pod.metadata.deletionTimestamp === undefined)).toEqual([]);
    expect(lab.get('Deployment', 'red')).toBeDefined();
    lab.wait(60);
    expect(lab.get('Deployment', 'red')).toBeUndefined();
    expect(condition('NamespaceContentRemaining')?.message).toBe(
      'Some resources are remaining: configmaps. has 1 resource instances',
    );
    expect(condition('NamespaceFinalizersRemaining')?.message).toBe(
      'Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances',
    );
    const held = lab.get('ConfigMap', 'held');
    if (held !== undefined) lab.store.update({ ...held, metadata: { ...held.metadata, finalizers: [] } });
    lab.wait(10);
    expect(lab.get('Namespace', NAMESPACE)).toBeUndefined();
  });

  it('a namespace whose pods do not go says so', () => {
    const lab = begin();
    lab.annotate('Node', 'node-2', { 'sim.switchboard/kubelet': 'stopped' });
    lab.store.remove('Namespace', undefined, NAMESPACE);
    lab.wait(45);
    expect(conditionOf(lab.get('Namespace', NAMESPACE), 'NamespaceDeletionContentFailure')).toMatchObject({
      status: 'True',
      reason: 'ContentDeletionFailed',
      message: `Failed to delete all resource types, 1 remaining: failed to delete pods for namespace: ${NAMESPACE}, err: unexpected items still remain in namespace: ${NAMESPACE} for gvr: /v1, Resource=pods`,
    });
  });

  it('in the foreground the owner is the last to go', () => {
    const lab = begin();
    const gone: string[] = [];
    lab.store.subscribe(({ type, object }) => {
      if (type === 'DELETED') gone.push(object.kind);
    });
    lab.store.remove('Deployment', NAMESPACE, 'red', { propagation: 'Foreground' });
    lab.wait(0);
    expect(lab.get('Deployment', 'red')?.metadata.finalizers).toEqual(['foregroundDeletion']);
    lab.settle();
    expect(gone.filter(kind => kind !== 'Event').at(-1)).toBe('Deployment');
    expect(lab.pods()).toEqual([]);
  });

  it('events go an hour after they were last seen', () => {
    const lab = begin();
    expect(lab.events().length).toBeGreaterThan(5);
    lab.wait(3_500);
    expect(lab.events().length).toBeGreaterThan(5);
    lab.wait(500);
    expect(lab.events()).toEqual([]);
  });
});
