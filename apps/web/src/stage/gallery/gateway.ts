/** The shop behind a Gateway: weights, borders with a grant and without, callers who are sent elsewhere, a route that hangs nowhere, and policies. For the gallery. */
import { door, topology } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import type { DoorPath, RouteLeg } from '@switchboard/core/topology/door';
import { shop } from './shop.ts';

const host = 'www.shop.example';

function way(path: string, name: string, to: Partial<DoorPath>, leg: Partial<RouteLeg> = {}): DoorPath {
  const route: RouteLeg = { kind: 'HTTPRoute', name, listeners: ['https'], ...leg };
  return { host, path, pathType: 'Prefix', port: 80, ...to, route };
}

const served = (service: string): Partial<DoorPath> => ({ service, serviceUid: service });
const payments = { serviceNamespace: 'payments' };

export function behindGateway(): Topology {
  const all = shop();
  const paths = [
    way('/cart', 'shop-cart', served('cart')),
    way('/pay', 'shop-pay', { service: 'checkout', serviceUid: 'p1' }, { ...payments, grant: 'from-shop' }),
    way('/refund', 'shop-pay', { service: 'refunds' }, { ...payments, refused: 'no-grant', meant: 'p2' }),
    way('/', 'shop-web', served('web'), { share: 90 }),
    way('/', 'shop-web', served('catalog'), { share: 10, also: ['GET', 'x-canary: 1'] }),
    way('/', 'to-https', {}, { redirect: 'https://', listeners: ['http'] }),
    way('/files', 'files', {}, { other: 'Bucket/files' }),
  ];
  const beta = { service: 'db' };
  const refused = { refused: 'not-attached' as const, meant: 'db' };
  const { doors } = topology(
    door('edge', host, [], {
      kind: 'Gateway',
      className: 'envoy',
      tls: true,
      addresses: ['198.51.100.7'],
      paths,
      listeners: [
        { name: 'https', port: 443, protocol: 'HTTPS', hostname: '*.shop.example' },
        { name: 'http', port: 80, protocol: 'HTTP' },
      ],
    }),
    door('infra', '', [], {
      kind: 'Gateway',
      className: 'envoy',
      trouble: { reason: 'Pending' },
      elsewhere: 3,
    }),
    door('shop-beta', host, [], {
      kind: 'HTTPRoute',
      trouble: { reason: 'NoMatchingListenerHostname' },
      paths: [{ ...way('/', 'shop-beta', beta, refused), host: 'beta.shop.test' }],
    }),
  );
  const endpoints = [...all.endpoints].map(([id, line]) => {
    if (line.service === 'cart') return [id, { ...line, wall: 'nobody' }] as const;
    return [id, line.service === 'web' ? ({ ...line, wall: 'some' } as const) : line] as const;
  });
  const policy = { uid: 'callers', name: 'callers', namespace: 'shop', created: 0, selector: '' };
  const ingress = [{ peers: [{ pods: 'app=storefront', namespaces: 'team=web' }], ports: [] }];
  const pods = [...all.pods].map(([uid, pod]) => [uid, { ...pod, policies: ['callers'] }] as const);
  return {
    ...all,
    doors,
    endpoints: new Map(endpoints),
    pods: new Map(pods),
    policies: new Map([['callers', { ...policy, ingress }]]),
  };
}
