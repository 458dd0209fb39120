/** Every kind of Service beside each other: several ports, two families, a load balancer, headless, a pod in two lists, three slices, copied and alias. For the gallery. */

import type { SlicePort } from '@switchboard/core/kubernetes/object';
import {
  type Element,
  line,
  pod,
  service,
  serviceByHand,
  staffing,
  topology,
  workload,
} from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { at, type Member, members, nodes, slice, web } from './shop.ts';

const tcp = (name: string, port: number): SlicePort => ({ name, protocol: 'TCP', port });

export function kinds(): Topology {
  return topology(
    ...nodes,
    ...ports(),
    ...families(),
    ...balanced(),
    ...headless(),
    ...slices(),
    ...elsewhere(),
    pod('report-28417-x2k8p', { ips: [], node: 'node-b', state: 'finished', owner: 'report-28417' }),
    workload('report-28417', { kind: 'Job' }),
  );
}

/** One pod lacks a named port, another is ready and not listed yet. */
function ports(): readonly Element[] {
  const all = [tcp('http', 8080), tcp('grpc', 9000), tcp('metrics', 9102)];
  return [
    service('api', {
      ...web(80, 8080, '10.96.2.10', 3, 0),
      ports: [
        { ...tcp('http', 80), target: 8080 },
        { ...tcp('grpc', 9000), target: 9000 },
        { ...tcp('metrics', 9102), target: 'metrics' },
      ],
    }),
    slice('api-5tq8w', 'api'),
    ...members('api', 'api-7d4f9c6b5-', 8080, [
      { id: '2hx8d', ip: '10.244.1.21', node: 'node-a', line: { ports: all } },
      { id: '7hj4c', ip: '10.244.2.24', node: 'node-b', line: { ports: all.slice(0, 2) } },
      { id: 'n6kpr', ip: '10.244.3.27', node: 'node-c', pod: { since: at - 3_000 }, line: 'none' },
    ]),
  ];
}

function families(): readonly Element[] {
  const second = (of: string, name: string, address: string, node: string) =>
    line(of, name, { address, node, family: 'IPv6', ports: [tcp('http', 8080)] });
  return [
    service('web', {
      ...web(80, 8080, '10.96.0.42', 2, 0),
      clusterIPs: ['10.96.0.42', 'fd00:10:96::2a'],
      families: ['IPv4', 'IPv6'],
    }),
    slice('web-x7k2p', 'web'),
    slice('web-m2n6t', 'web', { family: 'IPv6' }),
    ...members('web', 'web-6d5f7c9b8-', 8080, [
      { id: '4kq2x', ip: '10.244.1.11', node: 'node-a', pod: { ips: ['10.244.1.11', 'fd00:10:244:1::b'] } },
      { id: '9v7tn', ip: '10.244.2.14', node: 'node-b', pod: { ips: ['10.244.2.14', 'fd00:10:244:2::e'] } },
    ]),
    second('web', 'web-6d5f7c9b8-4kq2x', 'fd00:10:244:1::b', 'node-a'),
    second('web', 'web-6d5f7c9b8-9v7tn', 'fd00:10:244:2::e', 'node-b'),
  ];
}

function balanced(): readonly Element[] {
  return [
    service('edge', {
      ...web(443, 8443, '10.96.2.80', 2, 0),
      type: 'LoadBalancer',
      loadBalancer: ['198.51.100.20'],
      ports: [{ ...tcp('https', 443), target: 8443, nodePort: 31480 }],
    }),
    slice('edge-p2v7d', 'edge'),
    ...members('edge', 'edge-58c7d9f6b-', 8443, [
      { id: 'rj6hs', ip: '10.244.1.30', node: 'node-a' },
      { id: 'mq9zt', ip: '10.244.2.31', node: 'node-b' },
    ]),
    service('admin', {
      ...web(80, 8081, '10.96.2.91', 1, 0),
      type: 'NodePort',
      ports: [{ ...tcp('http', 80), target: 8081, nodePort: 30081 }],
    }),
    slice('admin-k8w2c', 'admin'),
    ...members('admin', 'admin-7b5c6d9f8-', 8081, [{ id: 'w2c5x', ip: '10.244.3.30', node: 'node-c' }]),
  ];
}

function headless(): readonly Element[] {
  const ips = ['10.244.1.15', '10.244.2.16', '10.244.3.12'];
  const dbs = ips.map(
    (ip, i): Member => ({
      id: String(i),
      ip,
      node: `node-${'abc'[i]}`,
      line: { hostname: `db-${i}` },
      pod: { wantedBy: i === 0 ? ['db', 'db-primary'] : ['db'] },
    }),
  );
  return [
    service('db', {
      headless: true,
      clusterIPs: [],
      ports: [{ ...tcp('', 5432), target: 5432 }],
      staffing: staffing(3, 0),
    }),
    slice('db-z8n5c', 'db'),
    ...members('db', 'db-', 5432, dbs),
    service('db-primary', {
      ...web(5432, 5432, '10.96.2.33', 1, 0),
      selector: [
        ['app', 'db'],
        ['role', 'primary'],
      ],
    }),
    slice('db-primary-k4x9m', 'db-primary'),
    line('db-primary', 'db-0', { address: '10.244.1.15', node: 'node-a', ports: [tcp('', 5432)] }),
  ];
}

/** Three slices of 100, 100 and 41; two pods for which there is no node. */
function slices(): readonly Element[] {
  const names = ['search-2k9dw', 'search-5vq7c', 'search-h8m3x'];
  const search = Array.from(
    { length: 241 },
    (_, i): Member => ({
      id: `${(i + 4000).toString(36).padStart(4, 'x')}z`,
      ip: `10.244.${(i % 3) + 1}.${40 + Math.floor(i / 3)}`,
      node: `node-${'abc'[i % 3]}`,
      line: { slices: [names[Math.floor(i / 100)] ?? ''] },
    }),
  );
  const waiting = ['p4t6b', 'x9fqb'].map(
    (id): Member => ({
      id,
      ip: '',
      node: '',
      pod: { state: 'pending', reason: 'Unschedulable', ips: [], containers: '0/1' },
      line: 'none',
    }),
  );
  return [
    service('search', web(9200, 9200, '10.96.2.51', 243, 0)),
    ...names.map(name => slice(name, 'search')),
    ...members('search', 'search-6f7d8c9b5-', 9200, search),
    ...members('search', 'search-6f7d8c9b5-', 9200, waiting).map(withoutNode),
  ];
}

function withoutNode(element: Element): Element {
  if (element.map !== 'pods') return element;
  const { node: _none, ...value } = element.value;
  return { map: 'pods', value };
}

function elsewhere(): readonly Element[] {
  return [
    serviceByHand('erp', {
      clusterIPs: ['10.96.2.61'],
      ports: [{ ...tcp('', 8443), target: 8443 }],
      endpointsObject: 'hand',
    }),
    slice('erp-x8d2k', 'erp', { managedBy: 'endpointslicemirroring-controller.k8s.io' }),
    line('erp', '203.0.113.31', {
      bare: true,
      origin: 'mirrored',
      ports: [tcp('', 8443)],
      slices: ['erp-x8d2k'],
    }),
    serviceByHand('mail', {
      type: 'ExternalName',
      externalName: 'smtp.mail.example',
      clusterIPs: [],
      ports: [],
      families: [],
    }),
  ];
}
