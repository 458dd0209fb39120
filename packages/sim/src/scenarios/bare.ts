/**
 * A control plane as it is after its first start, with three nodes that have just joined: none of the system's own pods, no cloud, no network agent.
 * What `e2e/control-plane` furnishes a real one with, so that both can be compared from nothing on.
 */
import { type Condition, conditionsOf } from '../controllers/condition.ts';
import { putNode } from './nodes.ts';
import { MINUTE, type Scenario } from './scenario.ts';
import { putKubernetes, putNamespace } from './system.ts';

const AGE = 5 * MINUTE;
const AMOUNTS = { cpu: '32', memory: '128Gi', pods: '250' };
/** The machines are made up on both clusters, and alike. */
const MACHINE = {
  architecture: 'amd64',
  bootID: '',
  containerRuntimeVersion: 'kwok',
  kernelVersion: 'kwok',
  kubeletVersion: 'v1.36.3',
  kubeProxyVersion: 'kwok',
  machineID: '',
  operatingSystem: 'linux',
  osImage: '',
  systemUUID: '',
};

/** As kwok words them: `Ready` first, and the network's at the end. */
const withRoute = (held: readonly Condition[]): readonly Condition[] => {
  const [ready] = held.filter(({ type }) => type === 'Ready');
  if (ready === undefined) return held;
  const route: Condition = {
    ...ready,
    type: 'NetworkUnavailable',
    status: 'False',
    reason: 'RouteCreated',
    message: 'RouteController created a route',
  };
  return [ready, ...held.filter(({ type }) => type !== 'Ready'), route];
};

export const bare: Scenario = {
  name: 'bare',
  description: 'three nodes and nothing on them at all, as beside a control plane just started',
  home: 'default',
  tryOut: 'create deployment web --image=web:1 --replicas=3',
  lively: [],
  build(stage) {
    for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease'])
      putNamespace(stage, name, AGE);
    putKubernetes(stage, AGE);
    for (const [index, letter] of ['a', 'b', 'c'].entries()) {
      const node = putNode(stage, {
        name: `node-${letter}`,
        zone: `zone-${index + 1}`,
        number: index + 1,
        age: AGE,
      });
      const labels = {
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': node.metadata.name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/zone': `zone-${index + 1}`,
      };
      // By which kwok knows the nodes that it cares for, and by their phase those that are up.
      const annotations = { 'kwok.x-k8s.io/node': 'fake', ...node.metadata.annotations };
      const { providerID: _, ...spec } = node.spec;
      const named = stage.change({ ...node, metadata: { ...node.metadata, labels, annotations }, spec }, AGE);
      const made = { allocatable: AMOUNTS, capacity: AMOUNTS, nodeInfo: MACHINE, phase: 'Running' };
      const status = { ...named.status, ...made };
      stage.tell(named, { ...status, conditions: withRoute(conditionsOf(named)) }, AGE);
    }
  },
};
