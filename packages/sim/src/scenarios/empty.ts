/**
 * A cluster that nobody has used yet: three nodes, the system's own pods, an empty namespace `shop` to apply things in.
 */
import { podAddress, putNode } from './nodes.ts';
import { HOUR, type Scenario } from './scenario.ts';
import { putNamespace, putSystem } from './system.ts';

const AGE = 2 * HOUR;

export const empty: Scenario = {
  name: 'empty',
  description: 'three nodes and nothing on them but the system itself',
  home: 'default',
  tryOut: '-n shop create deployment web --image=web:1 --replicas=3',
  lively: [],
  build(stage) {
    for (const [index, letter] of ['a', 'b', 'c'].entries())
      putNode(stage, {
        name: `node-${letter}`,
        zone: `zone-${index + 1}`,
        number: index + 1,
        age: AGE,
        lastAddress: index < 2 ? 2 : 1,
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
        { suffix: 'd8wpx', node: 'node-a', ip: podAddress(1, 2), age: AGE },
        { suffix: 'v5n7t', node: 'node-b', ip: podAddress(2, 2), age: AGE },
      ],
    });
    putNamespace(stage, 'shop', AGE);
  },
};
