/**
 * A shop of 25 Services and 300 pods on twelve nodes on a bad day: one app crashes on start, one Service asks for a label that nobody has,
 * one node is silent, a few pods fail their check, start or drain.
 */
import { createFleet, type Odd } from './fleet.ts';
import { putIngress } from './outside.ts';
import { DAY, MINUTE, type Scenario, SECOND } from './scenario.ts';

const SHOP = 'shop';

const at = (indexes: readonly number[], fate: NonNullable<Odd['fate']>): readonly Odd[] =>
  indexes.map(index => ({ index, fate }));

const ODD: ReadonlyMap<string, readonly Odd[]> = new Map([
  [
    'orders',
    [
      { index: 9, node: 'node-k', fate: { type: 'leaving', since: 16 * SECOND } },
      { index: 12, node: 'node-l', fate: { type: 'leaving', since: 9 * SECOND } },
    ],
  ],
  ['recs', at([8, 13, 16], { type: 'unready', since: 6 * MINUTE })],
  ['feed', at([11], { type: 'starting' })],
]);

const APPS =
  'web 24, bff 20, cart 6, catalog 18, checkout 12, search 16, sessions 18, auth 14, orders 16, stock 9, prices 8, images 14, recs 18, ' +
  'reviews 8, feed 12, profile 8, mail 6, queue 10, payments 12, invoices 8, import 2, audit 5, flags 3, admin 4, db 3';

export const medium: Scenario = {
  name: 'medium',
  description: '25 Services and 300 pods on 12 nodes: one crashes, one asks for nobody, one node is silent',
  home: SHOP,
  tryOut: '-n shop set selector service import app=import',
  lively: [],
  build(stage) {
    const { app, settle } = createFleet(stage, {
      name: 'medium',
      age: 60 * DAY,
      nodes: [...'abcdefghijkl'].map((letter, index) => ({
        name: `node-${letter}`,
        zone: `zone-${Math.floor(index / 4) + 1}`,
        ...(letter === 'h' ? { silentFor: 40 * SECOND } : {}),
      })),
      namespaces: [SHOP],
    });
    for (const [name = '', count] of APPS.split(', ').map(text => text.split(' ')))
      app({
        namespace: SHOP,
        name,
        pods: Number(count),
        odd: ODD.get(name) ?? [],
        ...(name === 'checkout' ? { fate: { type: 'crashing', restarts: 7 } } : {}),
        ...(name === 'db' ? { kind: 'StatefulSet' } : {}),
        service: {
          ...(name === 'import' ? { selector: { app: 'imprt' } } : {}),
          ...(name === 'db' ? { clusterIP: 'None' } : {}),
        },
      });
    app({ namespace: SHOP, name: 'worker', pods: 28, service: 'none' });
    putIngress(stage, {
      namespace: SHOP,
      name: 'shop',
      hosts: {
        'shop.example': { '/': 'web', '/cart': 'cart', '/catalog': 'catalog', '/pay': 'checkout' },
        'app.shop.example': { '/': 'bff' },
        'login.shop.example': { '/': 'auth' },
        'img.shop.example': { '/': 'images' },
        'admin.shop.example': { '/': 'admin' },
      },
      age: 50 * DAY,
    });
    settle();
  },
};
