/**
 * What may happen to a real cluster, one after the other, under one server that is never started again: while it lasts the last known picture stands and is called
 * old, and afterwards the picture is the cluster. Truth is what the API server lists.
 */
import { join } from 'node:path';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { measured, seconds } from './measured.ts';
import { create, killPod, podsOf, shop } from './shop.ts';
import { deployment } from './shop-objects.ts';
import { type Look, useStand } from './stand.ts';

const stand = useStand();
let look: Look;

beforeAll(async () => {
  const { plane, write } = stand();
  look = await stand().look(write('viewer', plane.kubeconfigFor({ user: 'viewer', groups: [] }, shop)));
  await look.equal();
});

/** The API server answers again after an outage: the picture is the cluster within this time, goal 15 s. */
const afterOutage = 45_000;

const states = (): string =>
  [...new Set(kinds.map(({ kind }) => look.viewer.freshness(kind)?.state ?? 'unknown'))].join();

const live = (limit: number): Promise<number> =>
  eventually('every kind is live', limit, () => (states() === 'live' ? undefined : states()));

/** Until every kind is called old. */
const stale = (limit: number): Promise<number> =>
  eventually('every kind is called old', limit, () => (states() === 'stale' ? undefined : states()));

/** A pod goes and another comes: whether changes still arrive. */
async function replaceOne(app: string): Promise<void> {
  const { api } = stand().plane;
  const [victim = ''] = await podsOf(api, app);
  await killPod(api, victim);
  await eventually('the pod is gone from the picture', 30_000, () =>
    [...look.viewer.shown(shop).pods.values()].some(({ name }) => name === victim) ? victim : undefined,
  );
  await look.equal();
}

/**
 * So many versions ahead. A restored history that gets as far as the lost one before anybody asks again cannot be told from it by versions, and controllers write a few every second.
 */
async function goOn(versions: number): Promise<void> {
  const { api } = stand().plane;
  for (let i = 0; i < versions; i += 1) {
    const note = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'note-' } };
    await api.call('POST', `/api/v1/namespaces/${shop}/configmaps`, JSON.stringify(note));
  }
}

const shownPods = (): readonly string[] => [...look.viewer.shown(shop).pods.keys()].sort();

