/**
 * Topologies for looking at: those of the drawings that this stage was built to (healthy, replacing, broken, shared, many, …). For the gallery and for tests
 * of the scene; times are relative to `at`. UIDs are names.
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

const nodes = [
  node('node-a', { zone: 'zone 1', pods: 23 }),
  node('node-b', { zone: 'zone 2', pods: 21 }),
  node('node-c', { zone: 'zone 3', pods: 19 }),
];

function slice(name: string, of: string, options: Partial<Slice> = {}): Element {
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

interface Member {
  readonly id: string;
  readonly ip: string;
  readonly node: string;
  readonly pod?: Partial<Pod>;
  readonly line?: Partial<Endpoint> | 'none';
}

/** A Service with its pods and lines. */
function members(of: string, prefix: string, port: number, list: readonly Member[]): readonly Element[] {
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

function web(port: number, target: number, ip: string, desired: number, surge: number): Partial<Service> {
  return {
    clusterIPs: [ip],
    ports: [{ name: 'http', protocol: 'TCP', port, target }],
    staffing: staffing(desired, surge),
  };
}

const cartPods: readonly Member[] = [
  { id: '2hx8d', ip: '10.244.1.12', node: 'node-a' },
  { id: 'p6wqv', ip: '10.244.2.17', node: 'node-b' },
];
const webPods: readonly Member[] = [
  { id: '4kq2x', ip: '10.244.1.11', node: 'node-a' },
  { id: '9v7tn', ip: '10.244.2.14', node: 'node-b' },
  { id: 'zc8lm', ip: '10.244.3.9', node: 'node-c' },
];
const catalogPods: readonly Member[] = [
  { id: 'd4wnz', ip: '10.244.1.13', node: 'node-a' },
  { id: 'k7t2m', ip: '10.244.2.15', node: 'node-b' },
  { id: 'x9fqb', ip: '10.244.3.11', node: 'node-c' },
];
const dbPods: readonly Member[] = [
  { id: '0', ip: '10.244.1.15', node: 'node-a' },
  { id: '1', ip: '10.244.2.16', node: 'node-b' },
  { id: '2', ip: '10.244.3.12', node: 'node-c' },
];

const shopDoor = door(
  'shop',
  'shop.example',
  [
    { path: '/cart', service: 'cart' },
    { path: '/', service: 'web' },
  ],
  { className: 'nginx', tls: true },
);

const byHand: readonly Element[] = [
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

const strays: readonly Element[] = [
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

const withoutImport = strays.filter(element => element.value !== strays[4]?.value);

interface Shop {
  readonly cart?: readonly Member[];
  readonly cartService?: Partial<Service>;
  readonly web?: readonly Member[];
  readonly catalog?: readonly Member[];
  readonly strays?: readonly Element[];
  readonly nodes?: readonly Element[];
}

function shop(options: Shop = {}): Topology {
  return topology(
    ...(options.nodes ?? nodes),
    shopDoor,
    service('cart', { ...web(80, 8080, '10.96.0.57', 2, 1), ...options.cartService }),
    slice('cart-m4d8r', 'cart'),
    ...members('cart', 'cart-7c9d6b54f-', 8080, options.cart ?? cartPods),
    service('web', web(80, 8080, '10.96.0.42', 3, 1)),
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

const leaving: Member = {
  id: '9v7tn',
  ip: '10.244.2.14',
  node: 'node-b',
  pod: { state: 'terminating', deletion: at + 28_000, grace: 30 },
  line: { ready: false, serving: true, terminating: true },
};
const coming: Member = {
  id: 'q8dtr',
  ip: '10.244.3.17',
  node: 'node-c',
  pod: { state: 'starting', containers: '0/1' },
  line: { ready: false, serving: false, terminating: false },
};
const come: Member = { id: 'q8dtr', ip: '10.244.3.17', node: 'node-c' };

/** What happens one after the other when a pod is deleted: one truth per step. */
export const replacement: readonly Topology[] = [
  shop(),
  shop({ web: [webPods[0] as Member, { ...leaving, line: {} }, webPods[2] as Member], strays: withoutImport }),
  shop({ web: [webPods[0] as Member, leaving, webPods[2] as Member], strays: withoutImport }),
  shop({
    web: [
      webPods[0] as Member,
      leaving,
      webPods[2] as Member,
      { ...coming, pod: { ...coming.pod, ips: [] }, line: 'none' },
    ],
    strays: withoutImport,
  }),
  shop({ web: [webPods[0] as Member, leaving, webPods[2] as Member, coming], strays: withoutImport }),
  shop({ web: [webPods[0] as Member, leaving, webPods[2] as Member, come], strays: withoutImport }),
  shop({ web: [webPods[0] as Member, webPods[2] as Member, come], strays: withoutImport }),
];

function shared(): Topology {
  const api: readonly Member[] = [
    { id: 'm6z3h', ip: '10.244.1.20', node: 'node-a', pod: { ips: ['10.244.1.20', 'fd00:10:244:1::14'] } },
    { id: 's8c5w', ip: '10.244.3.21', node: 'node-c', pod: { ips: ['10.244.3.21', 'fd00:10:244:3::15'] } },
  ];
  const second = (of: string, name: string, address: string, nodeName: string, port: number, family: 'IPv4' | 'IPv6' = 'IPv4') =>
    line(of, name, { address, node: nodeName, family, ports: [{ name: '', protocol: 'TCP', port }] });
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

function many(): Topology {
  const names = 'abcdefghij'.split('');
  const many: Member[] = Array.from({ length: 60 }, (_, i) => ({
    id: `${(i + 1000).toString(36).padStart(4, 'x')}z`,
    ip: `10.244.${(i % 10) + 1}.${20 + Math.floor(i / 10)}`,
    node: `node-${names[i % 10]}`,
    ...(i === 7
      ? { pod: { state: 'not-ready' as const }, line: { ready: false, serving: false } }
      : i === 21
        ? {
            pod: { state: 'terminating' as const, deletion: at + 12_000, grace: 30 },
            line: { ready: false, serving: true, terminating: true },
          }
        : i === 33
          ? {
              pod: { state: 'failing' as const, reason: 'CrashLoopBackOff', restarts: 9 },
              line: { ready: false, serving: false },
            }
          : {}),
  }));
  return topology(
    ...names.map((name, i) => node(`node-${name}`, { zone: `zone ${(i % 3) + 1}`, pods: 30 })),
    shopDoor,
    service('cart', web(80, 8080, '10.96.0.57', 2, 0)),
    slice('cart-m4d8r', 'cart'),
    ...members('cart', 'cart-7c9d6b54f-', 8080, cartPods),
    service('web', web(80, 8080, '10.96.0.42', 3, 0)),
    slice('web-x7k2p', 'web'),
    ...members('web', 'web-6d5f7c9b8-', 8080, webPods),
    service('sessions', web(6379, 6379, '10.96.0.88', 60, 2)),
    slice('sessions-2k9dw', 'sessions'),
    ...members('sessions', 'sessions-6f7d8c9b5-', 6379, many),
    service('catalog', web(80, 9090, '10.96.0.73', 3, 0)),
    slice('catalog-q2f6t', 'catalog'),
    ...members('catalog', 'catalog-5b8f7d9c6-', 9090, catalogPods),
    ...byHand,
  );
}

const unlisted = cartPods.map((member): Member => ({ ...member, line: 'none' }));

export const fixtures: Readonly<Record<string, readonly Topology[]>> = {
  healthy: [shop()],
  replacing: replacement.slice(0, 5),
  replaced: replacement,
  broken: [
    shop(),
    shop({
      cart: unlisted.map(member => ({ ...member, pod: { wantedBy: [] } })),
      cartService: { selector: [['app', 'crat']], silence: { why: 'selector-matches-nothing' } },
      catalog: [
        catalogPods[0] as Member,
        catalogPods[1] as Member,
        { ...(catalogPods[2] as Member), pod: { state: 'not-ready' }, line: { ready: false, serving: false } },
      ],
    }),
  ],
  draining: [
    shop(),
    shop({
      nodes: [nodes[0] as Element, node('node-b', { zone: 'zone 2', pods: 19, cordoned: true }), nodes[2] as Element],
      web: [webPods[0] as Member, leaving, webPods[2] as Member, { ...coming, id: 'h5k9c', ip: '10.244.1.19', node: 'node-a' }],
    }),
  ],
  shared: [shared()],
  many: [many()],
};
