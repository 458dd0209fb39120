import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTrouble, readConditions } from './condition.ts';
import { readNode } from './node-detail.ts';
import { readObject } from './object-detail.ts';
import { readPod } from './pod-detail.ts';
import { readService } from './service-detail.ts';
import { readSlice } from './slice-detail.ts';
import { specLines } from './spec-lines.ts';
import { readWorkload } from './workload-detail.ts';

const crashed = {
  spec: {
    terminationGracePeriodSeconds: 30,
    initContainers: [
      { name: 'copy', image: 'copy:1' },
      { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' },
    ],
    containers: [
      {
        name: 'web',
        image: 'web:2',
        ports: [{ name: 'http', containerPort: 8080 }],
        readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 2 },
        resources: { requests: { cpu: '100m' } },
      },
    ],
  },
  status: {
    phase: 'Running',
    initContainerStatuses: [{ name: 'copy', state: { terminated: { exitCode: 0, reason: 'Completed' } } }],
    containerStatuses: [
      {
        name: 'web',
        ready: false,
        restartCount: 4,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: '2026-11-21T08:00:00Z' } },
      },
    ],
  },
};

describe('readPod', () => {
  it('tells how each container is, how it ended the last time, and what its probes ask', () => {
    const [copy, proxy, web] = readPod(crashed).containers;
    expect(copy).toMatchObject({ role: 'init', state: { type: 'ended', exitCode: 0, reason: 'Completed' } });
    expect(proxy).toMatchObject({ role: 'sidecar', restarts: 0 });
    expect(proxy).not.toHaveProperty('state');
    expect(web).toMatchObject({
      role: 'app',
      ready: false,
      restarts: 4,
      state: { type: 'waiting', reason: 'CrashLoopBackOff' },
      last: { type: 'ended', exitCode: 137, reason: 'OOMKilled', at: Date.parse('2026-11-21T08:00:00Z') },
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      requests: [['cpu', '100m']],
      probes: [
        {
          of: 'readiness',
          probe: {
            asks: { type: 'http', scheme: 'HTTP', port: 'http', path: '/healthz' },
            period: 2,
            timeout: 1,
            failures: 3,
          },
        },
      ],
    });
  });

  it.each([
    [{ tcpSocket: { port: 5432 } }, { type: 'tcp', port: 5432 }],
    [{ grpc: { port: 9090, service: 'ready' } }, { type: 'grpc', port: 9090, service: 'ready' }],
    [{ exec: { command: ['(hidden)', '(hidden)'] } }, { type: 'exec', words: 2 }],
  ])('knows a probe by what it asks: %j', (livenessProbe, asks) => {
    const { containers } = readPod({ spec: { containers: [{ name: 'a', livenessProbe }] } });
    expect(containers[0]?.probes).toMatchObject([{ of: 'liveness', probe: { asks } }]);
  });
});

describe('conditions', () => {
  it('are in trouble by what their type means', () => {
    const [pressure, ready, odd] = readConditions([
      { type: 'MemoryPressure', status: 'True' },
      { type: 'Ready', status: 'True', lastTransitionTime: '2026-11-21T08:00:00Z' },
      { type: 'Ready', status: 'perhaps' },
      { status: 'True' },
    ]);
    expect(pressure && isTrouble(pressure)).toBe(true);
    expect(ready && isTrouble(ready)).toBe(false);
    expect(ready?.since).toBe(Date.parse('2026-11-21T08:00:00Z'));
    expect(odd?.status).toBe('Unknown');
  });
});

it('reads a slice as it is, with what it does not say left unsaid', () => {
  expect(
    readSlice({
      addressType: 'IPv4',
      ports: [{ port: 8080 }, { name: 'admin' }],
      endpoints: [
        {
          addresses: ['10.0.0.1'],
          conditions: { ready: false, terminating: true },
          targetRef: { kind: 'Pod', namespace: 'shop', name: 'web-1' },
          hints: { forZones: [{ name: 'zone-1' }] },
        },
      ],
    }),
  ).toEqual({
    addressType: 'IPv4',
    ports: [
      { port: 8080, protocol: 'TCP' },
      { name: 'admin', protocol: 'TCP' },
    ],
    lines: [
      {
        addresses: ['10.0.0.1'],
        ready: false,
        serving: null,
        terminating: true,
        target: { kind: 'Pod', namespace: 'shop', name: 'web-1' },
        hints: ['zone-1'],
      },
    ],
  });
});

it('reads of a node its roles, taints, ranges and what pods may use', () => {
  const node = readNode({
    metadata: { labels: { 'node-role.kubernetes.io/control-plane': '', zone: 'a' } },
    spec: {
      podCIDR: '10.244.1.0/24',
      taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }],
    },
    status: { capacity: { cpu: '8' }, allocatable: { cpu: '7' }, nodeInfo: { kubeletVersion: 'v1.36.3' } },
  });
  expect(node).toMatchObject({
    roles: ['control-plane'],
    podRanges: ['10.244.1.0/24'],
    taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }],
    resources: [{ name: 'cpu', capacity: '8', allocatable: '7' }],
    info: [['kubelet', 'v1.36.3']],
  });
});

it('reads of a workload only what its status counts', () => {
  const detail = readWorkload({
    spec: {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: { spec: { containers: [{ image: 'web:2' }] } },
    },
    status: { updatedReplicas: 1, readyReplicas: 3 },
  });
  expect(detail).toEqual({
    strategy: 'RollingUpdate',
    maxSurge: '25%',
    maxUnavailable: 0,
    paused: false,
    minReadySeconds: 0,
    counts: [
      ['of this version', 1],
      ['ready', 3],
    ],
    images: ['web:2'],
  });
});

it('reads of a Service for how long a caller keeps its pod', () => {
  expect(readService({ spec: { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } } })).toEqual({
    affinityTimeout: 10_800,
  });
});

it('writes the spec of any kind as lines', () => {
  expect(
    specLines({ spec: { hosts: ['a', 'b'], rules: [{ backend: { name: 'web', port: 80 } }], none: {} } }),
  ).toEqual([
    { path: 'hosts', value: 'a, b' },
    { path: 'rules[0].backend.name', value: 'web' },
    { path: 'rules[0].backend.port', value: '80' },
  ]);
});

it('throws at nothing, whatever it is given', () => {
  const readers = [
    readPod,
    readNode,
    readObject,
    readService,
    readSlice,
    readWorkload,
    readConditions,
    specLines,
  ];
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      for (const read of readers) {
        read(value);
        read({ metadata: value, spec: value, status: value, endpoints: value, ports: value });
        read({ spec: { containers: [value], template: { spec: { containers: [value] } } } });
      }
    }),
  );
});
