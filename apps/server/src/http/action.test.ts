import { describe, expect, it } from 'vitest';
import { actionRequest, parseAction } from './action.ts';

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
  ])('%o is one request and one kubectl line', (body, request, sent, kubectl) => {
    const action = parseAction(body);
    if (typeof action === 'string') throw new Error(action);
    const made = actionRequest(action);
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
  ])('refuses %o in words', body => {
    expect(parseAction(body)).toMatch(/\.$/);
  });
});
