/**
 * Sequences that are not drawn: lists longer than a slice. A Service that comes when its pods are all there gets full slices and a rest; pods that come later fill the
 * rest; a list by hand is mirrored whole, up to a thousand addresses. (Who of many leaves is a controller's own choice, so nobody leaves.)
 */
import type { Sequence } from './sequence.ts';
import { SEQUENCE } from './shapes.ts';
import type { Body, Step } from './step.ts';

const nodesOf = (name: string) => ['a', 'b', 'c'].map(letter => `${name}-${letter}`);

const deployment = (sequence: string, replicas: number): Body => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web-1' },
  spec: {
    replicas,
    selector: { matchLabels: { of: 'web-1' } },
    template: {
      metadata: {
        labels: { of: 'web-1' },
        annotations: { 'switchboard.dev/start-delay': '10ms', 'switchboard.dev/delete-delay': '10ms' },
      },
      spec: {
        containers: [{ name: 'web', image: 'web:1' }],
        nodeSelector: { [SEQUENCE]: sequence },
        tolerations: [{ key: SEQUENCE, operator: 'Exists' }],
      },
    },
  },
});

const service = (name: string, spec: Body): Step => ({
  verb: 'create',
  kind: 'Service',
  body: { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ...spec, ports: [{ port: 80 }] } },
});

const scale = (replicas: number): Step => ({
  verb: 'patch',
  kind: 'Deployment',
  which: 'web-1',
  subresource: 'scale',
  patch: { spec: { replicas } },
});

const addresses = (count: number, third: number) =>
  Array.from({ length: count }, (_, i) => ({ ip: `10.9.${third + Math.floor(i / 250)}.${(i % 250) + 1}` }));

export const manyPods: Sequence = {
  name: 'seq-many-pods',
  nodes: nodesOf('seq-many-pods'),
  pinned: false,
  turns: [
    [{ verb: 'create', kind: 'Deployment', body: deployment('seq-many-pods', 115) }],
    [service('svc-1', { selector: { of: 'web-1' } })],
    [scale(120)],
    [service('svc-2', { selector: { of: 'web-1' }, clusterIP: 'None' })],
  ],
};

export const longList: Sequence = {
  name: 'seq-long-list',
  nodes: nodesOf('seq-long-list'),
  pinned: true,
  turns: [
    [
      service('ext-1', {}),
      {
        verb: 'create',
        kind: 'Endpoints',
        body: {
          apiVersion: 'v1',
          kind: 'Endpoints',
          metadata: { name: 'ext-1' },
          subsets: [
            { addresses: addresses(150, 0), notReadyAddresses: addresses(20, 10), ports: [{ port: 80 }] },
            { addresses: addresses(1_010, 20), ports: [{ port: 81 }] },
          ],
        },
      },
    ],
    [
      {
        verb: 'patch',
        kind: 'Endpoints',
        which: 'ext-1',
        patch: { subsets: [{ addresses: addresses(300, 0), ports: [{ port: 80 }] }] },
      },
    ],
  ],
};
