import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { diff } from './diff.ts';
import type { KubeObject } from './kubernetes/object.ts';
import { project } from './project.ts';
import { allLive, freshness, line, pod, put, service, slice, workload } from './testing/builders.ts';
import { emptyTopology } from './topology.ts';
import { decodeFrame, encodeFrame } from './wire.ts';
import { emptyWorld, reduce } from './world.ts';

const cart = workload('Deployment', 'cart', { podLabels: { app: 'cart', tier: 'shop' } });
const cartSet = workload('ReplicaSet', 'cart-1', { podLabels: { app: 'cart', tier: 'shop' }, owner: cart });
const web = workload('Deployment', 'web', { podLabels: { app: 'web', tier: 'shop' } });
const one = pod('cart-1-a', { labels: { app: 'cart', tier: 'shop' }, owner: cartSet, ips: ['10.0.0.1'] });
const two = pod('cart-1-b', { labels: { app: 'cart', tier: 'shop' }, owner: cartSet, ips: ['10.0.0.2'] });
const shop = [cart, cartSet, web, one, two];

function picture(objects: readonly KubeObject[], heard: readonly Change[] = allLive()) {
  return project(reduce(emptyWorld, [...heard, ...objects.map(put)]).world, 'shop');
}

function nearMiss(
  selector: Readonly<Record<string, string>>,
  objects: readonly KubeObject[] = shop,
  heard: readonly Change[] = allLive(),
) {
  return picture([service('door', { selector }), ...objects], heard).services.get('service-door')?.nearMiss;
}

const named = { workload: 'deployment-cart', kind: 'Deployment', name: 'cart', pods: 2 };

describe('near miss', () => {
  it.each([
    ['two letters swapped', { app: 'crat' }, { asked: ['app', 'crat'], carried: ['app', 'cart'] }],
    ['another key', { name: 'cart' }, { asked: ['name', 'cart'], carried: ['app', 'cart'] }],
    [
      'another value beside one that agrees',
      { app: 'cart', tier: 'backend' },
      { asked: ['tier', 'backend'], carried: ['tier', 'shop'] },
    ],
    ['one key too many', { app: 'cart', release: 'blue' }, { asked: ['release', 'blue'] }],
  ] as const)('P35: names the one workload that differs in one pair: %s', (_, selector, difference) => {
    expect(nearMiss(selector)).toEqual({ ...named, ...difference });
  });

  it.each([
    ['two pairs differ', { app: 'crat', tier: 'backend' }],
    ['a tie', { app: 'wab', tier: 'shop' }],
    ['a tie, in which one word is nearer', { app: 'crat', tier: 'shop' }],
    ['one pair, and two words are near', { app: 'wab' }],
    ['one pair, and no word is near', { app: 'payments' }],
    ['somebody is asked for and there', { app: 'cart' }],
  ])('P35: names none: %s', (_, selector) => {
    const tied = [workload('Deployment', 'a', { podLabels: { app: 'tab', tier: 'shop' } }), ...shop];
    expect(nearMiss(selector, tied)).toBeUndefined();
  });

  it('P35: counts the pods that live and carry it', () => {
    const done = pod('cart-1-c', {
      labels: { app: 'cart', tier: 'shop' },
      owner: cartSet,
      phase: 'Succeeded',
    });
    const odd = pod('cart-1-d', { labels: { app: 'other' }, owner: cartSet });
    expect(nearMiss({ app: 'crat' }, [...shop, done, odd])?.pods).toBe(2);
    expect(nearMiss({ app: 'crat' }, [cart, web])?.pods).toBe(0);
  });

  it.each(['Pod', 'Deployment', 'StatefulSet'] as const)('P35: says nothing where %s is not seen', kind => {
    const heard = [...allLive(), freshness(kind, 'denied')];
    expect(nearMiss({ app: 'crat' }, shop, heard)).toBeUndefined();
  });

  it('P35: says nothing where a line answers', () => {
    const listed = slice('s', 'door', [line(one)]);
    expect(nearMiss({ app: 'crat' }, [...shop, listed])).toBeUndefined();
  });

  it('P35, W1: crosses the wire as it is', () => {
    const after = picture([service('door', { selector: { name: 'cart' } }), ...shop]);
    const frame = { ns: 'shop', from: 0, to: 1, at: 0, patch: diff(emptyTopology, after) };
    const read = decodeFrame(JSON.parse(encodeFrame(frame)));
    expect(read?.patch.services?.put?.[0]?.nearMiss).toEqual({
      ...named,
      asked: ['name', 'cart'],
      carried: ['app', 'cart'],
    });
  });
});
