/**
 * The cluster of the story: a small shop in namespace `shop` on three nodes in three zones, with what people write by hand.
 * Names and addresses are fixed, so that pictures, tests and talks agree; everything else follows from the seed.
 */
import { putNeighbours } from './neighbours.ts';
import { podAddress, putNode } from './nodes.ts';
import { DAY, HOUR, MINUTE, type Scenario } from './scenario.ts';
import { putShopServices } from './shop-services.ts';
import { putShopHistory, putShopWorkloads } from './shop-workloads.ts';
import { putStorageClass } from './storage-class.ts';
import { putNamespace, putSystem } from './system.ts';

const AGE = 23 * DAY;
const SHOP = 'shop';

export const shop: Scenario = {
  name: 'shop',
  description: 'a small web shop on three nodes: Ingress, five Services, fourteen pods, and its neighbours',
  home: SHOP,
  tryOut: '-n shop delete pod -l app=cart',
  lively: [SHOP, 'staging', 'payments'],
  build(stage) {
    for (const [index, lastAddress] of [18, 20, 18].entries())
      putNode(stage, {
        name: `node-${'abc'.charAt(index)}`,
        zone: `zone-${index + 1}`,
        number: index + 1,
        age: AGE,
        lastAddress,
        controlPlane: index === 0,
      });
    putSystem(stage, {
      age: AGE,
      controlPlane: 'node-a',
      agents: new Map([
        ['node-a', ['7wq2m', 'b8vzx']],
        ['node-b', ['h4kdp', 'l9frt']],
        ['node-c', ['xm6sn', 'z2cgj']],
      ]),
      dns: [
        { suffix: 'd8wpx', node: 'node-a', ip: podAddress(1, 2), age: AGE - MINUTE },
        { suffix: 'v5n7t', node: 'node-b', ip: podAddress(2, 2), age: AGE - MINUTE },
      ],
      metrics: [{ suffix: 'g6c9k', node: 'node-c', ip: podAddress(3, 2), age: AGE - HOUR }],
    });
    putNeighbours(stage, AGE);

    putNamespace(stage, SHOP, 21 * DAY);
    putShopWorkloads(stage);
    putShopServices(stage);
    putShopHistory(stage);
    putStorageClass(stage, AGE);
  },
};
