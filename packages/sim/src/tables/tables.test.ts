import { describe, expect, it } from 'vitest';
import type { StoredObject } from '../object.ts';
import { humanDuration } from './age.ts';
import { printerOf } from './printers.ts';

const NOW = Date.parse('2026-11-21T08:10:00Z');

const object = (kind: string, body: object, metadata: object = {}): StoredObject => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name: 'a',
    namespace: 'shop',
    uid: 'u',
    resourceVersion: '1',
    creationTimestamp: '2026-11-21T08:00:00Z',
    ...metadata,
  },
  ...body,
});

/** The cells by upper-case column name, as kubectl shows them. */
function row(kind: string, body: object, metadata?: object): Record<string, string | number | boolean> {
  const printer = printerOf({ kind });
  const cells = printer.cells(object(kind, body, metadata), NOW);
  expect(cells).toHaveLength(printer.columns.length);
  return Object.fromEntries(
    printer.columns.map(({ name }, index) => [name.toUpperCase(), cells[index] ?? '']),
  );
}

describe('ages', () => {
  it.each([
    [0, '0s'],
    [119, '119s'],
    [120, '2m'],
    [125, '2m5s'],
    [600, '10m'],
    [179 * 60, '179m'],
    [180 * 60, '3h'],
    [7 * 3600 + 59 * 60, '7h59m'],
    [47 * 3600, '47h'],
    [48 * 3600, '2d'],
    [50 * 3600, '2d2h'],
    [9 * 86_400, '9d'],
    [800 * 86_400, '2y70d'],
    [9 * 365 * 86_400, '9y'],
    [-5, '<invalid>'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(humanDuration(seconds * 1000)).toBe(text);
  });
});

describe('the table of pods', () => {
  const spec = { nodeName: 'node-a', containers: [{ name: 'web', image: 'web:1' }] };
  const running = { ready: true, restartCount: 0, state: { running: {} } };
  const pod = (status: object, metadata?: object, more: object = {}) =>
    row('Pod', { spec: { ...spec, ...more }, status }, metadata);

  it('prints a running pod with its wide columns', () => {
    expect(pod({ phase: 'Running', podIP: '10.244.1.11', containerStatuses: [running] })).toEqual({
      NAME: 'a',
      READY: '1/1',
      STATUS: 'Running',
      RESTARTS: '0',
      AGE: '10m',
      IP: '10.244.1.11',
      NODE: 'node-a',
      'NOMINATED NODE': '<none>',
      'READINESS GATES': '<none>',
    });
  });

  it.each([
    ['Pending', { phase: 'Pending' }],
    [
      'ContainerCreating',
      { phase: 'Pending', containerStatuses: [{ state: { waiting: { reason: 'ContainerCreating' } } }] },
    ],
    [
      'CrashLoopBackOff',
      { phase: 'Running', containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }] },
    ],
    [
      'Completed',
      {
        phase: 'Succeeded',
        containerStatuses: [{ state: { terminated: { reason: 'Completed', exitCode: 0 } } }],
      },
    ],
    [
      'Error',
      { phase: 'Failed', containerStatuses: [{ state: { terminated: { reason: 'Error', exitCode: 1 } } }] },
    ],
    ['ExitCode:3', { phase: 'Failed', containerStatuses: [{ state: { terminated: { exitCode: 3 } } }] }],
    [
      'Signal:9',
      { phase: 'Failed', containerStatuses: [{ state: { terminated: { exitCode: 137, signal: 9 } } }] },
    ],
    ['Evicted', { phase: 'Failed', reason: 'Evicted' }],
  ])('says %s', (word, status) => {
    expect(pod(status)['STATUS']).toBe(word);
  });

  it('says Terminating only of a pod that still has something to end', () => {
    const marked = { deletionTimestamp: '2026-11-21T08:10:30Z' };
    expect(pod({ phase: 'Running', containerStatuses: [running] }, marked)['STATUS']).toBe('Terminating');
    expect(pod({ phase: 'Succeeded' }, marked)['STATUS']).toBe('Succeeded');
    expect(pod({ phase: 'Running', reason: 'NodeLost' }, marked)['STATUS']).toBe('Unknown');
  });

  it('counts init containers until they are done', () => {
    const init = { initContainers: [{ name: 'one' }, { name: 'two' }] };
    const done = { state: { terminated: { exitCode: 0 } } };
    const waiting = { state: { waiting: { reason: 'PodInitializing' } } };
    expect(pod({ phase: 'Pending', initContainerStatuses: [done, waiting] }, {}, init)['STATUS']).toBe(
      'Init:1/2',
    );
    const failed = { state: { terminated: { exitCode: 1, reason: 'Error' } } };
    expect(pod({ phase: 'Pending', initContainerStatuses: [failed] }, {}, init)['STATUS']).toBe('Init:Error');
  });

  it('says when a container restarted last', () => {
    const again = {
      ...running,
      restartCount: 2,
      lastState: { terminated: { finishedAt: '2026-11-21T08:09:30Z' } },
    };
    expect(pod({ phase: 'Running', containerStatuses: [again] })['RESTARTS']).toBe('2 (30s ago)');
  });
});

