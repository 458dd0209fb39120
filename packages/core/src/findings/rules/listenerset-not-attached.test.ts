import { describe, expect, it } from 'vitest';
import type { AllowedNamespaces } from '../../kubernetes/gateway-api.ts';
import { namespace, service, toLabels } from '../../testing/builders.ts';
import { listenerSet } from '../../testing/gateway-builders.ts';
import { told } from '../testing/cluster-of.ts';
import { gateway, gatewayClass, route } from '../testing/network-builders.ts';

const rule = 'listenerset-not-attached';
const allowing = (allowedListeners: AllowedNamespaces) => gateway('edge', {}, { allowedListeners });
const of = (allowedListeners: AllowedNamespaces, own: string) => {
  const edge = allowing(allowedListeners);
  const set = listenerSet('more', 'edge', { namespace: own });
  const named = { ...set, parent: { ...set.parent, namespace: edge.meta.namespace } };
  return [
    gatewayClass('shared'),
    edge,
    named,
    namespace('team', { labels: { door: 'yes' } }),
    namespace('shop'),
  ];
};
const byDoor = { from: 'Selector' as const, selector: { pairs: toLabels({ door: 'yes' }), expressions: [] } };

describe('listenerset-not-attached', () => {
  it('fires where the Gateway takes none, which is what it says when it says nothing, or those of its own namespace', () => {
    const found = ['ListenerSet more error'];
    expect(told(rule, of({ from: 'None' }, 'shop'))).toEqual(found);
    expect(told(rule, of({ from: 'Same' }, 'team'))).toEqual(found);
    expect(told(rule, of(byDoor, 'shop'))).toEqual(found);
  });

  it('fires where there is no such Gateway', () => {
    expect(told(rule, [listenerSet('more', 'edge')])).toEqual(['ListenerSet more error']);
    expect(told(rule, [listenerSet('more', 'edge')], { without: ['Gateway'] })).toEqual([]);
  });

  it('leaves in peace whom the Gateway takes, and whom it may take', () => {
    expect(told(rule, of({ from: 'Same' }, 'shop'))).toEqual([]);
    expect(told(rule, of({ from: 'All' }, 'team'))).toEqual([]);
    expect(told(rule, of(byDoor, 'team'))).toEqual([]);
    expect(told(rule, of(byDoor, 'unseen'), { without: ['Namespace'] })).toEqual([]);
  });

  it('speaks for the routes that hang on it, and not for those of the Gateway', () => {
    const way = (kind: string, name: string) =>
      route('way', { parent: { kind, name, sectionName: 'more' }, status: [] });
    const world = (from: 'None' | 'Same', kind: string, name: string) => [
      ...of({ from }, 'shop'),
      service('web'),
      way(kind, name),
    ];
    const about = (...args: Parameters<typeof world>) => told('route-no-matching-listener', world(...args));
    expect(about('None', 'ListenerSet', 'more')).toEqual([]);
    expect(about('Same', 'ListenerSet', 'more')).toEqual([]);
    // A listener of a ListenerSet is none of the Gateway's.
    expect(about('Same', 'Gateway', 'edge')).toEqual(['HTTPRoute way parentRefs[0] error']);
  });
});
