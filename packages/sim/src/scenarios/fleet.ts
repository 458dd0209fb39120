/**
 * A cluster of any size for a scenario: its nodes with the system on them, apps spread over the nodes with a Service each, and what follows
 * when some of the nodes have fallen silent. Names are drawn from the scenario's name, so that pictures, tests and talks agree.
 * Put the apps, then call `settle`.
 */
import { nodeLifecycle } from '../controllers/node-lifecycle.ts';
import { LAST_ADDRESS, LEASE_NAMESPACE } from '../controllers/pod-address.ts';
import { between, createDice } from '../dice.ts';
import { catchUp } from './catch-up.ts';
import { podAddress, putNode } from './nodes.ts';
import type { Fate, PodPlace } from './pods.ts';
import { DAY, MINUTE, SECOND, type Stage } from './scenario.ts';
import { putNamespace, putSystem } from './system.ts';
import { putDeployment, putService, putStatefulSet } from './workloads.ts';

export interface FleetNode {
  readonly name: string;
  readonly zone: string;
  readonly memory?: string;
  readonly cordoned?: boolean;
  /** Only apps that name it stand on it. */
  readonly spared?: boolean;
  /** Its kubelet has been given up on for that long. */
  readonly silentFor?: number;
}

export interface FleetFacts {
  /** Names are drawn from it. */
  readonly name: string;
  readonly age: number;
  /** The first is the control plane's. */
  readonly nodes: readonly FleetNode[];
  readonly namespaces: readonly string[];
  readonly dual?: boolean;
  /** Whether kube-proxy and the network's agent stand on every node (2 pods each). Unset: they do. */
  readonly agents?: boolean;
}

/** One pod of an app that is not like the others. */
export interface Odd {
  /** Which of the app's pods. */
  readonly index: number;
  readonly fate?: Fate;
  readonly node?: string;
  readonly suffix?: string;
  /** No node takes it. */
  readonly waits?: true;
}

export interface AppFacts {
  readonly namespace: string;
  readonly name: string;
  readonly pods: number;
  readonly odd?: readonly Odd[];
  /** All of its pods. */
  readonly fate?: Fate;
  /** Where its pods may stand; unset: on every node that is neither cordoned nor spared. */
  readonly on?: readonly string[];
  /** Its template asks for nodes of that zone. */
  readonly zone?: string;
  readonly port?: number;
  readonly kind?: 'Deployment' | 'StatefulSet';
  readonly labels?: Readonly<Record<string, string>>;
  readonly requests?: Readonly<Record<string, string>>;
  /** Replaces the ports of its container. */
  readonly ports?: readonly object[];
  /** On top of a selector of its labels and port 80; `none`: no Service asks for it. */
  readonly service?: 'none' | Readonly<Record<string, unknown>>;
  /** Names of its Service's lists. */
  readonly slices?: readonly string[];
  readonly age?: number;
}

export interface Fleet {
  /** The next free address of a node. */
  seat(node: string, age: number, odd?: Omit<Odd, 'index' | 'node'>): PodPlace;
  app(facts: AppFacts): void;
  settle(): void;
}

/** From the silence of a kubelet until the control plane says so. */
const GRACE = 50 * SECOND;
const FIRST_HOST = 2;

/** How long pods of that fate have been there, where it is not all the same. */
const ageWith = (fate: Fate | undefined, age: number): number =>
  fate?.type === 'starting' ? 20 * SECOND : fate?.type === 'creating' ? 12 * SECOND : age;

