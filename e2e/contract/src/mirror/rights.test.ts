/** With fewer rights, fewer kinds or fewer verbs the server shows what it may see, and says of the rest why it does not. */
import { kinds } from '@switchboard/core/kubernetes/kind';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startMirror, truth } from './mirror.ts';

const everything = { resources: ['*'] };

describe('a server that may not see everything', () => {
  it('shows the one namespace that it may read, and calls the rest denied', async () => {
    const rules = [{ ...everything, verbs: ['get', 'list', 'watch'], namespaces: ['shop'] }];
    const mirror = await startMirror({ rules });
    const namespaced = kinds.filter(spec => spec.namespaced);
    await eventually('the namespace is live', () =>
      namespaced.every(({ kind }) => mirror.freshness(kind, 'shop')?.state === 'live'),
    );
    for (const { kind } of kinds) expect([kind, mirror.freshness(kind)?.state]).toEqual([kind, 'denied']);
    expect(mirror.freshness('Pod')?.reason).toContain(
      'User "visitor" cannot list resource "pods" in API group "" at the cluster scope',
    );
    const real = truth(mirror.simulator, 'shop');
    expect([...mirror.shown('shop').endpoints.keys()].sort()).toEqual([...real.endpoints.keys()].sort());
    expect(mirror.shown('shop').pods.size).toBe(real.pods.size);
    expect(mirror.shown('staging').pods.size).toBe(0);
    expect(mirror.shown('').nodes.size).toBe(0);
    const store = mirror.simulator.cluster.store;
    store.remove('Service', 'shop', 'cart');
    await eventually('a change there is shown', () =>
      [...mirror.shown('shop').services.values()].every(({ name }) => name !== 'cart'),
    );
  });

  it('asks again and again where it may list and not watch', async () => {
    const mirror = await startMirror({ haste: 40, rules: [{ ...everything, verbs: ['get', 'list'] }] });
    await eventually('everything is polled', () =>
      kinds.every(({ kind }) => mirror.freshness(kind)?.state === 'polled'),
    );
    await mirror.settled();
    const store = mirror.simulator.cluster.store;
    store.remove('Service', 'shop', 'cart');
    store.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'polled', namespace: 'shop' },
      spec: { selector: { app: 'cart' }, ports: [{ port: 80 }] },
    });
    await mirror.settled();
    expect([...mirror.shown('shop').services.values()].map(({ name }) => name)).toContain('polled');
  });

  it('says which kinds a cluster does not have, and shows the others', async () => {
    const mirror = await startMirror({
      prepare: simulator => simulator.server.faults.answer(100_000, 404, { path: /networking\.k8s\.io/ }),
    });
    await eventually('Ingresses are absent', () => mirror.freshness('Ingress')?.state === 'absent');
    await eventually('classes are absent', () => mirror.freshness('IngressClass')?.state === 'absent');
    await eventually('Services are live', () => mirror.freshness('Service')?.state === 'live');
    await eventually('Pods are live', () => mirror.freshness('Pod')?.state === 'live');
    const real = truth(mirror.simulator, 'shop');
    expect(mirror.shown('shop').services.size).toBe(real.services.size);
    expect(mirror.shown('shop').doors.size).toBe(0);
  });

  it('is told of a right that it is given later', async () => {
    const rules = [{ ...everything, verbs: ['get', 'list', 'watch'], resources: ['services', 'pods'] }];
    const mirror = await startMirror({ haste: 100, rules });
    await eventually('slices are denied', () => mirror.freshness('EndpointSlice')?.state === 'denied');
    rules[0]?.resources.push('endpointslices');
    await eventually('slices are live', () => mirror.freshness('EndpointSlice')?.state === 'live');
    expect(mirror.shown('shop').endpoints.size).toBe(truth(mirror.simulator, 'shop').endpoints.size);
  });
});
