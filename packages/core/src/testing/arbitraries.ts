/**
 * Random clusters for property tests (fast-check): objects of a small universe in which names, labels, addresses and nodes meet often, and histories of changes
 * with relabelling, deletion, recreation under the same name, cut and doubled slices, two families, relists, duplicates and denied kinds.
 * Nothing promises that an object agrees with another: pictures must be right about worlds that no controller would make.
 */
import fc from 'fast-check';
import type { Change } from '../change.ts';
import { type FreshnessState, freshnessKey } from '../freshness.ts';
import { kindSpec, kinds } from '../kubernetes/kind.ts';
import type { Family, KubeObject, PodObject, SliceEndpoint } from '../kubernetes/object.ts';
import { project } from '../project.ts';
import { emptyTopology, type Topology } from '../topology.ts';
import { emptyWorld, reduce } from '../world.ts';
import { budget } from './budget-arbitrary.ts';
import * as build from './builders.ts';
import { gatewayObjects } from './gateway-arbitrary.ts';
import { defined, identity, labels, names, namespaces, optional, times } from './identity.ts';

const nodes = ['node-1', 'node-2'] as const;
const addresses = ['10.0.0.1', '10.0.0.2', '10.0.0.3', 'fd00::1', 'fd00::2'] as const;
const condition = fc.option(fc.boolean());
const port = fc.record({
  name: fc.constantFrom('', 'http', 'admin'),
  protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
  port: fc.constantFrom(80, 8080, 9090),
});

const workloadKinds = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'] as const;

const podFacts = fc.record({
  node: optional(fc.constantFrom(...nodes)),
  ips: fc.uniqueArray(fc.constantFrom(...addresses), { maxLength: 2 }),
  phase: fc.constantFrom<PodObject['phase']>(
    'Pending',
    'Running',
    'Running',
    'Succeeded',
    'Failed',
    'Unknown',
  ),
  ready: optional(fc.boolean()),
  readySince: optional(times),
  started: optional(times),
  hostNetwork: fc.constantFrom(false, false, false, true),
  reason: optional(fc.constantFrom('CrashLoopBackOff', 'Init:ErrImagePull', 'ContainerCreating', 'NodeLost')),
  deletion: optional(times),
  restarts: fc.integer({ min: 0, max: 2 }),
  owner: optional(
    fc.record({
      kind: fc.constant('ReplicaSet'),
      name: fc.constant('web'),
      uid: fc.constantFrom(...namespaces.map(n => `replicaset-${n}-web-1`)),
    }),
  ),
});

const pod = fc
  .tuple(identity('Pod', ['p0', 'p1', 'p2', 'p3']), podFacts)
  .map(([who, facts]) => build.pod(who.name, { ...who.options, ...defined(facts) }));

const service = fc
  .tuple(
    identity('Service'),
    fc.record({
      type: fc.constantFrom('ClusterIP' as const, 'NodePort' as const, 'ExternalName' as const),
      selector: labels,
      ports: fc.array(fc.tuple(port, fc.constantFrom<number | string>(8080, 'http')), { maxLength: 2 }),
      headless: fc.boolean(),
      publishNotReady: fc.boolean(),
      families: fc.constantFrom<readonly Family[]>(['IPv4'], ['IPv6', 'IPv4'], []),
    }),
  )
  .map(([who, { ports, ...facts }]) => {
    const full = ports.map(([own, target]) => ({ ...own, target }));
    return build.service(who.name, { ...who.options, ...facts, ports: full });
  });

const sliceEndpoint: fc.Arbitrary<SliceEndpoint> = fc
  .record({
    addresses: fc.uniqueArray(fc.constantFrom(...addresses), { minLength: 1, maxLength: 2 }),
    ready: condition,
    serving: condition,
    terminating: condition,
    node: optional(fc.constantFrom(...nodes)),
    hostname: optional(fc.constant('web-0')),
    target: optional(
      fc
        .tuple(
          fc.constantFrom(...namespaces),
          fc.constantFrom('p0', 'p1', 'p2', 'p3'),
          fc.constantFrom('1', '2', ''),
        )
        .map(([namespace, name, generation]) => {
          return {
            kind: 'Pod',
            name,
            namespace,
            uid: generation && `pod-${namespace}-${name}-${generation}`,
          };
        }),
    ),
  })
  .map(facts => defined(facts) as SliceEndpoint);

const slice = fc
  .tuple(
    identity('EndpointSlice', ['s0', 's1', 's2']),
    fc.array(sliceEndpoint, { maxLength: 4 }),
    fc.record({
      service: optional(fc.constantFrom(...names)),
      family: fc.constantFrom<Family>('IPv4', 'IPv6', 'FQDN'),
      managedBy: optional(
        fc.constantFrom('endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io', 'me'),
      ),
      ports: fc.array(port, { maxLength: 2 }),
    }),
  )
  .map(([who, endpoints, facts]) => {
    const { service: owner, managedBy, ...others } = facts;
    const {
      service: _service,
      managedBy: _managedBy,
      ...made
    } = build.slice(who.name, '', endpoints, {
      ...who.options,
      ...others,
    });
    return { ...made, ...defined({ service: owner, managedBy }) };
  });

