import { describe, expect, it } from 'vitest';
import { createHandClock } from '../clock.ts';
import { type Cluster, createCluster } from '../cluster.ts';
import { isReady } from '../controllers/pod-state.ts';
import { addressesOf } from '../controllers/service-endpoints.ts';
import { scenarioNamed } from './registry.ts';

function open(
  name = 'shop',
  seed = 1,
  calm = true,
): { readonly cluster: Cluster; readonly wait: (ms: number) => void } {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const clock = createHandClock(Date.parse('2026-11-21T12:00:00Z'));
  const cluster = createCluster({ scenario, seed, clock, calm });
  return { cluster, wait: clock.advance };
}

const everything = ({ store }: Cluster) =>
  ['Node', 'Pod', 'Service', 'EndpointSlice', 'Deployment', 'ReplicaSet', 'Job'].flatMap(kind =>
    store
      .list(kind)
      .map(
        ({ metadata }) =>
          `${kind} ${metadata.namespace} ${metadata.name} ${metadata.uid} ${metadata.creationTimestamp}`,
      ),
  );

describe.each(['shop', 'empty', 'shared', 'depot', 'large-3x40'])('scenario %s', name => {
  it('is settled: the controllers find nothing to do but to renew Leases', () => {
    const { cluster, wait } = open(name);
    const changes: string[] = [];
    cluster.store.subscribe(({ type, object }) =>
      changes.push(`${type} ${object.kind} ${object.metadata.name}`),
    );
    cluster.start();
    wait(60_000);
    expect(changes.filter(change => !change.startsWith('MODIFIED Lease'))).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
  });

  it('M14: the same seed gives the same names, uids and ages, another seed other uids', () => {
    expect(everything(open(name, 5).cluster)).toEqual(everything(open(name, 5).cluster));
    expect(everything(open(name, 5).cluster)).not.toEqual(everything(open(name, 6).cluster));
  });
});

