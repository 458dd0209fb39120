/**
 * Lists that are odd each in its own way, few enough for one screen: two Services over the same pods, two families, no number, by hand, a name only.
 */
import { createFleet } from './fleet.ts';
import { putExternalName, putIngress } from './outside.ts';
import { DAY, type Scenario } from './scenario.ts';
import { putLegacyDatabase } from './shop-services.ts';
import { putService } from './workloads.ts';

const SHOP = 'shop';

export const shared: Scenario = {
  name: 'shared',
  description: 'two Services over the same pods, two families, headless, by hand, a name only',
  home: SHOP,
  tryOut: '-n shop delete pod -l app=web',
  lively: [SHOP],
  build(stage) {
    const { app, settle } = createFleet(stage, {
      name: 'shared',
      age: 40 * DAY,
      nodes: ['a', 'b', 'c'].map((letter, index) => ({ name: `node-${letter}`, zone: `zone-${index + 1}` })),
      namespaces: [SHOP],
      dual: true,
    });
    /** "a 4kq2x": the node's letter and the end of the name. */
    const on = (...places: readonly string[]) =>
      places.map((place, index) => {
        const [letter, suffix = String(index)] = place.split(' ');
        return { index, node: `node-${letter}`, suffix };
      });
    app({
      namespace: SHOP,
      name: 'web',
      pods: 2,
      odd: on('a 4kq2x', 'b 9v7tn'),
      ports: [
        { name: 'http', containerPort: 8080 },
        { name: 'metrics', containerPort: 9100 },
      ],
      service: { clusterIP: '10.96.0.42' },
      slices: ['web-x7k2p'],
    });
    putService(stage, {
      namespace: SHOP,
      name: 'web-metrics',
      spec: {
        clusterIP: '10.96.4.77',
        selector: { app: 'web' },
        ports: [{ port: 9100, targetPort: 'metrics' }],
      },
      age: DAY,
      slices: ['web-metrics-v5d2n'],
    });
    app({
      namespace: SHOP,
      name: 'api',
      pods: 2,
      odd: on('a m6z3h', 'c s8c5w'),
      service: {
        ipFamilyPolicy: 'PreferDualStack',
        clusterIP: '10.96.0.81',
        clusterIPs: ['10.96.0.81', 'fd00:10:96::51'],
      },
      slices: ['api-k4j7s', 'api-p2v8c'],
    });
    app({
      namespace: SHOP,
      name: 'db',
      kind: 'StatefulSet',
      pods: 2,
      odd: on('b', 'c'),
      port: 5432,
      service: 'none',
    });
    putService(stage, {
      namespace: SHOP,
      name: 'db-headless',
      spec: { clusterIP: 'None', selector: { app: 'db' }, ports: [{ port: 5432 }] },
      age: 9 * DAY,
      slices: ['db-headless-z8n5c'],
    });
    app({ namespace: SHOP, name: 'mailer', pods: 1, odd: on('a rj6hs'), service: 'none' });
    app({ namespace: SHOP, name: 'probe', pods: 1, odd: on('c t8xwq'), service: 'none' });
    putLegacyDatabase(stage, SHOP);
    putExternalName(stage, {
      namespace: SHOP,
      name: 'mail',
      externalName: 'smtp.mail.example',
      age: 8 * DAY,
    });
    putIngress(stage, {
      namespace: SHOP,
      name: 'shop',
      hosts: { 'shop.example': { '/': 'web' } },
      tls: 'shop-tls',
      age: 30 * DAY,
    });
    settle();
  },
};