export function createFleet(stage: Stage, facts: FleetFacts): Fleet {
  const { nodes, age, dual = false, agents = true } = facts;
  const dice = createDice('fleet', facts.name);
  const numbers = new Map(nodes.map(({ name }, index) => [name, index + 1]));
  const zones = new Map(nodes.map(({ name, zone }) => [name, zone]));
  const hosts = new Map<string, number>();
  const open = nodes.filter(({ cordoned, spared }) => !cordoned && !spared).map(({ name }) => name);

  for (const [index, { silentFor, spared: _, ...node }] of nodes.entries())
    putNode(stage, {
      ...node,
      number: index + 1,
      age,
      dual,
      controlPlane: index === 0,
      ...(silentFor === undefined ? {} : { lastHeard: silentFor + GRACE }),
    });
  const seat: Fleet['seat'] = (node, since, { fate, suffix = dice.suffix(5), waits } = {}) => {
    if (waits) return { suffix, age: 4 * MINUTE };
    const number = numbers.get(node) ?? 0;
    const host = (hosts.get(node) ?? FIRST_HOST - 1) + 1;
    hosts.set(node, host);
    const place = { suffix, node, ip: podAddress(number, host), age: ageWith(fate, since) };
    return fate === undefined ? place : { ...place, fate };
  };
  putSystem(stage, {
    age,
    controlPlane: nodes[0]?.name ?? '',
    agents: new Map(agents ? nodes.map(({ name }) => [name, [dice.suffix(5), dice.suffix(5)]]) : []),
    dns: open.slice(1, 3).map(node => seat(node, age - MINUTE)),
    metrics: open.slice(1, 3).map(node => seat(node, age - 2 * MINUTE)),
  });
  for (const namespace of facts.namespaces) putNamespace(stage, namespace, age - DAY);

  function seats({ pods, odd = [], fate, kind, zone, ...app }: AppFacts, since: number): readonly PodPlace[] {
    const inZone = zone === undefined ? open : open.filter(node => zones.get(node) === zone);
    const on = app.on ?? inZone;
    const oddities = new Map(odd.map(one => [one.index, one]));
    const first = between(dice, 0, on.length);
    return Array.from({ length: pods }, (_, index) => {
      const step = pods < on.length ? Math.floor((index * on.length) / pods) : index;
      const one: Omit<Odd, 'index'> = oddities.get(index) ?? (fate === undefined ? {} : { fate });
      const node = one.node ?? on[(first + step) % on.length] ?? '';
      const named = kind === 'StatefulSet' ? { ...one, suffix: String(index) } : one;
      return seat(node, since - index * SECOND, named);
    });
  }

  return {
    seat,
    app(app) {
      const {
        namespace,
        name,
        port = 8080,
        labels = { app: name },
        requests,
        service = {},
        slices,
        zone,
      } = app;
      const since = app.age ?? between(dice, 2, 12) * DAY;
      const container = {
        name,
        image: `registry.example/${namespace}/${name}:${between(dice, 1, 9)}.${between(dice, 0, 20)}.0`,
        ports: app.ports ?? [{ name: 'http', containerPort: port }],
        readinessProbe: { httpGet: { path: '/healthz', port }, initialDelaySeconds: 1, periodSeconds: 2 },
        ...(requests === undefined ? {} : { resources: { requests } }),
      };
      const selected = zone === undefined ? {} : { nodeSelector: { 'topology.kubernetes.io/zone': zone } };
      const spec = { containers: [container], ...selected };
      const common = { namespace, name, labels, spec, age: since + DAY };
      const headless = service !== 'none' && service['clusterIP'] === 'None';
      if (app.kind === 'StatefulSet')
        putStatefulSet(stage, { ...common, serviceName: headless ? name : '', pods: seats(app, since) });
      else putDeployment(stage, { ...common, pods: seats(app, since) });
      if (service === 'none') return;
      putService(stage, {
        namespace,
        name,
        spec: { selector: labels, ports: [{ port: 80, targetPort: port }], ...service },
        age: since + DAY,
        ...(slices === undefined ? {} : { slices }),
      });
    },
    settle() {
      for (const [node, host] of hosts) {
        const lease = stage.held.get('Lease', LEASE_NAMESPACE, node);
        if (lease === undefined) continue;
        const annotations = { ...lease.metadata.annotations, [LAST_ADDRESS]: String(host) };
        stage.change({ ...lease, metadata: { ...lease.metadata, annotations } }, 0);
      }
      for (const { name, silentFor } of nodes) stage.finish(nodeLifecycle, `/${name}`, silentFor ?? 0);
      const silences = nodes.flatMap(({ silentFor }) => silentFor ?? []);
      catchUp(stage, Math.min(DAY, ...silences));
    },
  };
}
