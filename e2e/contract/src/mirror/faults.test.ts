/** Whatever happens to the connection, the mirror is the cluster afterwards: deletions in the gap are found, nothing is told twice, and what did not change is not told. */
import type { Patch } from '@switchboard/core/patch';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { type Mirror, startMirror, truth } from './mirror.ts';

const victim = 'web-6d5f7c9b8-9v7tn';
const victimAddress = '10.244.2.14';

function uidOf({ simulator }: Mirror, name: string): string {
  return simulator.cluster.store.get('Pod', 'shop', name)?.metadata.uid ?? '';
}

/** Deleted at once, without grace: from one moment to the next it is not there. */
function kill({ simulator }: Mirror, name = victim): void {
  simulator.cluster.store.remove('Pod', 'shop', name, { graceSeconds: 0 });
}

function makeService({ simulator }: Mirror, name: string): void {
  simulator.cluster.store.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: 'nobody' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
}

const putPods = (patches: readonly Patch[]): readonly string[] =>
  patches.flatMap(({ pods }) => (pods?.put ?? []).map(({ name }) => name));
const gonePods = (patches: readonly Patch[]): readonly string[] =>
  patches.flatMap(({ pods }) => pods?.gone ?? []);

/** What was told from now on. */
function newsOf({ patches }: Mirror): () => readonly Patch[] {
  const from = patches.length;
  return () => patches.slice(from);
}

/** Nobody but pods of `web` is named: all others did not change. */
function expectBystandersUntold(news: readonly Patch[]): void {
  expect(putPods(news).filter(name => !name.startsWith('web-'))).toEqual([]);
}

