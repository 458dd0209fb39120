/** Six lists, each odd in its own way: shared pods, two families, headless, by hand, another name. For the gallery. */
import {
  door,
  line,
  pod,
  service,
  serviceByHand,
  staffing,
  topology,
} from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { byHand, dbPods, type Member, members, nodes, slice, web, webPods } from './shop.ts';

export function oddLists(): Topology {
  const api: readonly Member[] = [
    { id: 'm6z3h', ip: '10.244.1.20', node: 'node-a', pod: { ips: ['10.244.1.20', 'fd00:10:244:1::14'] } },
    { id: 's8c5w', ip: '10.244.3.21', node: 'node-c', pod: { ips: ['10.244.3.21', 'fd00:10:244:3::15'] } },
  ];
  const second = (
    of: string,
    name: string,
    address: string,
    nodeName: string,
    port: number,
    family: 'IPv4' | 'IPv6' = 'IPv4',
  ) => line(of, name, { address, node: nodeName, family, ports: [{ name: '', protocol: 'TCP', port }] });
  return topology(
    ...nodes,
    door('shop', 'shop.example', [{ path: '/', service: 'web' }], { className: 'nginx', tls: true }),
    service('web', web(80, 8080, '10.96.0.42', 2, 0)),
    slice('web-x7k2p', 'web'),
    ...members('web', 'web-6d5f7c9b8-', 8080, webPods.slice(0, 2)),
    service('web-metrics', web(9100, 9100, '10.96.4.77', 2, 0)),
    slice('web-metrics-v5d2n', 'web-metrics'),
    second('web-metrics', 'web-6d5f7c9b8-4kq2x', '10.244.1.11', 'node-a', 9100),
    second('web-metrics', 'web-6d5f7c9b8-9v7tn', '10.244.2.14', 'node-b', 9100),
    service('api', {
      ...web(80, 8080, '10.96.0.81', 2, 0),
      clusterIPs: ['10.96.0.81', 'fd00:10:96::51'],
      families: ['IPv4', 'IPv6'],
    }),
    slice('api-k4j7s', 'api'),
    slice('api-p2v8c', 'api', { family: 'IPv6' }),
    ...members('api', 'api-5d9c7f6b8-', 8080, api),
    second('api', 'api-5d9c7f6b8-m6z3h', 'fd00:10:244:1::14', 'node-a', 8080, 'IPv6'),
    second('api', 'api-5d9c7f6b8-s8c5w', 'fd00:10:244:3::15', 'node-c', 8080, 'IPv6'),
    service('db-headless', {
      headless: true,
      clusterIPs: [],
      ports: [{ name: '', protocol: 'TCP', port: 5432, target: 5432 }],
      staffing: staffing(2, 0),
    }),
    slice('db-headless-z8n5c', 'db-headless'),
    ...members('db-headless', 'db-', 5432, [dbPods[1] as Member, dbPods[2] as Member]),
    ...byHand,
    serviceByHand('mail', {
      type: 'ExternalName',
      externalName: 'smtp.mail.example',
      clusterIPs: [],
      ports: [],
      families: [],
    }),
    pod('mailer-84fd5cc7b-rj6hs', { ips: ['10.244.1.14'], node: 'node-a' }),
    pod('curl', { ips: ['10.244.3.13'], node: 'node-c' }),
  );
}
