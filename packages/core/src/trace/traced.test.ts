/** Where the hops of a trace stand on the picture, and what stays lit. */
import { describe, expect, it } from 'vitest';
import { door, line, node, pod, service, topology } from '../scene/testing/model.ts';
import type { ToldHop, ToldTrace } from './told.ts';
import { tracedOn } from './traced.ts';

const all = topology(
  door('shop', 'shop.example', [
    { path: '/', serviceUid: 'web' },
    { path: '/cart', serviceUid: 'cart' },
  ]),
  ...[service('web'), service('cart'), node('n1'), node('n2')],
  ...[pod('web-1', { node: 'n1', wantedBy: ['web'] }), pod('cart-1', { node: 'n2', wantedBy: ['cart'] })],
  ...[pod('curl', { node: 'n1' }), line('web', 'web-1'), line('cart', 'cart-1')],
);

const hop = (stage: ToldHop['stage'], subject: string, result: ToldHop['result'] = 'pass'): ToldHop => ({
  ...{ stage, subject, result, why: '' },
});
const told = (target: string, ...hops: readonly ToldHop[]): ToldTrace => ({ target, verdict: 'pass', hops });
const list = (set: ReadonlySet<string> | undefined) => [...(set ?? [])].sort();

describe('from outside', () => {
  const trace = told(
    'http://Shop.example/cart',
    ...[hop('entry', 'Ingress/shop/shop'), hop('class', 'IngressClass/nginx')],
    ...[hop('front', 'Service/ingress-nginx/controller'), hop('rule', 'Ingress/shop/shop')],
    ...[hop('backend', 'Service/shop/cart'), hop('endpoints', 'Service/shop/cart', 'fail')],
    hop('container', 'Pod/shop/cart-1'),
  );

  it('stands at the door, at its path, at the list and at the pod', () => {
    const traced = tracedOn(all, trace, undefined);
    expect(traced?.stops.map(({ number, place }) => `${number} ${place}`)).toEqual([
      ...['1 door', '2 door', '3 door', '4 door', '5 path', '6 list', '7 pods'],
    ]);
    expect(traced?.stops[4]).toMatchObject({ door: 'shop', service: 'cart' });
    expect(traced?.stops[6]?.pods).toEqual(['cart-1']);
    expect(traced?.host).toBe('shop.example');
  });

  it('lights what the call passes, and nothing beside it', () => {
    const path = tracedOn(all, trace, undefined)?.path;
    expect([list(path?.doors), list(path?.services), list(path?.pods), list(path?.nodes)]).toEqual([
      ...[['shop'], ['cart'], ['cart-1'], ['n2']],
    ]);
  });

  it('lights one hop alone while it is looked at', () => {
    expect(list(tracedOn(all, trace, undefined, 0)?.path.services)).toEqual([]);
    const looked = tracedOn(all, trace, undefined, 6)?.path;
    expect([list(looked?.doors), list(looked?.pods), list(looked?.endpoints)]).toEqual([
      ...[[], ['cart-1'], ['cart|4|cart-1']],
    ]);
  });
});

it('from a pod lights who asks, too', () => {
  const trace = told(
    'web.shop:80',
    ...[hop('service', 'Service/shop/web'), hop('policy', 'Service/shop/web')],
  );
  const traced = tracedOn(all, trace, { kind: 'Pod', namespace: 'shop', name: 'curl' });
  expect([list(traced?.path.pods), list(traced?.path.doors)]).toEqual([['curl', 'web-1'], []]);
  expect(traced?.stops.map(({ place, pods }) => [place, pods])).toEqual([
    ['service', []],
    ['pods', ['web-1']],
  ]);
});

it('dims nothing where nothing of it is on screen', () => {
  expect(tracedOn(all, told('a.far:80', hop('service', 'Service/far/a', 'fail')), undefined)).toBeUndefined();
});
