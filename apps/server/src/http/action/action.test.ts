import { fields } from '@switchboard/core/kubernetes/json';
import { describe, expect, it } from 'vitest';
import { scriptedCluster } from '../../testing/scripted-cluster.ts';
import { actionRequest } from './action-request.ts';
import { parseAction } from './parse-action.ts';
import { perform } from './perform.ts';

describe('actions', () => {
  it.each([
    [
      { action: 'delete-pod', namespace: 'shop', name: 'cart-1', uid: 'u-1' },
      'DELETE /api/v1/namespaces/shop/pods/cart-1',
      { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid: 'u-1' } },
      'kubectl -n shop delete pod cart-1',
    ],
    [
      { action: 'set-readiness', namespace: 'shop', name: 'cart-1', ready: false },
      'PATCH /api/v1/namespaces/shop/pods/cart-1',
      { metadata: { annotations: { 'sim.switchboard/readiness': 'fail' } } },
      'kubectl -n shop annotate pod cart-1 sim.switchboard/readiness=fail --overwrite',
    ],
    [
      { action: 'set-readiness', namespace: 'shop', name: 'cart-1', ready: true },
      'PATCH /api/v1/namespaces/shop/pods/cart-1',
      { metadata: { annotations: { 'sim.switchboard/readiness': null } } },
      'kubectl -n shop annotate pod cart-1 sim.switchboard/readiness-',
    ],
    [
      { action: 'scale', kind: 'Deployment', namespace: 'shop', name: 'cart', replicas: 0 },
      'PATCH /apis/apps/v1/namespaces/shop/deployments/cart/scale',
      { spec: { replicas: 0 } },
      'kubectl -n shop scale deployment cart --replicas=0',
    ],
    [
      { action: 'cordon', node: 'node-1' },
      'PATCH /api/v1/nodes/node-1',
      { spec: { unschedulable: true } },
      'kubectl cordon node-1',
    ],
    [
      { action: 'uncordon', node: 'node-1' },
      'PATCH /api/v1/nodes/node-1',
      { spec: { unschedulable: null } },
      'kubectl uncordon node-1',
    ],
    [
      { action: 'set-crash', namespace: 'shop', name: 'cart-1', crash: true },
      'PATCH /api/v1/namespaces/shop/pods/cart-1',
      { metadata: { annotations: { 'sim.switchboard/crash': 'true' } } },
      'kubectl -n shop annotate pod cart-1 sim.switchboard/crash=true --overwrite',
    ],
    [
      { action: 'restart', kind: 'Deployment', namespace: 'shop', name: 'cart' },
      'PATCH /apis/apps/v1/namespaces/shop/deployments/cart',
      {
        spec: {
          template: {
            metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-11-21T08:00:00Z' } },
          },
        },
      },
      'kubectl -n shop rollout restart deployment/cart',
    ],
    [
      { action: 'set-selector', namespace: 'shop', name: 'cart', selector: { app: 'crat' } },
      'PATCH /api/v1/namespaces/shop/services/cart',
      [{ op: 'replace', path: '/spec/selector', value: { app: 'crat' } }],
      "kubectl -n shop set selector service cart 'app=crat'",
    ],
  ])('%o is one request and one kubectl line', (body, request, sent, kubectl) => {
    const action = parseAction(body);
    if (typeof action === 'string') throw new Error(action);
    if (action.action === 'drain' || action.action === 'undo-rollout') throw new Error('several requests');
    const made = actionRequest(action, Date.UTC(2026, 10, 21, 8));
    expect(`${made.method} ${made.path}`).toBe(request);
    expect(made.body).toEqual(sent);
    expect(made.kubectl).toBe(kubectl);
  });

  it.each([
    [null],
    [[]],
    ['delete-pod'],
    [{}],
    [{ action: 'delete-namespace', namespace: 'shop', name: 'x' }],
    [{ action: 'delete-pod', namespace: 'shop' }],
    [{ action: 'delete-pod', namespace: 'shop', name: '../../nodes/a' }],
    [{ action: 'delete-pod', namespace: 'shop', name: 'x', uid: 'a"b' }],
    [{ action: 'delete-pod', namespace: 'shop; rm', name: 'x' }],
    [{ action: 'scale', kind: 'Secret', namespace: 'shop', name: 'x', replicas: 1 }],
    [{ action: 'scale', kind: 'Deployment', namespace: 'shop', name: 'x', replicas: 1e6 }],
    [{ action: 'scale', kind: 'Deployment', namespace: 'shop', name: 'x', replicas: 1.5 }],
    [{ action: 'scale', kind: 'constructor', namespace: 'shop', name: 'x', replicas: 1 }],
    [{ action: 'set-readiness', namespace: 'shop', name: 'x', ready: 'no' }],
    [{ action: 'cordon' }],
    [{ action: 'drain', node: 'a b' }],
    [{ action: 'set-crash', namespace: 'shop', name: 'x' }],
    [{ action: 'restart', kind: 'ReplicaSet', namespace: 'shop', name: 'x' }],
    [{ action: 'set-selector', namespace: 'shop', name: 'x', selector: {} }],
    [{ action: 'set-selector', namespace: 'shop', name: 'x', selector: { app: "a' b" } }],
    [{ action: 'set-selector', namespace: 'shop', name: 'x', selector: [['app', 'a']] }],
  ])('refuses %o in words', body => {
    expect(parseAction(body)).toMatch(/\.$/);
  });
});

