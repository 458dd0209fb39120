import { describe, expect, it } from 'vitest';
import { nameOf, pathOf, resolve } from './select.ts';
import { door, line, node, pod, service, topology, workload } from './testing/model.ts';

const shop = topology(
  node('node-a'),
  node('node-b'),
  door('front', 'shop.example', [{ path: '/', service: 'web' }]),
  service('web'),
  service('metrics'),
  service('cart'),
  workload('web', { kind: 'Deployment' }),
  workload('web-6d5f', { owner: 'web' }),
  pod('web-a', { node: 'node-a', owner: 'web-6d5f', wantedBy: ['web', 'metrics'] }),
  pod('web-b', { node: 'node-b', owner: 'web-6d5f', wantedBy: ['web'] }),
  pod('curl', { node: 'node-b' }),
  line('web', 'web-a'),
  line('web', 'web-b'),
  line('metrics', 'web-a'),
);
const name = (kind: string, of: string, namespace = 'shop') => ({ kind, namespace, name: of });
const path = (kind: string, of: string, namespace = 'shop') => {
  const found = pathOf(shop, name(kind, of, namespace));
  return found && Object.fromEntries(Object.entries(found).map(([key, keys]) => [key, [...keys].sort()]));
};

describe('names', () => {
  it('lead to elements and back', () => {
    for (const of of [
      name('Service', 'web'),
      name('Pod', 'curl'),
      name('Node', 'node-a', ''),
      name('Deployment', 'web'),
      name('Ingress', 'front'),
    ]) {
      const found = resolve(shop, of);
      expect(found && nameOf(shop, found)).toEqual(of);
    }
    expect(resolve(shop, name('StatefulSet', 'web'))).toBeUndefined();
    expect(resolve(shop, name('Pod', 'gone'))).toBeUndefined();
    expect(resolve(shop, name('constructor', 'web'))).toBeUndefined();
  });
});

describe('the path of a selection', () => {
  it('of a Service: its door, lines, pods and their nodes', () => {
    expect(path('Service', 'metrics')).toEqual({
      doors: [],
      services: ['metrics'],
      endpoints: ['metrics|4|web-a'],
      pods: ['web-a'],
      nodes: ['node-a'],
    });
    expect(path('Service', 'web')).toMatchObject({ doors: ['front'], pods: ['web-a', 'web-b'] });
  });

  it('of a pod: every line that names it, and its Services', () => {
    expect(path('Pod', 'web-a')).toEqual({
      doors: ['front'],
      services: ['metrics', 'web'],
      endpoints: ['metrics|4|web-a', 'web|4|web-a'],
      pods: ['web-a'],
      nodes: ['node-a'],
    });
  });

  it('of a Service that has nobody: who nearly matches', () => {
    const miss = {
      asked: ['app', 'crat'],

      pods: 1,
      workload: 'api',
      kind: 'Deployment',
      name: 'api',
    } as const;
    const told = topology(
      service('crat', { nearMiss: miss }),
      workload('api', { kind: 'Deployment' }),
      workload('api-6d5f', { owner: 'api' }),
      pod('api-a', { owner: 'api-6d5f' }),
      pod('curl'),
    );
    expect([...(pathOf(told, name('Service', 'crat'))?.pods ?? [])]).toEqual(['api-a']);
  });

  it('of a Gateway: also whom it may not lead to, but not who does not hang there', () => {
    const leg = (refused: 'no-grant' | 'not-attached', meant: string) => ({
      path: `/${meant}`,
      service: meant,
      route: { kind: 'HTTPRoute', name: meant, listeners: [], refused, meant } as const,
    });
    const told = topology(
      service('pay'),
      service('beta'),
      door('edge', 'shop.example', [leg('no-grant', 'pay'), leg('not-attached', 'beta')], {
        kind: 'Gateway',
      }),
    );
    expect([...(pathOf(told, name('Gateway', 'edge'))?.services ?? [])]).toEqual(['pay']);
  });

  it('of a node, a door, a workload, and of nothing', () => {
    expect(path('Node', 'node-b', '')).toMatchObject({
      pods: ['curl', 'web-b'],
      endpoints: ['web|4|web-b'],
      services: ['web'],
    });
    expect(path('Ingress', 'front')).toMatchObject({
      doors: ['front'],
      services: ['web'],
      pods: ['web-a', 'web-b'],
    });
    expect(path('Deployment', 'web')).toMatchObject({
      pods: ['web-a', 'web-b'],
      services: ['metrics', 'web'],
    });
    expect(path('Pod', 'gone')).toBeUndefined();
    expect(pathOf(shop, undefined)).toBeUndefined();
  });
});
