/**
 * Many namespaces full of pods, all ready: for benchmarks and for looking at size. Ten pods per Deployment, one Service each.
 */
import { createDice } from '../dice.ts';
import { podAddress, putNode } from './nodes.ts';
import { DAY, type Scenario } from './scenario.ts';
import { putNamespace, putSystem } from './system.ts';
import { type PodPlace, putDeployment, putService } from './workloads.ts';

const PODS_PER_NODE = 90;
const PODS_PER_APP = 10;
const FIRST_HOST = 2;

export interface LargeFacts {
  readonly namespaces: number;
  readonly podsPerNamespace: number;
}

/** Its name is `large-50x100`: namespaces by pods in each. */
export function large({ namespaces, podsPerNamespace }: LargeFacts): Scenario {
  const total = namespaces * podsPerNamespace;
  const nodes = Math.max(3, Math.ceil(total / PODS_PER_NODE));
  return {
    name: `large-${namespaces}x${podsPerNamespace}`,
    description: `${total} pods in ${namespaces} namespaces on ${nodes} nodes`,
    home: teamName(1),
    lively: [],
    build(stage) {
      const age = 10 * DAY;
      const names = Array.from({ length: nodes }, (_, index) => `node-${String(index + 1).padStart(3, '0')}`);
      const perNode = Math.ceil(total / nodes);
      for (const [index, name] of names.entries())
        putNode(stage, {
          name,
          zone: `zone-${(index % 3) + 1}`,
          number: index + 1,
          age,
          lastAddress: FIRST_HOST + perNode,
          controlPlane: index === 0,
        });
      const dice = createDice('large', String(total));
      putSystem(stage, {
        age,
        controlPlane: names[0] ?? '',
        agents: new Map(names.map(name => [name, [dice.suffix(5), dice.suffix(5)]])),
        dns: [],
      });
      let placed = 0;
      const nextPlace = (): PodPlace => {
        const index = placed % nodes;
        const host = FIRST_HOST + Math.floor(placed / nodes);
        placed += 1;
        return {
          suffix: dice.suffix(5),
          node: names[index] ?? '',
          ip: podAddress(index + 1, host),
          age: DAY,
        };
      };
      for (let number = 1; number <= namespaces; number += 1) {
        const namespace = teamName(number);
        putNamespace(stage, namespace, age);
        for (let left = podsPerNamespace, app = 1; left > 0; left -= PODS_PER_APP, app += 1) {
          const name = `app-${String(app).padStart(2, '0')}`;
          const labels = { app: name };
          const container = { name, image: `registry.example/${namespace}/${name}:1.0.0` };
          putDeployment(stage, {
            namespace,
            name,
            labels,
            spec: { containers: [{ ...container, ports: [{ name: 'http', containerPort: 8080 }] }] },
            age,
            pods: Array.from({ length: Math.min(left, PODS_PER_APP) }, nextPlace),
          });
          putService(stage, {
            namespace,
            name,
            spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
            age: DAY - 60_000,
          });
        }
      }
    },
  };
}

function teamName(number: number): string {
  return `team-${String(number).padStart(2, '0')}`;
}
