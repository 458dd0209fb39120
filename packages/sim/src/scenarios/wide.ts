/**
 * A shop on 12 and on 60 nodes in three zones: the same kind of picture, once with a lane for each node and once with a hair.
 * One node is cordoned, one silent, a few pods are not well.
 */
import { createFleet, type FleetNode, type Odd } from './fleet.ts';
import { putIngress } from './outside.ts';
import { DAY, MINUTE, type Scenario, SECOND } from './scenario.ts';
import { putLegacyDatabase } from './shop-services.ts';

const SHOP = 'shop';

interface WideApp {
  readonly name: string;
  readonly clusterIP: string;
  readonly pods: number;
  readonly odd?: readonly Odd[];
  readonly on?: readonly string[];
  readonly port?: number;
}

interface WideFacts {
  readonly name: string;
  readonly description: string;
  readonly nodes: readonly FleetNode[];
  readonly apps: readonly WideApp[];
  readonly byHand?: boolean;
}

const wide = ({ name, description, nodes, apps, byHand = false }: WideFacts): Scenario => ({
  name,
  description,
  home: SHOP,
  tryOut: '-n shop delete pod -l app=web',
  lively: [],
  build(stage) {
    const { app, settle } = createFleet(stage, { name, age: 30 * DAY, nodes, namespaces: [SHOP] });
    for (const { clusterIP, port = 8080, ...facts } of apps) {
      const headless = clusterIP === 'None';
      app({
        namespace: SHOP,
        ...facts,
        port,
        ...(headless ? { kind: 'StatefulSet' as const } : {}),
        service: { clusterIP, ports: [{ port: headless ? port : 80, targetPort: port }] },
      });
    }
    if (byHand) putLegacyDatabase(stage, SHOP);
    putIngress(stage, {
      namespace: SHOP,
      name: 'shop',
      hosts: { 'shop.example': { '/': 'web', '/cart': 'cart', '/search': 'search' } },
      tls: 'shop-tls',
      age: 20 * DAY,
    });
    settle();
  },
});

const TWELVE = [
  'x7kq',
  'm2vd',
  'p9rt',
  'c4hz',
  'w8nb',
  'k3fs',
  't6jx',
  'd5qw',
  'z2lm',
  'b9gk',
  'h4vc',
  'r7ps',
].map(
  (end, index): FleetNode => ({
    name: `pool-1-${end}`,
    zone: `zone-${Math.floor(index / 4) + 1}`,
    ...(end === 'd5qw' ? { cordoned: true } : {}),
    ...(end === 'b9gk' ? { silentFor: 40 * SECOND, spared: true } : {}),
  }),
);

export const nodes12: Scenario = wide({
  name: 'nodes12',
  description:
    'twelve Services on 12 nodes in three zones; one node is cordoned, one silent, four lines differ',
  nodes: TWELVE,
  byHand: true,
  apps: [
    {
      name: 'web',
      clusterIP: '10.96.0.42',
      pods: 13,
      odd: [
        { index: 4, node: 'pool-1-z2lm', suffix: 'j5m8d', fate: { type: 'leaving', since: 22 * SECOND } },
        { index: 12, node: 'pool-1-c4hz', suffix: 'v3t7q', fate: { type: 'starting' } },
      ],
    },
    { name: 'cart', clusterIP: '10.96.0.57', pods: 8 },
    {
      name: 'search',
      clusterIP: '10.96.4.18',
      pods: 12,
      odd: [{ index: 7, node: 'pool-1-b9gk', suffix: 'c6r2k' }],
    },
    { name: 'catalog', clusterIP: '10.96.0.73', pods: 9, port: 9090 },
    { name: 'checkout', clusterIP: '10.96.2.91', pods: 6 },
    {
      name: 'payments',
      clusterIP: '10.96.7.12',
      pods: 6,
      port: 8443,
      odd: [{ index: 3, node: 'pool-1-k3fs', suffix: 'g8x2n', fate: { type: 'unready', since: 2 * MINUTE } }],
    },
    { name: 'orders', clusterIP: '10.96.2.15', pods: 10 },
    {
      name: 'inventory',
      clusterIP: '10.96.3.66',
      pods: 8,
      on: ['pool-1-m2vd', 'pool-1-k3fs', 'pool-1-z2lm'],
    },
    { name: 'sessions', clusterIP: 'None', pods: 9, port: 6379 },
    { name: 'mailer', clusterIP: '10.96.5.30', pods: 4, port: 2525 },
    { name: 'currency', clusterIP: '10.96.6.44', pods: 5, port: 7000 },
  ],
});

const SIXTY = Array.from({ length: 60 }, (_, index): FleetNode => {
  const number = String(index + 1).padStart(2, '0');
  return {
    name: `node-${number}`,
    zone: `zone-${Math.floor(index / 20) + 1}`,
    ...(number === '44' ? { cordoned: true } : {}),
    ...(number === '27' ? { silentFor: 40 * SECOND, spared: true } : {}),
  };
});

export const nodes60: Scenario = wide({
  name: 'nodes60',
  description:
    'thirteen Services and 330 pods on 60 nodes; one node is cordoned, one silent, one pod crashes',
  nodes: SIXTY,
  apps: [
    {
      name: 'web',
      clusterIP: '10.96.0.42',
      pods: 45,
      odd: [{ index: 20, node: 'node-27', suffix: 'j5m8d' }],
    },
    { name: 'cart', clusterIP: '10.96.0.57', pods: 24 },
    {
      name: 'search',
      clusterIP: '10.96.4.18',
      pods: 37,
      odd: [{ index: 9, node: 'node-27', suffix: 'c6r2k' }],
    },
    { name: 'catalog', clusterIP: '10.96.0.73', pods: 30, port: 9090 },
    {
      name: 'checkout',
      clusterIP: '10.96.2.91',
      pods: 21,
      odd: [{ index: 2, node: 'node-08', suffix: 't5k8v', fate: { type: 'crashing', restarts: 9 } }],
    },
    { name: 'payments', clusterIP: '10.96.7.12', pods: 16, port: 8443 },
    {
      name: 'orders',
      clusterIP: '10.96.2.15',
      pods: 25,
      odd: [{ index: 14, node: 'node-44', suffix: 'w2h8p', fate: { type: 'leaving', since: 14 * SECOND } }],
    },
    { name: 'inventory', clusterIP: '10.96.3.66', pods: 18 },
    { name: 'sessions', clusterIP: 'None', pods: 58, port: 6379 },
    {
      name: 'recommend',
      clusterIP: '10.96.9.3',
      pods: 28,
      on: ['node-04', 'node-05', 'node-06', 'node-07', 'node-09', 'node-10', 'node-11'],
    },
    { name: 'reviews', clusterIP: '10.96.8.21', pods: 12 },
    { name: 'currency', clusterIP: '10.96.6.44', pods: 8, port: 7000 },
    { name: 'mailer', clusterIP: '10.96.5.30', pods: 6, port: 2525 },
  ],
});