describe('scenario shop', () => {
  it('has the pods, addresses and nodes of the picture, all ready but the finished one', () => {
    const { store } = open().cluster;
    const rows = store
      .list('Pod', 'shop')
      .map(
        pod =>
          `${pod.metadata.name} ${addressesOf(pod, 'IPv4')} ${pod.spec.nodeName} ${isReady(pod) ? 'ready' : pod.status.phase}`,
      );
    expect(rows.sort()).toEqual([
      'cart-7c9d5b8f64-2hx8d 10.244.1.12 node-a ready',
      'cart-7c9d5b8f64-p6wqv 10.244.2.17 node-b ready',
      'catalog-5b8f7d9c6-d4wnz 10.244.1.13 node-a ready',
      'catalog-5b8f7d9c6-k7t2m 10.244.2.15 node-b ready',
      'catalog-5b8f7d9c6-x9fqb 10.244.3.11 node-c ready',
      'curl 10.244.3.13 node-c ready',
      'db-0 10.244.1.15 node-a ready',
      'db-1 10.244.2.16 node-b ready',
      'db-2 10.244.3.12 node-c ready',
      'mailer-59c4b7d6f8-rj6hs 10.244.1.14 node-a ready',
      'price-import-29384-lm2vd 10.244.2.12 node-b Succeeded',
      'web-6d5f7c9b8-4kq2x 10.244.1.11 node-a ready',
      'web-6d5f7c9b8-9v7tn 10.244.2.14 node-b ready',
      'web-6d5f7c9b8-zc8lm 10.244.3.9 node-c ready',
    ]);
    const perNode = ['node-a', 'node-b', 'node-c'].map(
      node => store.list('Pod').filter(pod => pod.spec.nodeName === node).length,
    );
    expect(perNode).toEqual([23, 21, 19]);
  });

  it('keeps the versions before, and rolling back to one makes it the newest', () => {
    const { cluster, wait } = open();
    const { store } = cluster;
    const versions = () =>
      store
        .list('ReplicaSet', 'shop')
        .filter(set => set.metadata.ownerReferences?.[0]?.name === 'web')
        .map(set => [
          Number(set.metadata.annotations?.['deployment.kubernetes.io/revision']),
          set.spec.template.spec.containers[0].image.replace(/.*:/, ''),
          set.spec.replicas,
          set.status.replicas,
        ])
        .sort(([a], [b]) => a - b);
    expect(versions()).toEqual([
      [24, '2.13.2', 0, 0],
      [25, '2.13.3', 0, 0],
      [26, '2.14.0', 0, 0],
      [27, '2.14.1', 3, 3],
    ]);
    cluster.start();
    wait(0);
    const held = store.get('Deployment', 'shop', 'web');
    const before = store
      .list('ReplicaSet', 'shop')
      .find(set => set.metadata.annotations?.['deployment.kubernetes.io/revision'] === '26');
    if (held === undefined || before === undefined) throw new Error('nothing to go back to');
    // What `kubectl rollout undo` sends.
    const { 'pod-template-hash': _, ...labels } = before.spec.template.metadata.labels;
    const { metadata } = before.spec.template;
    const template = { ...before.spec.template, metadata: { ...metadata, labels } };
    store.update({ ...held, spec: { ...held.spec, template } });
    wait(60_000);
    expect(versions()).toEqual([
      [24, '2.13.2', 0, 0],
      [25, '2.13.3', 0, 0],
      [27, '2.14.1', 0, 0],
      [28, '2.14.0', 3, 3],
    ]);
  });

  it('has a Job that took as long as its pod ran', () => {
    const { status } = open().cluster.store.get('Job', 'shop', 'price-import-29384') ?? {};
    const took = (Date.parse(status.completionTime) - Date.parse(status.startTime)) / 1000;
    expect(took).toBeGreaterThan(40);
    expect(took).toBeLessThan(60);
  });

  it('has the lists of the picture, one of them by hand', () => {
    const { store } = open().cluster;
    const lists = store
      .list('EndpointSlice', 'shop')
      .map(({ metadata, endpoints, ports }) => [metadata.name, endpoints.length, ports[0].port]);
    expect(lists).toEqual([
      ['cart-m4d8r', 2, 8080],
      ['web-x7k2p', 3, 8080],
      ['catalog-q2f6t', 3, 9090],
      ['db-headless-z8n5c', 3, 5432],
      ['legacy-db-1', 1, 5432],
    ]);
    expect(store.get('Ingress', 'shop', 'shop')?.status.loadBalancer.ingress).toEqual([
      { ip: '198.51.100.20' },
    ]);
    expect(store.get('EndpointSlice', 'default', 'kubernetes')?.metadata.labels).toEqual({
      'kubernetes.io/service-name': 'kubernetes',
    });
  });

  it('replaces a deleted pod in three to six seconds and lets the old one drain first', () => {
    const { cluster, wait } = open();
    cluster.start();
    wait(0);
    cluster.store.remove('Pod', 'shop', 'web-6d5f7c9b8-9v7tn');
    wait(1000);
    const [line] = (cluster.store.get('EndpointSlice', 'shop', 'web-x7k2p')?.endpoints ?? []).filter(
      (endpoint: { addresses: string[] }) => endpoint.addresses[0] === '10.244.2.14',
    );
    expect(line.conditions).toEqual({ ready: false, serving: true, terminating: true });
    wait(1000);
    expect(cluster.store.get('Deployment', 'shop', 'web')?.status.readyReplicas).toBe(2);
    wait(4000);
    expect(cluster.store.get('Deployment', 'shop', 'web')?.status.readyReplicas).toBe(3);
    expect(cluster.store.get('Pod', 'shop', 'web-6d5f7c9b8-9v7tn')).toBeUndefined();
    const names = cluster.store.list('Pod', 'shop').map(pod => pod.metadata.name);
    expect(names.filter(name => name.startsWith('web-6d5f7c9b8-'))).toHaveLength(3);
    expect(cluster.store.get('EndpointSlice', 'shop', 'web-x7k2p')?.endpoints).toHaveLength(3);
  });

  it('breathes: in ten minutes of background life pods are replaced, one at a time, and all is well in between', () => {
    const { cluster, wait } = open('shop', 1, false);
    const before = new Set(cluster.store.list('Pod').map(pod => pod.metadata.uid));
    cluster.start();
    let troubled = 0;
    for (let second = 0; second < 600; second += 1) {
      wait(1000);
      const away = cluster.store
        .list('Pod', 'shop')
        .filter(pod => !isReady(pod) && pod.status.phase !== 'Succeeded');
      expect(away.length).toBeLessThanOrEqual(1);
      troubled += away.length;
    }
    const gone = [...before].filter(uid => !cluster.store.list('Pod').some(pod => pod.metadata.uid === uid));
    expect(gone.length).toBeGreaterThanOrEqual(6);
    expect(troubled).toBeLessThan(120);
    cluster.stop();
  });
});

describe('the registry', () => {
  it('knows sizes of large by name, and refuses what no cluster holds', () => {
    expect(scenarioNamed('large')?.description).toBe('5000 pods in 50 namespaces on 56 nodes');
    expect(scenarioNamed('large-2x10')?.description).toBe('20 pods in 2 namespaces on 3 nodes');
    for (const name of ['large-0x10', 'large-99999x99999', 'nothing'])
      expect(scenarioNamed(name)).toBeUndefined();
  });
});
