import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from './kind.ts';
import type { KubeObject } from './object.ts';
import { createParser, parse } from './parse.ts';

const metadata = {
  uid: 'u1',
  name: 'web-0',
  namespace: 'shop',
  resourceVersion: '7',
  creationTimestamp: '2026-11-21T08:00:00Z',
};

function read(kind: Parameters<typeof parse>[0], json: object): KubeObject {
  const parsed = parse(kind, { metadata, ...json });
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.object;
}

/** A pod as a kubelet leaves it, with far more than we keep. */
const podJson = {
  metadata: {
    ...metadata,
    labels: { app: 'web' },
    annotations: { secret: 'do not keep' },
    managedFields: [{}],
    ownerReferences: [
      { kind: 'Node', name: 'n', uid: 'no' },
      { kind: 'ReplicaSet', name: 'web-1', uid: 'rs', controller: true },
    ],
  },
  spec: {
    nodeName: 'n1',
    containers: [
      {
        name: 'app',
        env: [{ name: 'PASSWORD', value: 'do not keep' }],
        ports: [{ name: 'http', containerPort: 8080 }],
      },
    ],
    initContainers: [
      { name: 'setup', ports: [{ name: 'setup', containerPort: 1 }] },
      {
        name: 'proxy',
        restartPolicy: 'Always',
        ports: [{ name: 'admin', containerPort: 9090, protocol: 'UDP' }],
      },
    ],
  },
  status: {
    phase: 'Running',
    podIPs: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }],
    conditions: [
      { type: 'PodScheduled', status: 'True' },
      { type: 'Initialized', status: 'True' },
      { type: 'Ready', status: 'True', lastTransitionTime: '2026-11-21T08:00:03Z' },
    ],
    initContainerStatuses: [
      { name: 'setup', restartCount: 2, state: { terminated: { exitCode: 0, reason: 'Completed' } } },
      {
        name: 'proxy',
        restartCount: 1,
        ready: true,
        started: true,
        state: { running: { startedAt: '2026-11-21T08:00:01Z' } },
      },
    ],
    containerStatuses: [
      {
        name: 'app',
        restartCount: 3,
        ready: true,
        state: { running: { startedAt: '2026-11-21T08:00:02Z' } },
      },
    ],
  },
};

