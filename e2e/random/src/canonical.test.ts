/** What the comparison sees and what it passes over. */
import type { Json } from '@switchboard/contract/client';
import { expect, it } from 'vitest';
import { canonical, differences } from './canonical.ts';
import type { Captured } from './capture.ts';

const pod = (name: string, ready: boolean, node: string): Json => ({
  metadata: {
    name,
    uid: `uid of ${name}`,
    generateName: 'web-1-5d4f-',
    labels: { app: 'shop', 'pod-template-hash': name.slice(6, 10) },
    ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1-5d4f' }],
  },
  spec: { nodeName: node },
  status: {
    phase: 'Running',
    podIP: '10.244.0.7',
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
  },
});

const slice = (name: string, of: readonly Json[]): Json => ({
  metadata: {
    name,
    labels: { 'kubernetes.io/service-name': 'svc' },
    ownerReferences: [{ kind: 'Service', name: 'svc', controller: true }],
  },
  addressType: 'IPv4',
  ports: [{ name: '', port: 80, protocol: 'TCP' }],
  endpoints: of.map(({ metadata, spec }) => ({
    addresses: [`10.0.0.${metadata.name.length}`],
    conditions: { ready: true },
    nodeName: spec.nodeName,
    targetRef: { kind: 'Pod', uid: metadata.uid },
  })),
});

const cluster = (pods: readonly Json[], slices: readonly Json[]): Captured => ({
  Pod: pods,
  EndpointSlice: slices,
  Service: [],
  Endpoints: [],
  Deployment: [],
  ReplicaSet: [],
  StatefulSet: [],
});

const [a, b] = [pod('web-1-5d4f-aaaaa', true, 'n1'), pod('web-1-5d4f-bbbbb', true, 'n2')];
const [x, y] = [pod('web-1-77cc-xxxxx', true, 'n3'), pod('web-1-77cc-yyyyy', true, 'n1')];

const apart = (left: Captured, right: Captured, pinned = false) =>
  differences(canonical(left, pinned), canonical(right, pinned), ['left', 'right']);

it('names, addresses and order that a cluster draws make no difference', () => {
  expect(
    apart(cluster([a, b], [slice('svc-abcde', [a, b])]), cluster([y, x], [slice('svc-vwxyz', [x, y])])),
  ).toEqual([]);
});

it('who is listed, how and in how many slices does', () => {
  const whole = cluster([a, b], [slice('svc-abcde', [a, b])]);
  expect(apart(whole, cluster([x, y], [slice('svc-abcde', [x])]))).toHaveLength(3);
  const split = cluster([x, y], [slice('svc-abcde', [x]), slice('svc-fghij', [y])]);
  expect(apart(whole, split)).toHaveLength(3);
  const sick = pod('web-1-77cc-zzzzz', false, 'n3');
  expect(apart(whole, cluster([x, sick], [slice('svc-abcde', [x, sick])]))).not.toEqual([]);
});

it('nodes count where the pods had no choice', () => {
  const [left, right] = [cluster([a], [slice('svc-abcde', [a])]), cluster([x], [slice('svc-abcde', [x])])];
  expect(apart(left, right)).toEqual([]);
  expect(apart(left, right, true)).toHaveLength(4);
});
