/** A healthy cluster drawn by dice: two or three namespaces of apps behind doors of both kinds, with all that stands beside them. The same seed draws the same. */
import { createFleet } from '@switchboard/sim/scenarios/fleet';
import { DAY, type Scenario } from '@switchboard/sim/scenarios/scenario';
import { drawApp } from './apps.ts';
import { drawAcross, drawAlias, drawDatabase, drawLists, drawOddities } from './beside-apps.ts';
import { drawDoors } from './doors.ts';
import { createDraw, type Targets } from './draw.ts';

const NAMES = ['web', 'cart', 'search', 'mail', 'login', 'stock', 'offers', 'photos'];

export interface Healthy {
  readonly scenario: Scenario;
  readonly targets: Targets;
}

export function healthy(seed: number): Healthy {
  const draw = createDraw(seed);
  const namespaces = ['shop', 'blog', 'bank'].slice(0, 2 + draw.below(2));
  drawDoors(draw);
  for (const [i, namespace] of namespaces.entries()) {
    const from = draw.below(NAMES.length);
    const names = Array.from({ length: 3 + draw.below(3) }, (_, j) => NAMES[(from + j) % NAMES.length] ?? '');
    for (const [j, name] of names.entries())
      drawApp(draw, { namespace, name, peer: names[(j + 1) % names.length] ?? name });
    drawLists(draw, namespace);
    drawAlias(draw, namespace, names[0] ?? '');
    drawDatabase(draw, namespace);
    drawOddities(draw, namespace);
    if (i === 0) drawAcross(draw, namespace, namespaces[1] ?? '');
  }
  const name = `healthy-${seed}`;
  const nodes = Array.from({ length: 3 + draw.below(3) }, (_, i) => ({
    name: `node-${i + 1}`,
    zone: `zone-${(i % 3) + 1}`,
  }));
  return {
    targets: draw.targets,
    scenario: {
      name,
      description: '',
      home: 'shop',
      tryOut: '',
      lively: [],
      build(stage) {
        const all = [...namespaces, 'ingress-nginx', 'gateways'];
        const fleet = createFleet(stage, { name, age: 30 * DAY, nodes, namespaces: all });
        draw.perform(stage, fleet);
        fleet.settle();
      },
    },
  };
}
