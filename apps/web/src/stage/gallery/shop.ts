/**
 * The small shop of the drawings: five Services, three nodes, strangers in no list. For the fixtures of the gallery; UIDs are names.
 */
import {
  door,
  type Element,
  line,
  node,
  pod,
  service,
  serviceByHand,
  staffing,
  topology,
  workload,
} from '@switchboard/core/scene/testing/model';
import type { Endpoint, Pod, Service, Slice, Topology } from '@switchboard/core/topology';

/** Server time of all fixtures, ms since the epoch. */
export const at = Date.UTC(2026, 10, 21, 12, 4, 31);

export const nodes = [
  node('node-a', { zone: 'zone 1', pods: 23 }),
  node('node-b', { zone: 'zone 2', pods: 21 }),
  node('node-c', { zone: 'zone 3', pods: 19 }),
];

export function slice(name: string, of: string, options: Partial<Slice> = {}): Element {
  return {
    map: 'slices',
    value: {
      uid: name,
      name,
      namespace: 'shop',
      service: of,
      family: 'IPv4',
      ports: [],
      created: 0,
      ...options,
    },
  };
}

export interface Member {
  readonly id: string;
  readonly ip: string;
  readonly node: string;
  readonly pod?: Partial<Pod>;
  readonly line?: Partial<Endpoint> | 'none';
}

/** A Service with its pods and lines. */
export function members(
  of: string,
  prefix: string,
  port: number,
  list: readonly Member[],
): readonly Element[] {
  const owner = prefix.slice(0, -1);
  const root = owner.replace(/-[a-z0-9]{8,10}$/, '');
  const owners =
    root === owner
      ? [workload(owner, { kind: 'StatefulSet', desired: list.length })]
      : [
          workload(root, { kind: 'Deployment', desired: list.length }),
          workload(owner, { owner: root, desired: list.length }),
        ];
  const rows = list.flatMap(member => {
    const name = `${prefix}${member.id}`;
    return [
      pod(name, { ips: [member.ip], node: member.node, wantedBy: [of], owner, ...member.pod }),
      ...(member.line === 'none'
        ? []
        : [
            line(of, name, {
              address: member.ip,
              node: member.node,
              ports: [{ name: '', protocol: 'TCP', port }],
              ...member.line,
            }),
          ]),
    ];
  });
  return [...owners, ...rows];
}

export function web(
  port: number,
  target: number,
  ip: string,
  desired: number,
  surge: number,
): Partial<Service> {
  return {
    clusterIPs: [ip],
    ports: [{ name: '', protocol: 'TCP', port, target }],
    staffing: staffing(desired, surge),
  };
}

export const cartPods: readonly Member[] = [
  { id: '2hx8d', ip: '10.244.1.12', node: 'node-a' },
  { id: 'p6wqv', ip: '10.244.2.17', node: 'node-b' },
];
export const webPods: readonly Member[] = [
  { id: '4kq2x', ip: '10.244.1.11', node: 'node-a' },
  { id: '9v7tn', ip: '10.244.2.14', node: 'node-b' },
  { id: 'zc8lm', ip: '10.244.3.9', node: 'node-c' },
];
export const catalogPods: readonly Member[] = [
  { id: 'd4wnz', ip: '10.244.1.13', node: 'node-a' },
  { id: 'k7t2m', ip: '10.244.2.15', node: 'node-b' },
  { id: 'x9fqb', ip: '10.244.3.11', node: 'node-c' },
];
export const dbPods: readonly Member[] = [
  { id: '0', ip: '10.244.1.15', node: 'node-a' },
  { id: '1', ip: '10.244.2.16', node: 'node-b' },
  { id: '2', ip: '10.244.3.12', node: 'node-c' },
];

export const shopDoor = door(
  'shop',
  'shop.example',
  [
    { path: '/cart', service: 'cart' },
    { path: '/', service: 'web' },
  ],
  { className: 'nginx', tls: true },
);

export const byHand: readonly Element[] = [
  serviceByHand('legacy-db', {
    clusterIPs: ['10.96.0.61'],
    ports: [{ name: '', protocol: 'TCP', port: 5432, target: 5432 }],
    endpointsObject: 'hand',
  }),
  slice('legacy-db-1', 'legacy-db'),
  line('legacy-db', '203.0.113.20', {
    bare: true,
    ports: [{ name: '', protocol: 'TCP', port: 5432 }],
    hostname: 'orders-database',
    slices: ['legacy-db-1'],
  }),
];

export const strays: readonly Element[] = [
  workload('mailer', { kind: 'Deployment' }),
  workload('mailer-84fd5cc7b', { owner: 'mailer' }),
  pod('mailer-84fd5cc7b-rj6hs', { ips: ['10.244.1.14'], node: 'node-a', owner: 'mailer-84fd5cc7b' }),
  workload('price-import-29384', { kind: 'Job' }),
  pod('price-import-29384-lm2vd', {
    ips: ['10.244.2.12'],
    node: 'node-b',
    state: 'finished',
    owner: 'price-import-29384',
  }),
  pod('curl', { ips: ['10.244.3.13'], node: 'node-c' }),
];

export const withoutImport = strays.filter(element => element.value !== strays[4]?.value);

interface Shop {
  readonly cart?: readonly Member[];
  readonly cartService?: Partial<Service>;
  readonly web?: readonly Member[];
  readonly webService?: Partial<Service>;
  readonly catalog?: readonly Member[];
  readonly strays?: readonly Element[];
  readonly nodes?: readonly Element[];
}

export function shop(options: Shop = {}): Topology {
  return topology(
    ...(options.nodes ?? nodes),
    shopDoor,
    service('cart', { ...web(80, 8080, '10.96.0.57', 2, 1), ...options.cartService }),
    slice('cart-m4d8r', 'cart'),
    ...members('cart', 'cart-7c9d6b54f-', 8080, options.cart ?? cartPods),
    service('web', { ...web(80, 8080, '10.96.0.42', 3, 1), ...options.webService }),
    slice('web-x7k2p', 'web'),
    ...members('web', 'web-6d5f7c9b8-', 8080, options.web ?? webPods),
    service('catalog', web(80, 9090, '10.96.0.73', 3, 1)),
    slice('catalog-q2f6t', 'catalog'),
    ...members('catalog', 'catalog-5b8f7d9c6-', 9090, options.catalog ?? catalogPods),
    service('db-headless', {
      headless: true,
      clusterIPs: [],
      ports: [{ name: '', protocol: 'TCP', port: 5432, target: 5432 }],
      staffing: staffing(3, 0),
    }),
    slice('db-headless-z8n5c', 'db-headless'),
    ...members('db-headless', 'db-', 5432, dbPods),
    ...byHand,
    ...(options.strays ?? strays),
  );
}
