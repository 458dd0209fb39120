/** Four namespaces of which one may not be read in part and one is not heard of any more. For the gallery. */
import type { FreshnessState } from '@switchboard/core/freshness';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import {
  door,
  type Element,
  line,
  node,
  pod,
  service,
  topology,
} from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { at, slice, web } from './shop.ts';

type Row = readonly [id: string, ip: string, node: string];

function list(
  namespace: string,
  name: string,
  number: string,
  port: number,
  rows: readonly Row[],
): Element[] {
  const uid = `${namespace}.${name}`;
  const inside = { namespace };
  return [
    service(name, { ...web(80, port, number, rows.length, 0), uid, ...inside }),
    slice(`${name}-${rows.length}x7k2`, name, { uid: `${uid}-slice`, ...inside }),
    ...rows.flatMap(([id, ip, on]) => [
      pod(`${name}-${id}`, { uid: `${uid}-${id}`, ips: [ip], node: on, wantedBy: [uid], ...inside }),
      line(uid, `${uid}-${id}`, {
        address: ip,
        node: on,
        podName: `${name}-${id}`,
        ports: [{ name: '', protocol: 'TCP', port }],
        ...inside,
      }),
    ]),
  ];
}

function known(kind: Kind, scope: string, state: FreshnessState, since = at - 400): Element {
  const key = scope === '' ? kind : `${kind}/${scope}`;
  return { map: 'freshness', value: { key, kind, scope, state, since } };
}

export function severalNamespaces(): Topology {
  const kinds = ['Service', 'EndpointSlice', 'Pod', 'Ingress'] as const;
  const denied = new Set(['EndpointSlice', 'Pod']);
  return topology(
    ...['a', 'b', 'c'].map((name, i) => node(`node-${name}`, { zone: `zone ${i + 1}`, pods: 20 })),
    known('Node', '', 'live'),
    ...['shop', 'payments'].flatMap(namespace => kinds.map(kind => known(kind, namespace, 'live'))),
    ...kinds.map(kind => known(kind, 'identity', denied.has(kind) ? 'denied' : 'live')),
    ...kinds.map(kind =>
      known(
        kind,
        'analytics',
        kind === 'Service' ? 'live' : 'stale',
        at - (kind === 'Service' ? 400 : 39_000),
      ),
    ),
    door(
      'shop',
      'shop.example',
      [
        { path: '/cart', serviceUid: 'shop.cart', service: 'cart' },
        { path: '/', serviceUid: 'shop.web', service: 'web' },
      ],
      { className: 'nginx', tls: true },
    ),
    door('pay', 'pay.example', [{ path: '/', serviceUid: 'payments.checkout', service: 'checkout' }], {
      namespace: 'payments',
    }),
    ...list('shop', 'cart', '10.96.0.57', 8080, [
      ['2hx8d', '10.244.1.12', 'node-a'],
      ['p6wqv', '10.244.2.17', 'node-b'],
    ]),
    ...list('shop', 'web', '10.96.0.42', 8080, [
      ['4kq2x', '10.244.1.11', 'node-a'],
      ['9v7tn', '10.244.2.14', 'node-b'],
      ['zc8lm', '10.244.3.9', 'node-c'],
    ]),
    ...list('payments', 'checkout', '10.96.4.18', 8443, [
      ['fn5bq', '10.244.1.21', 'node-a'],
      ['w8r4j', '10.244.3.22', 'node-c'],
    ]),
    ...list('payments', 'fraud', '10.96.4.30', 8080, [
      ['mm4td', '10.244.1.25', 'node-a'],
      ['q7vbx', '10.244.2.28', 'node-b'],
    ]),
    service('login', { uid: 'identity.login', namespace: 'identity', clusterIPs: ['10.96.5.11'] }),
    service('tokens', { uid: 'identity.tokens', namespace: 'identity', clusterIPs: ['10.96.5.12'] }),
    ...list('analytics', 'events', '10.96.6.70', 8080, [
      ['p8z2c', '10.244.1.40', 'node-a'],
      ['k5s9h', '10.244.3.43', 'node-c'],
    ]),
    ...list('analytics', 'reports', '10.96.6.71', 8080, [['t2n6w', '10.244.2.41', 'node-b']]),
  );
}