describe('other tables', () => {
  it('prints endpoints up to three and says how many more', () => {
    const addresses = [1, 2, 3, 4, 5].map(last => ({ ip: `10.244.1.${last}` }));
    expect(row('Endpoints', { subsets: [{ addresses, ports: [{ port: 8080 }] }] })['ENDPOINTS']).toBe(
      '10.244.1.1:8080,10.244.1.2:8080,10.244.1.3:8080 + 2 more...',
    );
    expect(row('Endpoints', {})['ENDPOINTS']).toBe('<none>');
  });

  it('prints slices, also empty ones', () => {
    const slice = { addressType: 'IPv4', ports: [{ port: 8080 }], endpoints: [{ addresses: ['10.0.0.1'] }] };
    expect(row('EndpointSlice', slice)).toMatchObject({
      ADDRESSTYPE: 'IPv4',
      PORTS: '8080',
      ENDPOINTS: '10.0.0.1',
    });
    const empty = { addressType: 'IPv4', ports: null, endpoints: null };
    expect(row('EndpointSlice', empty)).toMatchObject({ PORTS: '<unset>', ENDPOINTS: '<unset>' });
  });

  it('prints Services of every type', () => {
    const ports = [
      { port: 80, protocol: 'TCP' },
      { port: 443, nodePort: 30443, protocol: 'TCP' },
    ];
    const spec = { type: 'LoadBalancer', clusterIP: '10.96.0.1', ports, selector: { b: '2', a: '1' } };
    expect(row('Service', { spec })).toMatchObject({
      'EXTERNAL-IP': '<pending>',
      'PORT(S)': '80/TCP,443:30443/TCP',
      SELECTOR: 'a=1,b=2',
    });
    const external = { type: 'ExternalName', externalName: 'db.example' };
    expect(row('Service', { spec: external })).toMatchObject({
      'CLUSTER-IP': '<none>',
      'EXTERNAL-IP': 'db.example',
    });
  });

  it('prints Deployments before anything was observed', () => {
    const template = {
      spec: {
        containers: [
          { name: 'c', image: 'i' },
          { name: 'd', image: 'j' },
        ],
      },
    };
    expect(
      row('Deployment', { spec: { replicas: 2, template, selector: { matchLabels: { app: 'a' } } } }),
    ).toEqual({
      NAME: 'a',
      READY: '0/2',
      'UP-TO-DATE': 0,
      AVAILABLE: 0,
      AGE: '10m',
      CONTAINERS: 'c,d',
      IMAGES: 'i,j',
      SELECTOR: 'app=a',
    });
  });

  it('prints cordoned nodes and their roles', () => {
    const node = {
      spec: { unschedulable: true },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    };
    const labels = { 'node-role.kubernetes.io/control-plane': '' };
    expect(row('Node', node, { labels })).toMatchObject({
      STATUS: 'Ready,SchedulingDisabled',
      ROLES: 'control-plane',
    });
  });

  it('prints events by what they are about', () => {
    const event = {
      involvedObject: { kind: 'Pod', name: 'web-1' },
      reason: 'Pulled',
      message: 'pulled\n',
      type: 'Normal',
      lastTimestamp: '2026-11-21T08:09:00Z',
    };
    expect(row('Event', event)).toMatchObject({ 'LAST SEEN': '60s', OBJECT: 'pod/web-1', MESSAGE: 'pulled' });
  });

  it('marks the class that claims get when they name none', () => {
    const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
    expect(row('StorageClass', { provisioner: 'disk' }, { annotations })['NAME']).toMatch(/ \(default\)$/);
    expect(row('StorageClass', { provisioner: 'disk' })['NAME']).not.toContain('default');
  });
});
