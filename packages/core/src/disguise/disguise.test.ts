import { describe, expect, it } from 'vitest';
import { patchOf } from '../diff.ts';
import { door, line, node, pod, service, topology, workload } from '../scene/testing/model.ts';
import type { StreamEvent } from '../stream-event.ts';
import { createDisguise } from './disguise.ts';
import { fakeAddress, fakeName, fakeWord } from './fake-word.ts';

describe('made-up names', () => {
  it('are the same each time, another for another, and keep what belongs together', () => {
    expect(fakeWord('payments')).toBe(fakeWord('payments'));
    expect(fakeName('payments-api-6d5f7c9b8-4kq2x')).toBe(`${fakeWord('payments')}-api-6d5f7c9b8-4kq2x`);
    const words = Array.from({ length: 500 }, (_, i) => fakeWord(`team${i}x`));
    expect(new Set(words).size).toBe(words.length);
  });

  it('keep the words of Kubernetes', () => {
    expect(['default', 'kube-system', 'http'].map(fakeName)).toEqual(['default', 'kube-system', 'http']);
  });

  it('give every address of a network another in one made-up network', () => {
    const made = Array.from({ length: 256 }, (_, i) => fakeAddress(`10.244.1.${i}`));
    expect(new Set(made).size).toBe(256);
    expect(new Set(made.map(address => address.replace(/\.\d+$/, ''))).size).toBe(1);
    expect(fakeAddress('fd00:10:244::5')).toMatch(/^fd00::[0-9a-f:]+$/);
  });
});

describe('a disguise', () => {
  const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const secret = topology(
    node('gpu-berlin', { uid: uuid(1), zone: 'berlin-1', addresses: ['192.168.7.4'] }),
    service('ledger', {
      uid: uuid(2),
      namespace: 'treasury',
      clusterIPs: ['10.96.7.7'],
      selector: [['app', 'ledger']],
      externalName: 'ledger.bank.example',
    }),
    pod('ledger-6d5f7c9b8-4kq2x', {
      uid: uuid(3),
      namespace: 'treasury',
      node: 'gpu-berlin',
      ips: ['10.244.7.9'],
      state: 'failing',
      reason: 'CrashLoopBackOff',
    }),
    line('ledger', '10.244.7.9', { namespace: 'treasury', address: '10.244.7.9', node: 'gpu-berlin' }),
    door('front', 'shop.bank.example', [{ path: '/ledger', service: 'ledger' }], { namespace: 'treasury' }),
  );
  const frame = (ns: string): StreamEvent => ({
    type: 'snapshot',
    frame: { ns, from: 0, to: 1, at: 0, patch: patchOf(secret) },
  });

  it('lets nothing through that names somebody', () => {
    const told = JSON.stringify(createDisguise().event(frame('treasury')));
    expect(told).not.toMatch(/ledger|treasury|berlin|bank|gpu|10\.244\.7|10\.96\.7|192\.168/);
  });

  it('keeps states, reasons of one word and all that ties things together', () => {
    const told = createDisguise().event(frame('treasury'));
    const patch = told.type === 'snapshot' ? told.frame.patch : {};
    expect(patch.pods?.put?.[0]).toMatchObject({
      uid: uuid(3),
      state: 'failing',
      reason: 'CrashLoopBackOff',
      namespace: fakeName('treasury'),
      node: patch.nodes?.put?.[0]?.name,
    });
    expect(patch.endpoints?.put?.[0]?.address).toBe(patch.pods?.put?.[0]?.ips[0]);
  });

  it('hides who refuses pods, and keeps why a route leads nowhere', () => {
    const route = { kind: 'HTTPRoute', name: 'front', listeners: [], refused: 'no-grant' } as const;
    const patch = patchOf(
      topology(
        workload('ledger', { refusal: 'exceeded quota: treasury' }),
        door('front', 'shop.bank.example', [{ path: '/', service: 'ledger', route }]),
      ),
    );
    const told = createDisguise().event({
      type: 'snapshot',
      frame: { ns: '', from: 0, to: 1, at: 0, patch },
    });
    expect(told).toMatchObject({
      frame: {
        patch: {
          workloads: { put: [{ refusal: '' }] },
          doors: { put: [{ paths: [{ route: { refused: 'no-grant' } }] }] },
        },
      },
    });
  });

  it('knows the namespace behind a made-up one, to ask for it', () => {
    const disguise = createDisguise();
    const cluster = { name: 'bank', source: 'kubeconfig', defaultNamespace: 'treasury' } as const;
    const hello = disguise.event({
      type: 'hello',
      hello: { ns: ['treasury'], to: { '': 1, treasury: 2 }, cluster } as never,
    });
    const made = fakeName('treasury');
    expect(hello).toMatchObject({
      hello: { ns: [made], to: { '': 1, [made]: 2 }, cluster: { defaultNamespace: made } },
    });
    expect([disguise.trueName(made), disguise.trueName('other')]).toEqual(['treasury', undefined]);
    const tick = disguise.event({ type: 'tick', tick: { serverNow: 0, lagMs: 0, to: { treasury: 3 } } });
    expect(tick).toMatchObject({ tick: { to: { [made]: 3 } } });
  });

  it('hides what the API says in sentences, and namespaces in keys of freshness', () => {
    const told = createDisguise().event({
      type: 'frame',
      frame: {
        ...{ ns: '', from: 1, to: 2, at: 0 },
        patch: {
          freshness: {
            put: [
              {
                key: 'Pod/treasury',
                kind: 'Pod',
                scope: 'treasury',
                state: 'denied',
                since: 0,
                reason: 'pods is forbidden in treasury',
              },
            ],
            gone: ['Service/treasury'],
          },
        },
      },
    });
    const made = fakeName('treasury');
    expect(JSON.stringify(told)).not.toContain('treasury');
    expect(told).toMatchObject({
      frame: {
        patch: { freshness: { put: [{ key: `Pod/${made}`, scope: made }], gone: [`Service/${made}`] } },
      },
    });
  });
});