describe('parse', () => {
  it('P1: nothing that is not named in object.ts gets past the door', () => {
    const object = read('Pod', podJson);
    expect(object).toEqual({
      kind: 'Pod',
      meta: {
        uid: 'u1',
        name: 'web-0',
        namespace: 'shop',
        resourceVersion: '7',
        labels: new Map([['app', 'web']]),
        created: Date.parse('2026-11-21T08:00:00Z'),
        owner: { kind: 'ReplicaSet', name: 'web-1', uid: 'rs' },
      },
      node: 'n1',
      listens: 'app 8080',
      ips: ['10.0.0.1', 'fd00::1'],
      phase: 'Running',
      hostNetwork: false,
      ready: true,
      readySince: Date.parse('2026-11-21T08:00:03Z'),
      started: Date.parse('2026-11-21T08:00:02Z'),
      scheduled: true,
      containersReady: 2,
      containers: 2,
      restarts: 4,
      ports: [
        { name: 'http', protocol: 'TCP', port: 8080 },
        { name: 'admin', protocol: 'UDP', port: 9090 },
      ],
    });
  });

  it('P1: whatever the API says, parse answers', () => {
    const parser = createParser();
    const kind = fc.constantFrom(...kinds.map(spec => spec.kind));
    fc.assert(
      fc.property(kind, fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (which, spec, status, labels) => {
        expect(parse(which, spec).ok).toBe(false);
        const json = {
          metadata: { ...metadata, labels, ownerReferences: labels },
          spec,
          status,
          endpoints: spec,
          ports: status,
        };
        const parsed = parse(which, json);
        expect(parsed.ok || parsed.name === 'web-0').toBe(true);
        expect(parser(which, json)).toEqual(parsed);
      }),
    );
  });

  it('P1: any value in the place of any field of a real pod is survived, and the rest still read', () => {
    const paths = (value: unknown, at: readonly string[] = []): readonly (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? [at, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...at, key]))]
        : [at];
    const all = paths(podJson).filter(
      path => path.length > 1 && !['uid', 'name', 'namespace'].includes(path[1] ?? ''),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue(), (path, value) => {
        const json = structuredClone(podJson);
        const last = path.at(-1) ?? '';
        const parent = path
          .slice(0, -1)
          .reduce<object>((from, key) => Reflect.get(from, key) as object, json);
        Reflect.set(parent, last, value);
        const parsed = parse('Pod', json);
        expect(parsed.ok && parsed.object.meta.uid).toBe('u1');
      }),
      { numRuns: 300 },
    );
  });

  it.each(['uid', 'name', 'namespace'])(
    'P1: an object without metadata.%s is malformed and says so',
    field => {
      const parsed = parse('Pod', { ...podJson, metadata: { ...metadata, [field]: undefined } });
      expect(parsed).toEqual({
        ok: false,
        reason: `metadata.${field} is missing`,
        name: field === 'name' ? '' : 'web-0',
      });
    },
  );

  it('P1: objects without namespace need none, and carry none', () => {
    expect(read('Node', { spec: { unschedulable: true } })).toMatchObject({
      cordoned: true,
      meta: { namespace: '' },
    });
  });

  it('keeps what kubectl prints of a node: its roles by either label, in order, and the version of its kubelet', () => {
    const labels = {
      'node-role.kubernetes.io/worker': '',
      'node-role.kubernetes.io/': '',
      'kubernetes.io/role': 'control-plane',
    };
    const status = { nodeInfo: { kubeletVersion: 'v1.36.3', osImage: 'not kept' } };
    expect(read('Node', { metadata: { ...metadata, labels }, status })).toMatchObject({
      roles: ['control-plane', 'worker'],
      version: 'v1.36.3',
    });
  });

  it('keeps what kubectl prints of a pod: when what counts as a restart ended, the node promised to it, and its gates', () => {
    const ended = (at: string) => ({ lastState: { terminated: { finishedAt: `2026-11-21T08:0${at}:00Z` } } });
    const { spec, status } = podJson;
    const [setup, proxy] = status.initContainerStatuses;
    const printed = (conditions: readonly object[]) => {
      const pod = read('Pod', {
        spec: { ...spec, readinessGates: [{ conditionType: 'a' }, { conditionType: 'b' }] },
        status: {
          ...{ ...status, conditions, nominatedNodeName: 'n2' },
          initContainerStatuses: [
            { ...setup, ...ended('9') },
            { ...proxy, ...ended('4') },
          ],
          containerStatuses: status.containerStatuses.map(one => ({ ...one, ...ended('3') })),
        },
      });
      return pod.kind === 'Pod' ? [pod.restarted, pod.nominated, pod.gates] : [];
    };
    // Init containers count only while they run.
    expect(printed([{ type: 'b', status: 'True' }])).toEqual([
      Date.parse('2026-11-21T08:04:00Z'),
      'n2',
      '1/2',
    ]);
  });

  it('P28: labels named like properties of every object are kept as labels', () => {
    const labels = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as object;
    const { meta } = read('Pod', { metadata: { ...metadata, labels } });
    expect([...meta.labels]).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('P4: null conditions stay null', () => {
    const slice = read('EndpointSlice', {
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'web' } },
      addressType: 'IPv4',
      ports: [{ port: 80 }, { name: 'none' }, { name: 'null', port: null }, { name: 'zero', port: 0 }],
      endpoints: [
        { addresses: ['10.0.0.1'], conditions: { ready: false } },
        { addresses: ['10.0.0.2'], conditions: { ready: null, serving: true, terminating: true } },
        { addresses: [] },
        null,
      ],
    });
    expect(slice).toMatchObject({
      service: 'web',
      ports: [{ name: '', protocol: 'TCP', port: 80 }],
      endpoints: [
        { addresses: ['10.0.0.1'], ready: false, serving: null, terminating: null },
        { addresses: ['10.0.0.2'], ready: null, serving: true, terminating: true },
      ],
    });
  });

  it('P7: the placeholder slice with null for both lists is read', () => {
    expect(read('EndpointSlice', { addressType: 'IPv6', endpoints: null, ports: null })).toMatchObject({
      family: 'IPv6',
      endpoints: [],
      ports: [],
    });
    expect(parse('EndpointSlice', { metadata, addressType: 'IPX' })).toMatchObject({
      ok: false,
      name: 'web-0',
    });
  });

  it('P31: what the API fills in is filled in: names, protocols and target ports of Services', () => {
    expect(
      read('Service', {
        spec: { clusterIP: '10.96.0.1', ports: [{ port: 80 }, { port: 81, targetPort: 'web' }] },
      }),
    ).toEqual({
      kind: 'Service',
      meta: expect.anything(),
      type: 'ClusterIP',
      headless: false,
      clusterIPs: ['10.96.0.1'],
      families: ['IPv4'],
      ports: [
        { name: '', protocol: 'TCP', port: 80, target: 80 },
        { name: '', protocol: 'TCP', port: 81, target: 'web' },
      ],
      externalIPs: [],
      loadBalancer: [],
      affinity: 'None',
      internalTrafficPolicy: 'Cluster',
      externalTrafficPolicy: 'Cluster',
      publishNotReady: false,
    });
  });

  it('P17: clusterIP None is headless and no address', () => {
    expect(read('Service', { spec: { clusterIP: 'None', clusterIPs: ['None'] } })).toMatchObject({
      headless: true,
      clusterIPs: [],
    });
  });

  it('P6: an empty selector is none', () => {
    expect(read('Service', { spec: { selector: {} } })).not.toHaveProperty('selector');
  });

  it.each([
    [{ replicas: 10 }, { desired: 10, surge: 3 }],
    [{}, { desired: 1, surge: 1 }],
    [
      { replicas: 4, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2 } } },
      { desired: 4, surge: 2 },
    ],
    [
      { replicas: 4, strategy: { rollingUpdate: { maxSurge: '30%' } } },
      { desired: 4, surge: 2 },
    ],
    [
      { replicas: 4, strategy: { type: 'Recreate' } },
      { desired: 4, surge: 0 },
    ],
    [{ replicas: 0 }, { desired: 0, surge: 0 }],
  ])('P31: maxSurge is resolved as the Deployment controller does: %j', (spec, expected) => {
    expect(read('Deployment', { spec })).toMatchObject(expected);
  });

  it('P31: why pods of a workload are refused, and since when', () => {
    const said = { reason: 'FailedCreate', message: 'exceeded quota' };
    const failure = { type: 'ReplicaFailure', ...said, lastTransitionTime: '2026-11-21T08:00:00Z' };
    const withStatus = (status: string) =>
      read('ReplicaSet', { status: { conditions: [{ ...failure, status }] } });
    expect(withStatus('True')).toMatchObject({
      failure: { ...said, since: Date.parse('2026-11-21T08:00:00Z') },
    });
    expect(withStatus('False')).not.toHaveProperty('failure');
  });

  it('P31: a finished Job wants no pod, a DaemonSet one per node that it may use', () => {
    const done = { conditions: [{ type: 'Complete', status: 'True' }] };
    expect(read('Job', { spec: { parallelism: 3 } })).toMatchObject({ desired: 3 });
    expect(read('Job', { spec: { parallelism: 3 }, status: done })).toMatchObject({
      desired: 0,
      finished: true,
    });
    expect(read('DaemonSet', { status: { desiredNumberScheduled: 5 } })).toMatchObject({
      desired: 5,
      surge: 0,
    });
  });

  it.each([
    ['True', { ready: true }],
    ['False', { ready: false, reason: 'KubeletNotReady' }],
    ['Unknown', { reason: 'KubeletNotReady' }],
  ])('P31: a node whose Ready is %s', (status, expected) => {
    const node = read('Node', {
      status: { conditions: [{ type: 'Ready', status, reason: 'KubeletNotReady' }] },
    });
    expect(node).toMatchObject(expected);
    if (status === 'Unknown') expect(node).not.toHaveProperty('ready');
    if (status === 'True') expect(node).not.toHaveProperty('reason');
  });

  it('P31: a pod says in one word why it does not run, as kubectl does', () => {
    const reason = (
      status: object,
      spec: object = { containers: [{ name: 'app' }], initContainers: [{ name: 'a' }, { name: 'b' }] },
    ) => {
      const pod = read('Pod', { spec, status });
      return pod.kind === 'Pod' ? [pod.reason, `${pod.containersReady}/${pod.containers}`] : [];
    };
    const waiting = (word: string) => ({ state: { waiting: { reason: word } } });
    expect(reason({ containerStatuses: [waiting('CrashLoopBackOff')] })).toEqual(['CrashLoopBackOff', '0/1']);
    expect(reason({ initContainerStatuses: [waiting('ErrImagePull')] })).toEqual([
      'Init:ErrImagePull',
      '0/1',
    ]);
    expect(reason({ initContainerStatuses: [waiting('PodInitializing')] })).toEqual(['Init:0/2', '0/1']);
    expect(reason({ containerStatuses: [{ state: { terminated: { exitCode: 3 } } }] })).toEqual([
      'ExitCode:3',
      '0/1',
    ]);
    expect(reason({ containerStatuses: [{ state: { terminated: { exitCode: 1, signal: 9 } } }] })).toEqual([
      'Signal:9',
      '0/1',
    ]);
    expect(reason({ reason: 'Evicted', phase: 'Failed' })).toEqual(['Evicted', '0/1']);
    expect(
      reason({
        conditions: [
          { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' },
        ],
      }),
    ).toEqual(['Unschedulable', '0/1']);
    const half = [
      { state: { terminated: { exitCode: 0, reason: 'Completed' } } },
      { ready: true, state: { running: { startedAt: '2026-11-21T08:00:00Z' } } },
    ];
    expect(reason({ containerStatuses: half }, { containers: [{}, {}] })).toEqual([undefined, '1/2']);
  });

  it('P31: an Ingress keeps host, path and backend, and the class from its field or its old annotation', () => {
    const backend = { service: { name: 'web', port: { number: 80 } } };
    const spec = {
      rules: [
        {
          host: 'a.example',
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend },
              { path: '/r', backend: { resource: {} } },
            ],
          },
        },
      ],
      defaultBackend: { service: { name: 'web', port: { name: 'http' } } },
      tls: [{ hosts: ['a.example'], secretName: 'tls-of-a' }],
    };
    const annotations = { 'kubernetes.io/ingress.class': 'old' };
    expect(read('Ingress', { metadata: { ...metadata, annotations }, spec })).toEqual({
      kind: 'Ingress',
      meta: expect.anything(),
      className: 'old',
      classAnnotated: true,
      certificates: [{ secret: 'tls-of-a', hosts: ['a.example'] }],
      rules: [
        {
          host: 'a.example',
          paths: [
            { path: '/', pathType: 'Prefix', service: 'web', port: 80 },
            { path: '/r', pathType: 'ImplementationSpecific' },
          ],
        },
      ],
      defaultBackend: { path: '', pathType: 'ImplementationSpecific', service: 'web', port: 'http' },
      tlsHosts: ['a.example'],
      tls: true,
      addresses: [],
    });
  });

  it('P32: a parser keeps one copy of labels that repeat, and says what parse says', () => {
    const parser = createParser();
    const [one, other] = [parser('Pod', podJson), parser('Pod', structuredClone(podJson))];
    expect(one).toEqual(parse('Pod', podJson));
    expect(one.ok && other.ok && one.object.meta.labels === other.object.meta.labels).toBe(true);
  });

  it('P31: a budget keeps what was asked for as it was given, and what its controller counted', () => {
    const spec = {
      minAvailable: '50%',
      selector: {
        matchLabels: { app: 'web' },
        matchExpressions: [{ key: 'track', operator: 'In', values: ['new'] }],
      },
    };
    const status = { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 };
    const json = { spec, status: { ...status, observedGeneration: 2, disruptedPods: { a: 'now' } } };
    const old = { ...json, metadata: { ...metadata, generation: 3 } };
    expect(read('PodDisruptionBudget', json)).toEqual({
      kind: 'PodDisruptionBudget',
      meta: expect.anything(),
      minAvailable: '50%',
      selector: {
        pairs: new Map([['app', 'web']]),
        expressions: [{ key: 'track', operator: 'In', values: ['new'] }],
      },
      allowed: 1,
      healthy: 3,
      desired: 2,
      expected: 3,
    });
    expect(read('PodDisruptionBudget', old)).not.toHaveProperty('allowed');
    expect(read('PodDisruptionBudget', { spec: { maxUnavailable: 0 } })).not.toHaveProperty('selector');
    const unclear = { selector: { matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] } };
    expect(read('PodDisruptionBudget', { spec: unclear })).not.toHaveProperty('selector');
  });
});