describe('between the server and its cluster', () => {
  it('a connection that is cut is taken up again, with what happened in the gap', async () => {
    const mirror = await startMirror();
    await mirror.settled();
    const uid = uidOf(mirror, victim);
    const news = newsOf(mirror);
    mirror.proxy.refuse();
    kill(mirror);
    makeService(mirror, 'made-in-the-gap');
    await eventually('the picture is called old', () => mirror.freshness('Pod')?.state === 'stale');
    expect(mirror.shown('shop').pods.has(uid)).toBe(true);
    mirror.proxy.restore();
    await eventually('the replacement is ready', () => {
      const lines = [...mirror.shown('shop').endpoints.values()];
      return lines.filter(line => line.podName?.startsWith('web-') && line.ready === true).length === 3;
    });
    await mirror.settled();
    expect(gonePods(news())).toEqual([uid]);
    expectBystandersUntold(news());
    await eventually('pods are live again', () => mirror.freshness('Pod')?.state === 'live');
    expect(mirror.complaints).toEqual([]);
  });

  it('connections that are cut again and again lose nothing', async () => {
    const mirror = await startMirror();
    await mirror.settled();
    for (let round = 0; round < 5; round += 1) {
      mirror.proxy.cut();
      makeService(mirror, `round-${round}`);
      const service = (): boolean =>
        [...mirror.shown('shop').services.values()].some(({ name }) => name === `round-${round}`);
      await eventually(`round ${round} is shown`, service);
    }
    await mirror.settled();
  });

  it('a past that was forgotten in the gap is listed anew, and the deletion is found', async () => {
    const mirror = await startMirror();
    await mirror.settled();
    const uid = uidOf(mirror, victim);
    const news = newsOf(mirror);
    mirror.proxy.refuse();
    kill(mirror);
    mirror.simulator.cluster.store.compact(mirror.simulator.cluster.store.resourceVersion);
    mirror.proxy.restore();
    await eventually('the deletion is found', () => !mirror.shown('shop').pods.has(uid));
    await mirror.settled();
    expect(gonePods(news())).toEqual([uid]);
    expectBystandersUntold(news());
  });

  it('a delay makes the mirror late, never wrong', async () => {
    const mirror = await startMirror({ haste: 1 });
    await mirror.settled();
    mirror.proxy.delay(30);
    for (let i = 0; i < 10; i += 1) makeService(mirror, `late-${i}`);
    mirror.simulator.cluster.store.remove('Service', 'shop', 'late-3');
    await mirror.settled();
    const names = [...mirror.shown('shop').services.values()].map(({ name }) => name);
    expect(names.filter(name => name.startsWith('late-'))).toHaveLength(9);
  });

  it('a slow first list is shown as a whole or not at all', async () => {
    const mirror = await startMirror({ prepare: (_, proxy) => proxy.throttle(300_000) });
    const seen = new Set<number>();
    await eventually('the pods are there', () => {
      seen.add(mirror.shown('shop').pods.size);
      return mirror.freshness('Pod')?.state === 'live';
    });
    await mirror.settled();
    const all = truth(mirror.simulator, 'shop').pods.size;
    expect([...seen].filter(size => size !== 0 && size !== all)).toEqual([]);
  });

  it('a watch that breaks off in the middle of an object tells that object once, and whole', async () => {
    const mirror = await startMirror();
    await mirror.settled();
    const before = mirror.proxy.connections();
    const news = newsOf(mirror);
    mirror.proxy.truncate(200);
    const store = mirror.simulator.cluster.store;
    const pod = store.get('Pod', 'shop', 'curl');
    if (pod === undefined) throw new Error('there is no pod curl');
    store.updateStatus({
      ...pod,
      status: { ...pod.status, podIP: '10.244.3.99', podIPs: [{ ip: '10.244.3.99' }] },
    });
    await eventually('a connection broke off', () => mirror.proxy.connections() < before);
    mirror.proxy.restore();
    await mirror.settled();
    expect(putPods(news())).toEqual(['curl']);
    expect(mirror.complaints).toEqual([]);
  });

  it('a list that breaks off in the middle of an object is not shown, and listed again', async () => {
    const mirror = await startMirror({ prepare: (_, proxy) => proxy.truncate(6_000) });
    await eventually('a list was given up', () => mirror.freshness('Pod')?.state === 'failed');
    expect(mirror.shown('shop').pods.size).toBe(0);
    mirror.proxy.restore();
    await mirror.settled();
    expect(mirror.complaints).toEqual([]);
  });

  it('silence is noticed, and called old; what happened meanwhile is found afterwards', async () => {
    const mirror = await startMirror({ haste: 40 });
    await mirror.settled();
    const uid = uidOf(mirror, victim);
    const news = newsOf(mirror);
    mirror.proxy.blackHole();
    kill(mirror);
    await eventually('the silence is noticed', () => mirror.freshness('Pod')?.state === 'stale');
    expect(mirror.shown('shop').pods.has(uid)).toBe(true);
    mirror.proxy.restore();
    await eventually('the deletion is found', () => !mirror.shown('shop').pods.has(uid));
    await mirror.settled();
    expect(gonePods(news()).filter(gone => gone === uid)).toEqual([uid]);
    expectBystandersUntold(news());
  });

  it('what ails one kind is not felt by the others', async () => {
    const mirror = await startMirror();
    await mirror.settled();
    const { faults } = mirror.simulator.server;
    faults.answer(1_000, 500, { path: /\/pods\?/ });
    faults.cutWatches();
    await eventually('pods are old', () => mirror.freshness('Pod')?.state === 'stale');
    makeService(mirror, 'meanwhile');
    await eventually('the Service is shown', () =>
      [...mirror.shown('shop').services.values()].some(({ name }) => name === 'meanwhile'),
    );
    const lines = [...mirror.shown('shop').endpoints.values()];
    expect(lines.some(({ address }) => address === victimAddress)).toBe(true);
    expect(mirror.freshness('EndpointSlice')?.state).toBe('live');
    expect(mirror.freshness('Service')?.state).toBe('live');
    faults.clear();
    await eventually('pods are live again', () => mirror.freshness('Pod')?.state === 'live');
    await mirror.settled();
  });
});