const node = fc
  .tuple(
    identity('Node', nodes),
    fc.record({
      ready: optional(fc.boolean()),
      reason: optional(fc.constant('NodeStatusUnknown')),
      cordoned: fc.boolean(),
    }),
  )
  .map(([who, { ready, reason, cordoned }]): KubeObject => {
    const { ready: _ready, ...made } = build.node(who.name, { ...who.options, cordoned });
    return { ...made, ...defined({ ready, reason }) };
  });

const workload = fc
  .tuple(
    fc.constantFrom(...workloadKinds).chain(kind => fc.tuple(fc.constant(kind), identity(kind))),
    fc.integer({ min: 0, max: 3 }),
    labels,
  )
  .map(([[kind, who], desired, podLabels]) =>
    build.workload(kind, who.name, { ...who.options, desired, podLabels }),
  );

const ingress = fc
  .tuple(identity('Ingress'), fc.constantFrom(...names))
  .map(([who, target]) => build.ingress(who.name, 'shop.example', { '/': target }, who.options));

const others = fc.oneof(
  identity('Namespace', namespaces).map(who => build.namespace(who.name, who.options)),
  identity('IngressClass').map(who => build.ingressClass(who.name, who.options)),
  fc
    .tuple(identity('Endpoints'), fc.boolean())
    .map(([who, byHand]) => build.endpoints(who.name, { ...who.options, byHand })),
);

/** Any object of the universe; pods, slices and Services are the most frequent. */
export const objects: fc.Arbitrary<KubeObject> = fc.oneof(
  { arbitrary: pod, weight: 5 },
  { arbitrary: slice, weight: 4 },
  { arbitrary: service, weight: 3 },
  { arbitrary: workload, weight: 2 },
  { arbitrary: node, weight: 2 },
  { arbitrary: ingress, weight: 1 },
  { arbitrary: budget, weight: 1 },
  { arbitrary: gatewayObjects, weight: 4 },
  { arbitrary: others, weight: 1 },
);

/** Objects with different UIDs. */
export const objectSets = fc.uniqueArray(objects, { selector: object => object.meta.uid, maxLength: 25 });

const states: readonly FreshnessState[] = ['loading', 'live', 'live', 'stale', 'denied', 'polled', 'failed'];

export const freshnessChanges: fc.Arbitrary<Change> = fc
  .record({
    kind: fc.constantFrom(...kinds.map(spec => spec.kind)),
    scope: fc.constantFrom('', ...namespaces),
    state: fc.constantFrom(...states),
    since: times,
  })
  .map(({ kind, scope, state, since }) => {
    return { type: 'freshness', freshness: { key: freshnessKey(kind, scope), kind, scope, state, since } };
  });

export const changes: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: objects.map(build.put), weight: 10 },
  { arbitrary: objects.map(build.gone), weight: 4 },
  {
    arbitrary: fc
      .tuple(
        objectSets,
        fc.constantFrom(...kinds.map(spec => spec.kind)),
        fc.constantFrom('', ...namespaces),
        fc.constantFrom(false, false, false, true),
      )
      .map(([set, kind, scope, rewound]): Change => {
        const wanted = set.filter(
          object => object.kind === kind && (scope === '' || object.meta.namespace === scope),
        );
        return {
          type: 'relist',
          kind,
          scope: kindSpec(kind).namespaced ? scope : '',
          objects: wanted,
          ...(rewound && { rewound }),
        };
      }),
    weight: 2,
  },
  { arbitrary: freshnessChanges, weight: 2 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...kinds.map(spec => spec.kind)), fc.constantFrom(...namespaces))
      .map(([kind, scope]): Change => ({ type: 'unwatched', kind, scope })),
    weight: 1,
  },
);

/** What a hub hears, tick by tick; it begins with everything live, as most clusters do. */
export const histories: fc.Arbitrary<readonly (readonly Change[])[]> = fc
  .array(fc.array(changes, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
  .map(ticks => [build.allLive(), ...ticks]);

/** The shard of one namespace of a random world, or the cluster's. */
export const topologies: fc.Arbitrary<Topology> = fc.oneof(
  { arbitrary: fc.constant(emptyTopology), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.array(changes, { maxLength: 30 }), fc.constantFrom('', ...namespaces))
      .map(([heard, namespace]) => {
        return project(reduce(emptyWorld, [...build.allLive(), ...heard]).world, namespace);
      }),
    weight: 9,
  },
);
