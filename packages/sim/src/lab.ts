/**
 * A small cluster for tests: nodes and a namespace on a hand clock, with short ways to write what tests write often.
 * Used by tests only.
 */
import { createHandClock } from './clock.ts';
import { createCluster } from './cluster.ts';
import { controllerOf } from './controllers/owner.ts';
import { isActive, isReady } from './controllers/pod-state.ts';
import type { StoredObject } from './object.ts';
import { putNode } from './scenarios/nodes.ts';
import { HOUR, type Scenario } from './scenarios/scenario.ts';
import { putNamespace } from './scenarios/system.ts';
import type { Store } from './store.ts';

export const NAMESPACE = 'lab';

const bare = (nodes: number, prefix: number): Scenario => ({
  name: 'lab',
  description: 'for tests',
  home: 'default',
  tryOut: '',
  lively: [],
  build(stage) {
    for (let number = 1; number <= nodes; number += 1)
      putNode(stage, { name: `node-${number}`, zone: `zone-${number}`, number, age: HOUR, prefix });
    for (const name of [NAMESPACE, 'kube-node-lease']) putNamespace(stage, name, HOUR);
  },
});

export interface Lab {
  readonly store: Store;
  readonly now: () => number;
  /** Lets that many seconds pass. */
  wait(seconds: number): void;
  /** Ten minutes: longer than anything that is still under way. */
  settle(): void;
  // biome-ignore lint/suspicious/noExplicitAny: the spec of an object of any kind.
  apply(kind: string, name: string, spec: any, metadata?: object): StoredObject;
  /** Merges fields into the spec of what is there. */
  change(kind: string, name: string, fields: object): void;
  annotate(kind: string, name: string, annotations: Readonly<Record<string, string | undefined>>): void;
  get(kind: string, name: string): StoredObject | undefined;
  /** Pods of an owner whose name starts so; all pods without it. */
  pods(owner?: string): readonly StoredObject[];
  ready(owner?: string): readonly StoredObject[];
  /** "Reason message" of all events, oldest first. */
  events(): readonly string[];
}

const API: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'apps/v1'],
  ['ReplicaSet', 'apps/v1'],
  ['StatefulSet', 'apps/v1'],
  ['DaemonSet', 'apps/v1'],
  ['Job', 'batch/v1'],
  ['EndpointSlice', 'discovery.k8s.io/v1'],
]);

/** A Deployment's spec: one container, ready one or two seconds after its start. */
export const appSpec = (app: string, replicas: number, more: object = {}, image = 'app:1') => ({
  replicas,
  selector: { matchLabels: { app } },
  template: {
    metadata: { labels: { app } },
    spec: { containers: [{ name: 'app', image, readinessProbe: { tcpSocket: { port: 80 } } }] },
  },
  ...more,
});

interface LabFacts {
  readonly nodes?: number;
  readonly seed?: number;
  /** Length of the prefix of the nodes' pod ranges; 27 leaves 29 addresses each. */
  readonly prefix?: number;
}

export function createLab({ nodes = 3, seed = 1, prefix = 24 }: LabFacts = {}): Lab {
  const clock = createHandClock(Date.parse('2026-11-21T12:00:00Z'));
  const { store, start } = createCluster({ scenario: bare(nodes, prefix), seed, clock, calm: true });
  start();
  clock.advance(0);
  const scope = (kind: string) => (kind === 'Node' || kind === 'Namespace' ? undefined : NAMESPACE);
  const get = (kind: string, name: string) => store.get(kind, scope(kind), name);
  const pods = (owner = '') =>
    store
      .list('Pod', NAMESPACE)
      .filter(pod => owner === '' || (controllerOf(pod)?.name ?? '').startsWith(owner));
  const must = (kind: string, name: string): StoredObject => {
    const held = get(kind, name);
    if (held === undefined) throw new Error(`there is no ${kind} ${name}`);
    return held;
  };
  return {
    store,
    now: clock.now,
    wait: seconds => clock.advance(seconds * 1000),
    settle: () => clock.advance(600_000),
    apply: (kind, name, spec, metadata = {}) =>
      store.create({
        apiVersion: API.get(kind) ?? 'v1',
        kind,
        metadata: { name, namespace: NAMESPACE, ...metadata },
        spec,
      }),
    change(kind, name, fields) {
      const held = must(kind, name);
      store.update({ ...held, spec: { ...held.spec, ...fields } });
    },
    annotate(kind, name, annotations) {
      const held = must(kind, name);
      const merged = Object.entries({ ...held.metadata.annotations, ...annotations });
      const kept = Object.fromEntries(
        merged.filter((entry): entry is [string, string] => entry[1] !== undefined),
      );
      store.update({ ...held, metadata: { ...held.metadata, annotations: kept } });
    },
    get,
    pods,
    ready: owner => pods(owner).filter(pod => isActive(pod) && isReady(pod)),
    events: () => store.list('Event').map(({ reason, message }) => `${reason} ${message}`),
  };
}