describe('what undoes an action', () => {
  const done = async (body: unknown, replies: Readonly<Record<string, unknown>> = {}) => {
    const action = parseAction(body);
    if (typeof action === 'string') throw new Error(action);
    const cluster = scriptedCluster(({ method, path }) => {
      const [found] = Object.entries(replies).filter(([key]) => `${method ?? 'GET'} ${path}`.startsWith(key));
      const { status = 200, ...value } = fields<'status'>(found?.[1] ?? {});
      return { status: typeof status === 'number' ? status : 200, body: JSON.stringify(value) };
    });
    return { outcome: await perform(cluster, action, 0), asked: cluster.asked };
  };

  it.each([
    [
      { action: 'cordon', node: 'node-1' },
      { action: 'uncordon', node: 'node-1' },
    ],
    [
      { action: 'set-crash', namespace: 'shop', name: 'a', crash: true },
      { action: 'set-crash', namespace: 'shop', name: 'a', crash: false },
    ],
    [
      { action: 'set-readiness', namespace: 'shop', name: 'a', ready: false },
      { action: 'set-readiness', namespace: 'shop', name: 'a', ready: true },
    ],
    [
      { action: 'restart', kind: 'Deployment', namespace: 'shop', name: 'web' },
      { action: 'undo-rollout', namespace: 'shop', name: 'web' },
    ],
    [{ action: 'delete-pod', namespace: 'shop', name: 'a' }, undefined],
    [{ action: 'restart', kind: 'DaemonSet', namespace: 'shop', name: 'web' }, undefined],
  ])('of %o is %o', async (action, undo) => {
    expect((await done(action)).outcome).toMatchObject({ ok: true, ...(undo === undefined ? {} : { undo }) });
    if (undo === undefined) expect((await done(action)).outcome).not.toHaveProperty('undo');
  });

  it('is what was there before, where that had to be read', async () => {
    const scaled = await done(
      { action: 'scale', kind: 'Deployment', namespace: 'shop', name: 'web', replicas: 5 },
      { 'GET /apis/apps/v1/namespaces/shop/deployments/web/scale': { spec: { replicas: 3 } } },
    );
    expect(scaled.outcome).toMatchObject({ undo: { action: 'scale', replicas: 3 } });
    const broken = await done(
      { action: 'set-selector', namespace: 'shop', name: 'web', selector: { app: 'wbe' } },
      { 'GET /api/v1/namespaces/shop/services/web': { spec: { selector: { app: 'web' } } } },
    );
    expect(broken.outcome).toMatchObject({ undo: { action: 'set-selector', selector: { app: 'web' } } });
  });

  it('drains as kubectl does, and names whom a budget holds', async () => {
    const pod = (name: string, kind?: string) => ({
      metadata: {
        name,
        namespace: 'shop',
        ...(kind === undefined ? {} : { ownerReferences: [{ kind, controller: true }] }),
      },
    });
    const { outcome, asked } = await done(
      { action: 'drain', node: 'node-1' },
      {
        'GET /api/v1/pods?fieldSelector=spec.nodeName': {
          items: [
            pod('web-1', 'ReplicaSet'),
            pod('held-1', 'ReplicaSet'),
            pod('proxy-1', 'DaemonSet'),
            pod('curl'),
          ],
        },
        'POST /api/v1/namespaces/shop/pods/held-1/eviction': { status: 429 },
      },
    );
    expect(asked.map(({ method, path }) => `${method ?? 'GET'} ${path.split('?')[0]}`)).toEqual([
      'PATCH /api/v1/nodes/node-1',
      'GET /api/v1/pods',
      'POST /api/v1/namespaces/shop/pods/web-1/eviction',
      'POST /api/v1/namespaces/shop/pods/held-1/eviction',
      'POST /api/v1/namespaces/shop/pods/curl/eviction',
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      kubectl: 'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --force',
      undo: { action: 'uncordon', node: 'node-1' },
      note: expect.stringMatching(/^1 of 3 may not go yet.*held-1/),
    });
  });

  it('goes back to the template of the revision before, without the hash that belongs to its set', async () => {
    const set = (revision: string, image: string) => ({
      metadata: {
        ownerReferences: [{ uid: 'u' }],
        annotations: { 'deployment.kubernetes.io/revision': revision },
      },
      spec: {
        template: {
          metadata: { labels: { app: 'web', 'pod-template-hash': image } },
          spec: { containers: [{ image }] },
        },
      },
    });
    const { outcome, asked } = await done(
      { action: 'undo-rollout', namespace: 'shop', name: 'web' },
      {
        'GET /apis/apps/v1/namespaces/shop/deployments/web': { metadata: { uid: 'u' } },
        'GET /apis/apps/v1/namespaces/shop/replicasets': {
          items: [set('9', 'b'), set('10', 'c'), set('2', 'a')],
        },
      },
    );
    expect(outcome).toMatchObject({ ok: true, kubectl: 'kubectl -n shop rollout undo deployment/web' });
    expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual([
      {
        op: 'replace',
        path: '/spec/template',
        value: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ image: 'b' }] } },
      },
    ]);
  });

  it('has nothing to go back to where there is one version', async () => {
    const { outcome } = await done(
      { action: 'undo-rollout', namespace: 'shop', name: 'web' },
      { 'GET /apis/apps/v1/namespaces/shop/replicasets': { items: [] } },
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { status: 409 } });
  });
});
