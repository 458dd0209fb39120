import { line, node, pod, service, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import { select } from '../inspector/selected.ts';
import { choices } from './choices.ts';

const offered = (all: ReturnType<typeof topology>, kind: string, name: string) => {
  const selected = select(all, { kind, namespace: kind === 'Node' ? '' : 'shop', name });
  if (selected === undefined) throw new Error(`there is no ${name}`);
  return choices(selected, all).flatMap(group => group.choices.map(({ action }) => action));
};

describe('what may be done', () => {
  it('to a pod is what makes sense in its state', () => {
    const actions = (state: 'ready' | 'not-ready' | 'terminating') =>
      offered(topology(pod('web-1', { state })), 'Pod', 'web-1').map(({ action }) => action);
    expect(actions('ready')).toEqual(['delete-pod', 'set-readiness', 'set-crash']);
    expect(actions('not-ready')).toEqual(['delete-pod', 'set-readiness', 'set-crash']);
    expect(actions('terminating')).toEqual([]);
  });

  it('to a node is to close it or to empty it, and to open it again', () => {
    const of = (cordoned: boolean) => offered(topology(node('n1', { cordoned })), 'Node', 'n1');
    expect(of(false)).toEqual([
      { action: 'cordon', node: 'n1' },
      { action: 'drain', node: 'n1' },
    ]);
    expect(of(true)[0]).toEqual({ action: 'uncordon', node: 'n1' });
  });

  it('breaks a selector by two letters and keeps its other pairs', () => {
    const all = topology(
      service('cart', {
        selector: [
          ['app', 'cart'],
          ['tier', 'web'],
        ],
      }),
      line('cart', 'a'),
    );
    expect(offered(all, 'Service', 'cart')).toEqual([
      { action: 'set-selector', namespace: 'shop', name: 'cart', selector: { app: 'catr', tier: 'web' } },
    ]);
  });

  it('mends a selector with what is carried in its place', () => {
    const nearMiss = {
      workload: 'w',
      kind: 'Deployment',
      name: 'cart',
      asked: ['app', 'crat'],
      carried: ['app', 'cart'],
      pods: 2,
    } as const;
    const all = topology(service('cart', { selector: [['app', 'crat']], nearMiss }));
    expect(offered(all, 'Service', 'cart')).toEqual([
      { action: 'set-selector', namespace: 'shop', name: 'cart', selector: { app: 'cart' } },
    ]);
  });
});