describe('under one server', () => {
  it('everything is shown to somebody who may only look', async () => {
    await look.equal();
    expect(states()).toBe('live');
    expect(shownPods()).toHaveLength(5);
    const lines = [...look.viewer.shown(shop).endpoints.values()];
    await eventually('six lines', 30_000, () =>
      look.viewer.shown(shop).endpoints.size === 6 ? undefined : `${lines.length}`,
    );
    await replaceOne('web');
  });

  it('kube-apiserver is killed and comes back', async () => {
    const { plane } = stand();
    await look.equal();
    const before = shownPods();
    await plane.kill('kube-apiserver');
    try {
      measured('kube-apiserver killed: called old', seconds(await stale(30_000)));
      expect(shownPods()).toEqual(before);
      // What was open is reset at first; who asks anew is refused.
      await eventually('the reason says that nobody answers there', 30_000, () => {
        const reason = look.viewer.freshness('Pod')?.reason;
        return /ECONNREFUSED|refused/i.test(reason ?? '') ? undefined : `${reason}`;
      });
    } finally {
      await plane.start('kube-apiserver');
    }
    measured(
      'kube-apiserver back: picture equals the cluster (goal 15 s)',
      seconds(await look.equal(afterOutage)),
    );
    measured('kube-apiserver back: every kind live', seconds(await live(afterOutage)));
    await replaceOne('web');
  });

  it('kube-apiserver falls silent and goes on: the silence is noticed', async () => {
    const { plane } = stand();
    const before = shownPods();
    plane.pause('kube-apiserver');
    try {
      measured('kube-apiserver silent: called old (goal 50 s)', seconds(await stale(100_000)));
      expect(shownPods()).toEqual(before);
    } finally {
      plane.resume('kube-apiserver');
    }
    measured('kube-apiserver speaks again: every kind live (goal 15 s)', seconds(await live(afterOutage)));
    await look.equal(afterOutage);
    await replaceOne('cart');
  });

  it('etcd is compacted: nobody notices; a version of before is expired, in words that are understood', async () => {
    const { plane } = stand();
    await look.equal();
    const snapshots = look.viewer.snapshots();
    const old = JSON.parse(await plane.api.call('GET', '/api/v1/namespaces/shop/pods?limit=1')) as {
      readonly metadata: { readonly resourceVersion: string; readonly continue: string };
    };
    await replaceOne('web');
    await plane.compact();
    await replaceOne('web');
    expect(look.viewer.snapshots()).toBe(snapshots);
    expect(states()).toBe('live');
    await plane.restart('kube-apiserver');
    const token = encodeURIComponent(old.metadata.continue);
    await expect(
      plane.api.call('GET', `/api/v1/namespaces/shop/pods?limit=1&continue=${token}`),
    ).rejects.toThrow(/: 410 /);
    const watched = await plane.api.call(
      'GET',
      `/api/v1/namespaces/shop/pods?watch=1&timeoutSeconds=1&resourceVersion=${old.metadata.resourceVersion}`,
    );
    expect(watched).toMatch(/"type":"ERROR".*"reason":"Expired".*"code":410/);
    await look.equal(afterOutage);
    await live(afterOutage);
  });

  it('etcd is restored from a backup: the picture goes back as well, under a new epoch', async () => {
    const { plane, folder } = stand();
    await look.equal();
    const backup = join(folder, 'backup');
    await plane.save(backup);
    const before = shownPods();
    const epoch = look.viewer.epoch();
    await create(plane.api, shop, deployment('later', 2));
    await eventually('what came after the backup is shown', 30_000, () =>
      shownPods().length === before.length + 2 ? undefined : `${shownPods().length} pods`,
    );
    await replaceOne('web');
    await plane.stop('kube-apiserver');
    await stale(30_000);
    await plane.restore(backup);
    await plane.start('kube-apiserver');
    measured('etcd restored: picture equals the cluster (goal 15 s)', seconds(await look.equal(afterOutage)));
    expect(look.viewer.epoch()).not.toBe(epoch);
    // Whoever remembers the future is no help: those who run a cluster start them again.
    for (const part of ['kube-controller-manager', 'kube-scheduler', 'kwok'] as const)
      await plane.restart(part);
    await look.equal(afterOutage);
    expect(shownPods()).toEqual(before);
    await live(afterOutage);
    await replaceOne('web');
  });

  it('etcd is restored under an API server that goes on: once that is started again, the picture is the cluster', async () => {
    const { plane, folder } = stand();
    await look.equal();
    const backup = join(folder, 'backup');
    await plane.save(backup);
    const before = shownPods();
    await goOn(500);
    await replaceOne('cart');
    await replaceOne('cart');
    await plane.restore(backup);
    measured('etcd restored under a running kube-apiserver', `every kind ${states()}`);
    for (const part of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const)
      await plane.restart(part);
    await look.equal(afterOutage);
    // Controllers that remembered the future may have replaced pods meanwhile: which, is the cluster's own affair.
    await eventually('as many pods as before', afterOutage, () =>
      shownPods().length === before.length ? undefined : `${shownPods().length} pods`,
    );
    await live(afterOutage);
    await replaceOne('web');
  });

  it('kinds are installed while we watch: nothing else is asked anew', async () => {
    const { plane } = stand();
    await look.equal();
    const snapshots = look.viewer.snapshots();
    await plane.api.call(
      'POST',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      JSON.stringify(crd),
    );
    await eventually('the new kind is served', 30_000, async () => {
      await plane.api.call('GET', '/apis/shop.example/v1/tills');
      return undefined;
    });
    await replaceOne('web');
    expect(states()).toBe('live');
    expect(look.viewer.snapshots()).toBe(snapshots);
  });

  it('a kind of ours is not served, and is again: it is called absent, and comes back by itself', async () => {
    const { plane } = stand();
    await look.equal();
    await plane.restart('kube-apiserver', ['--runtime-config=policy/v1=false']);
    const absent = await eventually('the kind is called absent', 90_000, () => {
      const state = look.viewer.freshness('PodDisruptionBudget')?.state;
      return state === 'absent' ? undefined : state;
    });
    measured('a kind is not served any more: called absent', seconds(absent));
    await plane.restart('kube-apiserver');
    measured('a kind is served again: live (goal 60 s)', seconds(await live(120_000)));
    await look.equal();
  });

  it('the watch cache is off: everything is watched in etcd, and the picture is the cluster', async () => {
    const { plane } = stand();
    await plane.restart('kube-apiserver', ['--watch-cache=false']);
    await look.equal(afterOutage);
    await live(afterOutage);
    await replaceOne('web');
    await replaceOne('cart');
    expect(states()).toBe('live');
    await plane.restart('kube-apiserver');
    await look.equal(afterOutage);
    await live(afterOutage);
  });
});

const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'tills.shop.example' },
  spec: {
    group: 'shop.example',
    scope: 'Namespaced',
    names: { plural: 'tills', singular: 'till', kind: 'Till' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};
