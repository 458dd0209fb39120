/**
 * Many namespaces full of pods, all ready: for benchmarks and for looking at size. Ten pods per Deployment, one Service each.
 */
import { createFleet } from './fleet.ts';
import { DAY, type Scenario } from './scenario.ts';

const PODS_PER_NODE = 90;
const PODS_PER_APP = 10;
/** Above it, the two agents of every node would be all that there is. */
const MOST_WITH_AGENTS = 2_000;

export interface LargeFacts {
  readonly namespaces: number;
  readonly podsPerNamespace: number;
  /** Unset: 90 pods on each. */
  readonly nodes?: number;
}

/** Its name is `large-50x100`: namespaces by pods in each; `large-50x100-5000` on 5,000 nodes. */
export function large({ namespaces, podsPerNamespace, nodes: asked }: LargeFacts): Scenario {
  const total = namespaces * podsPerNamespace;
  const nodes = asked ?? Math.max(3, Math.ceil(total / PODS_PER_NODE));
  const digits = Math.max(3, String(nodes).length);
  return {
    name: `large-${namespaces}x${podsPerNamespace}${asked === undefined ? '' : `-${asked}`}`,
    description: `${total} pods in ${namespaces} namespaces on ${nodes} nodes`,
    home: teamName(1),
    tryOut: `-n ${teamName(1)} delete pod -l app=app-01`,
    lively: [],
    build(stage) {
      const { app, settle } = createFleet(stage, {
        name: `large ${total}`,
        age: 20 * DAY,
        nodes: Array.from({ length: nodes }, (_, index) => ({
          name: `node-${String(index + 1).padStart(digits, '0')}`,
          zone: `zone-${(index % 3) + 1}`,
        })),
        namespaces: Array.from({ length: namespaces }, (_, index) => teamName(index + 1)),
        agents: nodes <= MOST_WITH_AGENTS,
      });
      for (let number = 1; number <= namespaces; number += 1)
        for (let left = podsPerNamespace, index = 1; left > 0; left -= PODS_PER_APP, index += 1)
          app({
            namespace: teamName(number),
            name: `app-${String(index).padStart(2, '0')}`,
            pods: Math.min(left, PODS_PER_APP),
            service: { ports: [{ port: 80, targetPort: 'http' }] },
          });
      settle();
    },
  };
}

function teamName(number: number): string {
  return `team-${String(number).padStart(2, '0')}`;
}
