/**
 * One Service with 400 lines, each of its four lists with one that differs, between small ones where all is well.
 */
import { createFleet } from './fleet.ts';
import { putIngress } from './outside.ts';
import { DAY, MINUTE, type Scenario, SECOND } from './scenario.ts';
import { putLegacyDatabase } from './shop-services.ts';

const SHOP = 'shop';
const ZONES = ['zone-1', 'zone-2', 'zone-3'];

export const many: Scenario = {
  name: 'many',
  description:
    'one Service with 400 endpoints in four lists, one line in each not well, and four small Services',
  home: SHOP,
  tryOut: '-n shop scale deployment sessions --replicas=420',
  lively: [],
  build(stage) {
    const { app, settle } = createFleet(stage, {
      name: 'many',
      age: 30 * DAY,
      nodes: [...'abcdefghij'].map((letter, index) => ({
        name: `node-${letter}`,
        zone: ZONES[index % ZONES.length] ?? '',
      })),
      namespaces: [SHOP],
    });
    const common = { namespace: SHOP };
    app({ ...common, name: 'cart', pods: 2, service: { clusterIP: '10.96.0.57' }, slices: ['cart-m4d8r'] });
    app({ ...common, name: 'web', pods: 3, service: { clusterIP: '10.96.0.42' }, slices: ['web-x7k2p'] });
    app({
      ...common,
      name: 'sessions',
      pods: 400,
      odd: [
        { index: 63, suffix: 'c7x4d', fate: { type: 'unready', since: 3 * MINUTE } },
        { index: 154, suffix: 'm2p9z', fate: { type: 'leaving', since: 12 * SECOND } },
        { index: 257, suffix: 't5k8v', fate: { type: 'crashing', restarts: 9 } },
        { index: 346, suffix: 'w3h6n', fate: { type: 'starting' } },
      ],
      port: 6379,
      service: { clusterIP: '10.96.0.88', ports: [{ port: 6379 }] },
      slices: ['sessions-2k9dw', 'sessions-5vq7c', 'sessions-h8m3x', 'sessions-p4t6b'],
    });
    app({
      ...common,
      name: 'catalog',
      pods: 3,
      port: 9090,
      service: { clusterIP: '10.96.0.73' },
      slices: ['catalog-q2f6t'],
    });
    putLegacyDatabase(stage, SHOP);
    putIngress(stage, {
      namespace: SHOP,
      name: 'shop',
      hosts: { 'shop.example': { '/cart': 'cart', '/': 'web' } },
      tls: 'shop-tls',
      age: 20 * DAY,
    });
    settle();
  },
};
